package io.meibo.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what a Chinese card tells in one piece: the name, and the line of the address. */
public final class ChineseText {

    /** Family names of two characters that are common enough to be known. */
    private static final List<String> DOUBLE = List.of(
            "欧阳", "诸葛", "司马", "上官", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "司空", "东方", "独孤", "南宫", "端木",
            "申屠", "闻人", "轩辕", "淳于", "钟离", "拓跋", "呼延", "澹台", "公冶", "太史", "百里", "西门", "万俟", "赫连");

    private static final Pattern ADDRESS = Pattern.compile(
            "^(?<region>.{2,12}?(?:省|自治区|特别行政区)|(?:北京|天津|上海|重庆)市)?(?<locality>.{1,12}?(?:自治州|地区|盟|市.{1,8}?(?:区|县|市)|市|区|县|旗))?(?<line>.*)$");

    private ChineseText() {}

    /** Family name and given name; a name with a dot between its parts stands as a given name after its first part. */
    public record Name(String family, String given) {

        @Override
        public String toString() {
            return "Name[masked]";
        }
    }

    /** Region, locality and the rest; what cannot be told apart stands in the locality. */
    public record Place(String region, String locality, String line) {

        @Override
        public String toString() {
            return "Place[masked]";
        }
    }

    /** A proposal: where the family name ends only its bearer knows for certain. */
    public static Name name(String whole) {
        int dot = whole.indexOf('·');
        int cut = dot > 0
                ? dot
                : DOUBLE.stream().anyMatch(whole::startsWith) && whole.codePointCount(0, whole.length()) > 2
                        ? 2
                        : whole.offsetByCodePoints(0, 1);
        return new Name(whole.substring(0, cut), whole.substring(cut));
    }

    public static Place place(String line) {
        Matcher parts = ADDRESS.matcher(line);
        if (!parts.matches() || parts.group("locality") == null) {
            return new Place("", line, "");
        }
        String region = parts.group("region");
        return new Place(region == null ? "" : region, parts.group("locality"), parts.group("line"));
    }

    /** Whether two texts are the same but for blanks. */
    public static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\u3000]", "");
    }
}
