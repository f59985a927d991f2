package io.meibo.demo;

import io.meibo.demo.Invented.Kana;
import io.meibo.identity.format.CheckDigits;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Invents people: the same seed and day give the same people in the same order. Numbers carry right check digits and
 * are never given twice by one instance; none was read from a real document.
 */
public final class People {

    private record Name(String written, String read) {}

    private record Place(String postcode, String region, String locality, String street) {}

    private record Origin(String country, List<String> family, List<String> female, List<String> male) {}

    private static final List<Name> JAPANESE_FAMILY =
            names("佐藤サトウ 鈴木スズキ 高橋タカハシ 田中タナカ 伊藤イトウ 渡辺ワタナベ 山本ヤマモト 中村ナカムラ 小林コバヤシ 加藤カトウ "
                    + "吉田ヨシダ 山田ヤマダ 松本マツモト 井上イノウエ 木村キムラ 清水シミズ 斎藤サイトウ 阿部アベ 森田モリタ 石橋イシバシ");
    private static final List<Name> JAPANESE_FEMALE = names("花子ハナコ 陽菜ヒナ 美咲ミサキ 葵アオイ 千尋チヒロ 由美子ユミコ 恵メグミ 真理マリ 直子ナオコ 彩アヤ");
    private static final List<Name> JAPANESE_MALE = names("太郎タロウ 蓮レン 大翔ヒロト 健一ケンイチ 直樹ナオキ 誠マコト 翔太ショウタ 浩ヒロシ 悠斗ユウト 一郎イチロウ");
    private static final List<String> CHINESE_FAMILY = List.of(
            "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "欧阳", "诸葛");
    private static final List<String> CHINESE_FEMALE =
            List.of("丽", "静", "秀英", "雪梅", "婷婷", "晓燕", "佳怡", "欣妍", "玉兰", "思雨");
    private static final List<String> CHINESE_MALE = List.of("伟", "强", "建国", "志明", "浩然", "子轩", "俊杰", "文博", "海涛", "骁");
    private static final List<Origin> ORIGINS = List.of(
            origin("SWE", "ERIKSSON LINDQVIST NORDSTROM HEDLUND", "ANNA MARIA,INGRID,ELSA", "LARS ERIK,NILS,GUSTAV"),
            origin("VNM", "NGUYEN TRAN PHAM HOANG", "THI LAN,THI HUONG,MAI", "VAN MINH,QUOC BAO,DUC ANH"),
            origin("PHL", "SANTOS REYES BAUTISTA VILLANUEVA", "MARIA CLARA,ROSA,LIWAYWAY", "JOSE,RAMON,ANDRES"),
            origin("NPL", "GURUNG TAMANG SHRESTHA THAPA", "SITA,PUJA,ANJALI", "BIKASH,PRAKASH,SURESH"),
            origin("BRA", "TANAKA SOUZA OLIVEIRA MORAES", "ANA BEATRIZ,JULIANA,CAMILA", "PEDRO,RAFAEL,LUIZ"),
            origin(
                    "GBR",
                    "O'BRIEN WHITFIELD FAIRCLOUGH ASHWORTH",
                    "CHARLOTTE,EMILY JANE,HARRIET",
                    "OLIVER,GEORGE,HENRY"),
            origin("CHN", "WANG ZHANG LYU OUYANG", "XIUYING,MEI,YATING", "WEI,JIANGUO,HAORAN"));
    private static final List<Place> JAPAN = List.of(
            new Place("150-0001", "東京都", "渋谷区", "神宮前"),
            new Place("130-0015", "東京都", "墨田区", "横網"),
            new Place("530-0001", "大阪府", "大阪市北区", "梅田"),
            new Place("460-0008", "愛知県", "名古屋市中区", "栄"),
            new Place("812-0011", "福岡県", "福岡市博多区", "博多駅前"),
            new Place("980-0811", "宮城県", "仙台市青葉区", "一番町"),
            new Place("220-0012", "神奈川県", "横浜市西区", "みなとみらい"));
    private static final List<Place> CHINA = List.of(
            new Place("100020", "北京市", "朝阳区", "建国路"),
            new Place("200120", "上海市", "浦东新区", "世纪大道"),
            new Place("518052", "广东省", "深圳市南山区", "深南大道"),
            new Place("610021", "四川省", "成都市锦江区", "春熙路"),
            new Place("310012", "浙江省", "杭州市西湖区", "文三路"),
            new Place("430060", "湖北省", "武汉市武昌区", "中山路"));
    private static final List<String> CHINESE_REGIONS =
            List.of("110105", "310115", "440305", "510104", "330106", "420106", "610113", "320106");
    private static final List<String> CHINESE_MOBILE = List.of("131", "136", "138", "150", "158", "182", "186", "189");
    private static final String PLAIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private final SplittableRandom random;
    private final LocalDate today;
    private final Set<String> given = new HashSet<>();

    public People(long seed, LocalDate today) {
        this.random = new SplittableRandom(seed);
        this.today = today;
    }

    /** A Japanese citizen living in Japan, with a driver's licence. */
    public Invented japanese() {
        boolean female = random.nextBoolean();
        Name family = pick(JAPANESE_FAMILY);
        Name first = pick(female ? JAPANESE_FEMALE : JAPANESE_MALE);
        LocalDate birth = birth(22, 68);
        LocalDate until = birth.plusYears(today.getYear() - birth.getYear() + random.nextInt(2, 5))
                .plusMonths(1);
        var paper = new Paper(
                Paper.Kind.JP_DRIVER_LICENCE,
                unique(this::driverLicenceNumber),
                "JPN",
                until.minusYears(5).minusMonths(1),
                until,
                List.of());
        return new Invented(
                family.written(),
                first.written(),
                Optional.of(new Kana(family.read(), first.read())),
                birth,
                female ? "F" : "M",
                "JPN",
                home("JPN", JAPAN),
                unique(this::japaneseMobile),
                mail(),
                "ja",
                paper);
    }

    /** A Chinese citizen living in China, with a resident identity card. */
    public Invented chinese() {
        return chinese(27, 44, 20);
    }

    /** A young Chinese citizen of that many full years; cards of those under 16 are valid for five years. */
    public Invented youngChinese(int age) {
        return chinese(age, age, age < 16 ? 5 : 10);
    }

    private Invented chinese(int youngest, int oldest, int validity) {
        boolean female = random.nextBoolean();
        LocalDate birth = birth(youngest, oldest);
        LocalDate issued = today.minusDays(random.nextInt(30, 300));
        var paper = new Paper(
                Paper.Kind.CN_RESIDENT_ID,
                unique(() -> residentId(birth, female)),
                "CHN",
                issued,
                issued.plusYears(validity),
                List.of());
        return new Invented(
                pick(CHINESE_FAMILY),
                pick(female ? CHINESE_FEMALE : CHINESE_MALE),
                Optional.empty(),
                birth,
                female ? "F" : "M",
                "CHN",
                home("CHN", CHINA),
                unique(this::chineseMobile),
                mail(),
                "zh-CN",
                paper);
    }

    /** A foreigner who lives in Japan and has a residence card. */
    public Invented residentOfJapan() {
        return residentOfJapan(22, 60);
    }

    /** A young foreigner of that many full years who lives in Japan and has a residence card. */
    public Invented youngResidentOfJapan(int age) {
        return residentOfJapan(age, age);
    }

    private Invented residentOfJapan(int youngest, int oldest) {
        LocalDate issued = today.minusDays(random.nextInt(30, 600));
        return foreigner(
                "JPN",
                youngest,
                oldest,
                person -> new Paper(
                        Paper.Kind.JP_RESIDENCE_CARD,
                        unique(this::residenceCardNumber),
                        "JPN",
                        issued,
                        issued.plusYears(3),
                        List.of()));
    }

    /** A foreigner who lives in the country given (JPN or CHN) and shows a passport. */
    public Invented passportHolder(String country) {
        LocalDate issued = today.minusDays(random.nextInt(30, 2500));
        LocalDate until = issued.plusYears(10);
        return foreigner(country, 22, 60, person -> {
            String number = unique(this::passportNumber);
            return new Paper(
                    Paper.Kind.PASSPORT,
                    number,
                    person.nationality(),
                    issued,
                    until,
                    MrzLines.td3(
                            person.nationality(),
                            person.familyName(),
                            person.givenName(),
                            number,
                            person.nationality(),
                            person.birthDate(),
                            person.sex(),
                            until));
        });
    }

    private record Foreigner(
            String familyName, String givenName, LocalDate birthDate, String sex, String nationality) {}

    private Invented foreigner(String country, int youngest, int oldest, Function<Foreigner, Paper> shows) {
        boolean inChina = country.equals("CHN");
        Origin origin = ORIGINS.get(random.nextInt(inChina ? ORIGINS.size() - 1 : ORIGINS.size()));
        boolean female = random.nextBoolean();
        var person = new Foreigner(
                pick(origin.family()),
                pick(female ? origin.female() : origin.male()),
                birth(youngest, oldest),
                female ? "F" : "M",
                origin.country());
        return new Invented(
                person.familyName(),
                person.givenName(),
                Optional.empty(),
                person.birthDate(),
                person.sex(),
                person.nationality(),
                home(country, inChina ? CHINA : JAPAN),
                unique(inChina ? this::chineseMobile : this::japaneseMobile),
                mail(),
                origin.country().equals("CHN") ? "zh-CN" : "en",
                shows.apply(person));
    }

    private String driverLicenceNumber() {
        String body = "30" + digits(8);
        return body + CheckDigits.driverLicence(body) + "0";
    }

    private String residentId(LocalDate birth, boolean female) {
        int sequence = random.nextInt(0, 490) * 2 + (female ? 2 : 1);
        String body = pick(CHINESE_REGIONS)
                + birth.toString().replace("-", "")
                + String.format(Locale.ROOT, "%03d", sequence);
        return body + CheckDigits.residentId(body);
    }

    private String residenceCardNumber() {
        return letters(2) + digits(8) + letters(2);
    }

    private String passportNumber() {
        return letters(1) + digits(8);
    }

    private String japaneseMobile() {
        return "+81" + pick(List.of("70", "80", "90")) + random.nextInt(1, 10) + digits(7);
    }

    private String chineseMobile() {
        return "+86" + pick(CHINESE_MOBILE) + digits(8);
    }

    private String mail() {
        return "guest." + letters(4).toLowerCase(Locale.ROOT) + digits(4) + "@example.org";
    }

    private Home home(String country, List<Place> places) {
        Place place = pick(places);
        String house = country.equals("CHN")
                ? random.nextInt(1, 300) + "号"
                : " " + random.nextInt(1, 6) + "-" + random.nextInt(1, 30) + "-" + random.nextInt(1, 20);
        return new Home(country, place.postcode(), place.region(), place.locality(), place.street() + house);
    }

    private LocalDate birth(int youngest, int oldest) {
        return today.minusYears(random.nextInt(youngest, oldest + 1)).minusDays(random.nextInt(2, 360));
    }

    private String unique(Supplier<String> numbers) {
        String number = numbers.get();
        while (!given.add(number)) {
            number = numbers.get();
        }
        return number;
    }

    private String digits(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    private String letters(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(PLAIN_LETTERS.charAt(random.nextInt(PLAIN_LETTERS.length())));
        }
        return text.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<Name> names(String text) {
        return List.of(text.split(" ")).stream()
                .map(name -> {
                    String written = name.replaceAll("\\p{IsKatakana}+", "");
                    return new Name(written, name.substring(written.length()));
                })
                .toList();
    }

    private static Origin origin(String country, String family, String female, String male) {
        return new Origin(country, List.of(family.split(" ")), List.of(female.split(",")), List.of(male.split(",")));
    }
}
