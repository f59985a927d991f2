package io.meibo.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseTextTest {

    @ParameterizedTest
    @CsvSource({"王丽, 王, 丽", "欧阳俊杰, 欧阳, 俊杰", "欧阳, 欧, 阳", "诸葛骁, 诸葛, 骁", "买买提·艾力, 买买提, ·艾力", "𠮷丽, 𠮷, 丽"})
    void a_name_is_divided_where_its_family_name_likely_ends(String whole, String family, String given) {
        assertThat(ChineseText.name(whole)).isEqualTo(new ChineseText.Name(family, given));
    }

    @ParameterizedTest
    @CsvSource({
        "北京市朝阳区建国路1号, 北京市, 朝阳区, 建国路1号",
        "广东省深圳市南山区深南大道5号, 广东省, 深圳市南山区, 深南大道5号",
        "内蒙古自治区呼和浩特市新城区中山路9号, 内蒙古自治区, 呼和浩特市新城区, 中山路9号",
        "浙江省临海市古城街道3号, 浙江省, 临海市, 古城街道3号"
    })
    void an_address_is_divided_into_region_locality_and_line(
            String whole, String region, String locality, String line) {
        assertThat(ChineseText.place(whole)).isEqualTo(new ChineseText.Place(region, locality, line));
    }

    @Test
    void what_cannot_be_divided_stays_whole() {
        assertThat(ChineseText.place("建国路一号院")).isEqualTo(new ChineseText.Place("", "建国路一号院", ""));
        assertThat(ChineseText.same("王 丽", "王丽")).isTrue();
        assertThat(ChineseText.same("王丽", "王莉")).isFalse();
    }
}
