package io.meibo.demo;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws document pages and portraits of invented people as JPEG: sharp and large enough for the checks (a card is 1400
 * by 883 pixels, a passport page 1500 by 1056, a portrait 960 by 1200), and marked SPECIMEN where no datum is hidden.
 */
public final class SpecimenDrawing {

    private static final int CARD_WIDTH = 1400;
    private static final int CARD_HEIGHT = 883;
    private static final int PAGE_WIDTH = 1500;
    private static final int PAGE_HEIGHT = 1056;
    /** White as a camera sees it; pure white would count as a reflection. */
    private static final Color LINEN = new Color(0xEEEEF0);

    private static final Color INK = new Color(0x1B1F2A);
    private static final Color LABEL = new Color(0x4A5670);
    private static final Color STAMP = new Color(0xC0392B);
    private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("yyyy.MM.dd", Locale.ROOT);
    private static final DateTimeFormatter PASSPORT = DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ENGLISH);

    private final Font japanese = font("/fonts/NotoSansJP-Regular.ttf");
    private final Font chinese = font("/fonts/NotoSansSC-Regular.ttf");

    /** The side with the face, as photographed at the counter. */
    public byte[] front(Invented person) {
        return switch (person.paper().kind()) {
            case JP_DRIVER_LICENCE -> driverLicence(person);
            case JP_RESIDENCE_CARD -> residenceCard(person);
            case CN_RESIDENT_ID -> residentIdFront(person);
            case PASSPORT -> passport(person);
        };
    }

    /** The other side, with issuing authority and validity or room for changes. */
    public byte[] back(Invented person) {
        boolean inChina = person.paper().kind() == Paper.Kind.CN_RESIDENT_ID;
        var sheet = new Sheet(
                CARD_WIDTH,
                CARD_HEIGHT,
                inChina ? chinese : japanese,
                inChina ? new Color(0xEAF3EE) : new Color(0xF3F1E6),
                inChina ? new Color(0xD5E6DF) : new Color(0xE2E6D2),
                person.paper().number().hashCode());
        if (inChina) {
            sheet.title("中华人民共和国", 470, 170, 64, INK);
            sheet.title("居 民 身 份 证", 420, 300, 92, INK);
            sheet.emblem(210, 230);
            sheet.field("签发机关", person.home().locality() + "公安局", 420, 640);
            sheet.field(
                    "有效期限",
                    DOTTED.format(person.paper().issued()) + "-"
                            + DOTTED.format(person.paper().expires()),
                    420,
                    760);
        } else {
            sheet.title("備考 / Remarks", 90, 130, 46, LABEL);
            for (int i = 0; i < 5; i++) {
                sheet.rule(90, 230 + i * 110, CARD_WIDTH - 180);
            }
        }
        return sheet.jpeg();
    }

    /** A face before a plain wall, as a camera at the counter takes it. */
    public byte[] portrait(Invented person) {
        var sheet = new Sheet(
                960,
                1200,
                japanese,
                new Color(0xDDE6EE),
                new Color(0xC8D4DF),
                person.paper().number().hashCode());
        Face.of(person).draw(sheet.pen, 0, 0, 960, 1200);
        return sheet.jpeg();
    }

    /** The photo in a document's chip: small, upright, before a plain ground. */
    public byte[] chipPhoto(Invented person) {
        var sheet = new Sheet(
                358,
                441,
                japanese,
                new Color(0xF4F6F8),
                new Color(0xE6EBF0),
                person.paper().number().hashCode());
        Face.of(person).draw(sheet.pen, 0, 0, 358, 441);
        return sheet.jpeg();
    }

    /** A photograph nobody can read: far too small, as a thumbnail sent by chat is. */
    public byte[] unreadable(Invented person) {
        var image = new BufferedImage(240, 151, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x777777), 240, 151, new Color(0xAAAAAA)));
        pen.fillRect(0, 0, 240, 151);
        pen.setColor(new Color(person.paper().number().hashCode() & 0x3F3F3F));
        pen.fillRect(20, 20, 60, 80);
        pen.dispose();
        return jpeg(image);
    }

    private byte[] driverLicence(Invented person) {
        var sheet = card(japanese, person, new Color(0xEAF2F8), new Color(0xF7EFD9));
        sheet.title("運 転 免 許 証", 470, 118, 60, INK);
        sheet.field("氏名", person.printedName(), 90, 215);
        sheet.field("生年月日", japaneseDate(person.birthDate()) + "生", 90, 305);
        sheet.field("住所", person.home().printed(), 90, 395);
        sheet.field("交付", japaneseDate(person.paper().issued()), 90, 485);
        sheet.band(90, 520, 830, 70, new Color(0xE7C86B));
        sheet.title(japaneseDate(person.paper().expires()) + "まで有効", 250, 572, 42, INK);
        sheet.field("免許の条件等", "眼鏡等", 90, 665);
        sheet.field("番号", "第 " + person.paper().number() + " 号", 90, 790);
        sheet.photo(Face.of(person), 985, 190, 330, 430);
        return sheet.jpeg();
    }

    private byte[] residenceCard(Invented person) {
        var sheet = card(japanese, person, new Color(0xEEF4EA), new Color(0xE3EEF2));
        sheet.title("日本国政府  GOVERNMENT OF JAPAN", 90, 84, 30, LABEL);
        sheet.title("在 留 カ ー ド", 90, 160, 58, INK);
        sheet.title("RESIDENCE CARD", 560, 158, 34, LABEL);
        sheet.field("番号 NUMBER", person.paper().number(), 960, 130);
        sheet.field("氏名 NAME", person.printedName(), 90, 260);
        sheet.field("生年月日 DATE OF BIRTH", spokenDate(person.birthDate()), 90, 360);
        sheet.field("性別 SEX", person.sex().equals("F") ? "女 F" : "男 M", 560, 360);
        sheet.field("国籍・地域 NATIONALITY/REGION", person.nationality(), 90, 460);
        sheet.field("住居地 ADDRESS", person.home().printed(), 90, 560);
        sheet.field("在留資格 STATUS", "技術・人文知識・国際業務", 90, 660);
        sheet.field(
                "在留期間（満了日） PERIOD OF STAY", "3年（" + spokenDate(person.paper().expires()) + "）", 90, 760);
        sheet.photo(Face.of(person), 1010, 260, 300, 390);
        return sheet.jpeg();
    }

    private byte[] residentIdFront(Invented person) {
        var sheet = card(chinese, person, new Color(0xEAF3F6), new Color(0xDCEBE4));
        sheet.field("姓名", person.printedName(), 100, 150);
        sheet.field("性别", person.sex().equals("F") ? "女" : "男", 100, 260);
        sheet.field("民族", "汉", 380, 260);
        LocalDate birth = person.birthDate();
        sheet.field(
                "出生", birth.getYear() + " 年 " + birth.getMonthValue() + " 月 " + birth.getDayOfMonth() + " 日", 100, 370);
        sheet.field("住址", person.home().region() + person.home().locality(), 100, 480);
        sheet.title(person.home().line(), 100 + Sheet.LABEL_WIDTH, 550, 40, INK);
        sheet.field("公民身份号码", "", 100, 760);
        sheet.title(person.paper().number().replaceAll("(.{6})(.{8})(.*)", "$1 $2 $3"), 410, 765, 62, INK);
        sheet.photo(Face.of(person), 960, 130, 350, 450);
        return sheet.jpeg();
    }

    private byte[] passport(Invented person) {
        var sheet = new Sheet(
                PAGE_WIDTH,
                PAGE_HEIGHT,
                japanese,
                new Color(0xF4ECEC),
                new Color(0xE6ECF4),
                person.paper().number().hashCode());
        sheet.title("PASSPORT / PASSEPORT", 90, 95, 46, INK);
        sheet.field("Type", "P", 560, 190);
        sheet.field("Code", person.paper().issuingCountry(), 800, 190);
        sheet.field("Passport No.", person.paper().number(), 1060, 190);
        sheet.field("Surname", person.familyName(), 560, 300);
        sheet.field("Given names", person.givenName(), 560, 405);
        sheet.field("Nationality", person.nationality(), 560, 510);
        sheet.field("Sex", person.sex(), 1060, 510);
        sheet.field("Date of birth", PASSPORT.format(person.birthDate()).toUpperCase(Locale.ROOT), 560, 615);
        sheet.field("Date of issue", PASSPORT.format(person.paper().issued()).toUpperCase(Locale.ROOT), 560, 720);
        sheet.field("Date of expiry", PASSPORT.format(person.paper().expires()).toUpperCase(Locale.ROOT), 1060, 720);
        sheet.photo(Face.of(person), 90, 150, 400, 520);
        sheet.machineReadable(person.paper().mrz());
        return sheet.jpeg();
    }

    private static Sheet card(Font font, Invented person, Color from, Color to) {
        return new Sheet(
                CARD_WIDTH, CARD_HEIGHT, font, from, to, person.paper().number().hashCode());
    }

    private static String spokenDate(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** As a licence prints it: era and year, then month and day. */
    private static String japaneseDate(LocalDate date) {
        var era = JapaneseDate.from(date);
        return DateTimeFormatter.ofPattern("Gy年M月d日", Locale.JAPAN).format(era);
    }

    private static Font font(String resource) {
        try (InputStream in = SpecimenDrawing.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no font " + resource);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("cannot read font " + resource, broken);
        }
    }

    private static byte[] jpeg(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.88f);
            writer.setOutput(stream);
            writer.write(
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), how),
                    new IIOImage(image, null, null),
                    how);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A page under the pen: pale guilloche ground, fields of label and value, a photo, the SPECIMEN marks. */
    private static final class Sheet {

        static final int LABEL_WIDTH = 150;

        private final BufferedImage image;
        private final Graphics2D pen;
        private final Font font;
        private final int width;
        private final int height;

        Sheet(int width, int height, Font font, Color from, Color to, long seed) {
            this.width = width;
            this.height = height;
            this.font = font;
            this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            this.pen = image.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setPaint(new GradientPaint(0, 0, from, width, height, to));
            pen.fillRect(0, 0, width, height);
            guilloche(new SplittableRandom(seed));
            watermark();
        }

        private void guilloche(SplittableRandom random) {
            pen.setStroke(new BasicStroke(1.4f));
            for (int band = 0; band < 7; band++) {
                pen.setColor(
                        new Color(90 + random.nextInt(60), 140 + random.nextInt(50), 160 + random.nextInt(60), 46));
                double middle = height * (band + 0.5) / 7;
                double swing = 40 + random.nextDouble() * 50;
                double wave = 120 + random.nextDouble() * 160;
                for (int line = 0; line < 9; line++) {
                    var path = new Path2D.Double();
                    path.moveTo(0, middle);
                    for (int x = 0; x <= width; x += 6) {
                        path.lineTo(
                                x,
                                middle + swing * Math.sin(x / wave + line * 0.35) * Math.cos(x / (wave * 1.7) + band));
                    }
                    pen.draw(path);
                }
            }
        }

        private void watermark() {
            var upright = pen.getTransform();
            var opaque = pen.getComposite();
            pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.10f));
            pen.setColor(STAMP);
            pen.setFont(font.deriveFont(110f));
            pen.rotate(-0.32, width / 2.0, height / 2.0);
            for (int row = -1; row < 4; row++) {
                pen.drawString("SPECIMEN  見本  SPECIMEN  見本", -120 + row * 90, 60 + row * 290);
            }
            pen.setTransform(upright);
            pen.setComposite(opaque);
        }

        void title(String text, int x, int y, int size, Color colour) {
            pen.setColor(colour);
            pen.setFont(font.deriveFont((float) size));
            pen.drawString(text, x, y);
        }

        void field(String label, String value, int x, int y) {
            boolean beside = label.length() <= 4 && !label.matches("[A-Za-z .]+");
            pen.setColor(LABEL);
            pen.setFont(font.deriveFont(beside ? 30f : 22f));
            pen.drawString(label, x, beside ? y : y - 44);
            pen.setColor(INK);
            pen.setFont(font.deriveFont(value.length() > 24 ? 34f : 40f));
            pen.drawString(value, beside ? x + LABEL_WIDTH : x, y);
        }

        void rule(int x, int y, int length) {
            pen.setColor(LABEL);
            pen.setStroke(new BasicStroke(2f));
            pen.drawLine(x, y, x + length, y);
        }

        void band(int x, int y, int length, int thickness, Color colour) {
            pen.setColor(colour);
            pen.fill(new RoundRectangle2D.Double(x, y, length, thickness, 16, 16));
        }

        void emblem(int x, int y) {
            pen.setColor(new Color(0xC23B22));
            pen.setStroke(new BasicStroke(10f));
            pen.draw(new Ellipse2D.Double(x - 90, y - 90, 180, 180));
            pen.setFont(font.deriveFont(34f));
            pen.drawString("样 本", x - 42, y + 12);
        }

        void photo(Face face, int x, int y, int w, int h) {
            face.draw(pen, x, y, w, h);
            pen.setColor(LABEL);
            pen.setStroke(new BasicStroke(3f));
            pen.drawRect(x, y, w, h);
        }

        void machineReadable(List<String> lines) {
            pen.setColor(new Color(255, 255, 255, 200));
            pen.fillRect(0, height - 236, width, 200);
            pen.setColor(INK);
            pen.setFont(font.deriveFont(44f));
            double step = (width - 120.0) / 44;
            for (int line = 0; line < lines.size(); line++) {
                for (int i = 0; i < lines.get(line).length(); i++) {
                    String letter = lines.get(line).substring(i, i + 1);
                    double wide = pen.getFontMetrics().stringWidth(letter);
                    pen.drawString(letter, (float) (60 + i * step + (step - wide) / 2), height - 158f + line * 82);
                }
            }
        }

        byte[] jpeg() {
            pen.setColor(STAMP);
            pen.setFont(font.deriveFont(34f));
            String mark = "SPECIMEN 見本";
            int wide = pen.getFontMetrics().stringWidth(mark);
            pen.setStroke(new BasicStroke(4f));
            pen.drawRoundRect(width - wide - 60, 14, wide + 40, 52, 14, 14);
            pen.drawString(mark, width - wide - 40, 52);
            pen.dispose();
            return SpecimenDrawing.jpeg(image);
        }
    }

    /** A drawn face; its features follow from the document's number, so document and portrait show the same person. */
    private record Face(
            Color skin, Color hair, Color coat, boolean longHair, boolean glasses, double width, Pose pose) {

        /** How the sitter sits: before which wall, where in the picture, how near, how upright, combed and dressed. */
        record Pose(
                Color wall,
                Color shade,
                boolean lampOnTheLeft,
                double aside,
                double down,
                double near,
                double lean,
                double hairline,
                double shoulders,
                double collar) {

            static Pose of(SplittableRandom random) {
                int tone = random.nextInt(40);
                return new Pose(
                        new Color(0xD0 + tone, 0xD4 + tone, 0xD8 + Math.min(tone, 38)),
                        new Color(0x98 + random.nextInt(60), 0xA0 + random.nextInt(60), 0xA8 + random.nextInt(60)),
                        random.nextBoolean(),
                        random.nextDouble() * 0.14 - 0.07,
                        random.nextDouble() * 0.12 - 0.06,
                        0.86 + random.nextDouble() * 0.3,
                        random.nextDouble() * 0.2 - 0.1,
                        0.34 + random.nextDouble() * 0.3,
                        0.62 + random.nextDouble() * 0.36,
                        random.nextDouble() * 0.2);
            }
        }

        private static final List<Color> SKIN =
                List.of(new Color(0xF3D3B8), new Color(0xE8BE9A), new Color(0xD9A77E), new Color(0xB98256));
        private static final List<Color> HAIR =
                List.of(new Color(0x1C1714), new Color(0x2E211A), new Color(0x4A3527), new Color(0x6B6661));
        private static final List<Color> COAT =
                List.of(new Color(0x2F4858), new Color(0x5C4742), new Color(0x3D5A45), new Color(0x54456B));

        static Face of(Invented person) {
            var random = new SplittableRandom(person.paper().number().hashCode());
            return new Face(
                    SKIN.get(random.nextInt(SKIN.size())),
                    HAIR.get(random.nextInt(HAIR.size())),
                    COAT.get(random.nextInt(COAT.size())),
                    person.sex().equals("F"),
                    random.nextInt(3) == 0,
                    0.36 + random.nextDouble() * 0.05,
                    Pose.of(random));
        }

        void draw(Graphics2D pen, int x, int y, int w, int h) {
            AffineTransform before = pen.getTransform();
            var clip = pen.getClip();
            pen.clipRect(x, y, w, h);
            pen.translate(x, y);
            pen.scale(w, w * 0.86);
            float lamp = pose.lampOnTheLeft() ? 0 : 1;
            pen.setPaint(new GradientPaint(lamp, 0, pose.wall(), 1 - lamp, 1.3f, pose.shade()));
            pen.fill(new RoundRectangle2D.Double(0, 0, 1, 2, 0, 0));
            pen.translate(0.5 + pose.aside(), 0.65 + pose.down());
            pen.rotate(pose.lean());
            pen.scale(pose.near(), pose.near());
            pen.translate(-0.5, -0.65);
            double left = 0.5 - width / 2;
            pen.setColor(hair);
            if (longHair) {
                pen.fill(new RoundRectangle2D.Double(left - 0.07, 0.24, width + 0.14, 0.82, 0.34, 0.4));
            }
            pen.setColor(coat);
            pen.fill(new RoundRectangle2D.Double(0.5 - pose.shoulders() / 2, 1.02, pose.shoulders(), 1.4, 0.36, 0.36));
            pen.setColor(LINEN);
            var collar = new Path2D.Double();
            collar.moveTo(0.4, 1.02);
            collar.lineTo(0.6, 1.02);
            collar.lineTo(0.5, 1.06 + pose.collar());
            collar.closePath();
            pen.fill(collar);
            pen.setColor(skin.darker());
            pen.fill(new RoundRectangle2D.Double(0.42, 0.82, 0.16, 0.28, 0.08, 0.08));
            pen.setColor(skin);
            pen.fill(new Ellipse2D.Double(left, 0.28, width, 0.64));
            pen.setColor(hair);
            pen.fill(new Arc2D.Double(left - 0.02, 0.22, width + 0.04, pose.hairline() + 0.1, 0, 180, Arc2D.CHORD));
            double eye = width * 0.22;
            for (double side : new double[] {-1, 1}) {
                double centre = 0.5 + side * eye;
                pen.setColor(LINEN);
                pen.fill(new Ellipse2D.Double(centre - 0.036, 0.55, 0.072, 0.038));
                pen.setColor(INK);
                pen.fill(new Ellipse2D.Double(centre - 0.016, 0.552, 0.032, 0.034));
                pen.setColor(hair);
                pen.fill(new RoundRectangle2D.Double(centre - 0.045, 0.508, 0.09, 0.014, 0.01, 0.01));
                if (glasses) {
                    pen.setStroke(new BasicStroke(0.008f));
                    pen.draw(new RoundRectangle2D.Double(centre - 0.065, 0.53, 0.13, 0.085, 0.04, 0.04));
                }
            }
            pen.setStroke(new BasicStroke(0.008f));
            pen.setColor(skin.darker());
            pen.draw(new Arc2D.Double(0.475, 0.6, 0.05, 0.1, 200, 140, Arc2D.OPEN));
            pen.setColor(new Color(0xA34F4A));
            pen.fill(new RoundRectangle2D.Double(0.45, 0.77, 0.1, 0.022, 0.02, 0.02));
            pen.setTransform(before);
            pen.setClip(clip);
        }
    }
}
