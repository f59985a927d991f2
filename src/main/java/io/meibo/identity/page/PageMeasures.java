package io.meibo.identity.page;

import io.meibo.identity.page.DocumentEdges.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Everything that is measured on a page before it is judged whether a person can read it (domain.md section 6). */
public final class PageMeasures {

    private static final int FIXED_WIDTH = 1000;

    /** A portrait has no fine print: it is looked at as small as it is shown. */
    private static final int FIXED_PORTRAIT_HEIGHT = 600;

    private static final double MARGIN = 0.003;

    /** A measure and what it came to; empty where it cannot be told. */
    public record Measured(Measure measure, OptionalDouble value) {}

    private PageMeasures() {}

    /**
     * Measures a page.
     *
     * @param kind such as `document-front` or `portrait`
     * @param documentType type of the identity document it is sent with
     * @param rendered drawn from a PDF, so that its pixels and its margins say nothing of a camera
     */
    static List<Measured> of(Pixels picture, String kind, String documentType, boolean rendered) {
        if (rendered) {
            return ofDrawnPage(picture);
        }
        PageForm form = PageForm.of(kind, documentType);
        DocumentEdges edges = form == PageForm.PORTRAIT
                ? new DocumentEdges(Told.FILLS_THE_FRAME, Quad.frame(picture.width(), picture.height()))
                : DocumentEdges.find(picture, form);
        var measured = new ArrayList<Measured>();
        if (form != PageForm.PORTRAIT) {
            place(measured, picture, form, edges);
        }
        add(measured, Measure.SIZE, edges.quad().area() / 1e6);
        Crop crop = Crop.of(picture, edges.quad(), form == PageForm.PORTRAIT ? FIXED_PORTRAIT_HEIGHT : FIXED_WIDTH);
        Sharpness sharpness = Sharpness.of(crop);
        add(measured, Measure.BLUR, sharpness.laplacianVariance());
        add(measured, Measure.BLUR_BY_CONTRAST, sharpness.ofGreyVariance());
        add(measured, Measure.EVENNESS, sharpness.evenness());
        add(measured, Measure.GRAIN, sharpness.grain());
        boolean upright = crop.width() >= crop.height() || form == PageForm.PORTRAIT;
        List<Zone> zones = upright && edges.told() != Told.UNKNOWN && edges.told() != Told.CUT_OFF
                ? PageForm.zones(kind, documentType)
                : List.of();
        Glare glare = Glare.of(crop, zones);
        add(measured, Measure.GLARE, glare.share() * 100);
        measured.add(new Measured(
                Measure.GLARE_IN_ZONE,
                zones.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(glare.worstZone() * 100)));
        Light light = Light.of(crop);
        add(measured, Measure.BRIGHTNESS, light.mean());
        add(measured, Measure.CONTRAST, light.contrast());
        return measured;
    }

    /** Of a page drawn from a PDF only what does not depend on how finely it was drawn, or on its margins. */
    private static List<Measured> ofDrawnPage(Pixels picture) {
        Crop crop = Crop.of(picture, Quad.frame(picture.width(), picture.height()), FIXED_WIDTH);
        Sharpness sharpness = Sharpness.of(crop);
        var measured = new ArrayList<Measured>();
        add(measured, Measure.EDGES, 0);
        add(measured, Measure.CONTRAST, Light.of(crop).contrast());
        add(measured, Measure.BLUR, sharpness.laplacianVariance());
        add(measured, Measure.BLUR_BY_CONTRAST, sharpness.ofGreyVariance());
        return measured;
    }

    /** Where the document lies in the picture. */
    private static void place(List<Measured> measured, Pixels picture, PageForm form, DocumentEdges edges) {
        Told told = edges.told();
        boolean seen = told == Told.FOUND || told == Told.CUT_OFF;
        Quad quad = edges.quad();
        add(measured, Measure.EDGES, seen ? 2 : told == Told.FILLS_THE_FRAME ? 1 : 0);
        measured.add(new Measured(
                Measure.DPI,
                form.sizeKnown() && (told == Told.FOUND || told == Told.FILLS_THE_FRAME)
                        ? OptionalDouble.of(form.dotsAnInch(Math.max(quad.width(), quad.height())))
                        : OptionalDouble.empty()));
        measured.add(new Measured(
                Measure.SHARE,
                told == Told.FOUND
                        ? OptionalDouble.of(100 * quad.area() / ((double) picture.width() * picture.height()))
                        : OptionalDouble.empty()));
        measured.add(new Measured(
                Measure.CORNERS_INSIDE,
                seen
                        ? OptionalDouble.of(quad.cornersInside(
                                picture.width(),
                                picture.height(),
                                MARGIN * Math.max(picture.width(), picture.height())))
                        : OptionalDouble.empty()));
        measured.add(new Measured(
                Measure.SKEW, told == Told.FOUND ? OptionalDouble.of(quad.skew()) : OptionalDouble.empty()));
    }

    private static void add(List<Measured> measured, Measure measure, double value) {
        measured.add(new Measured(measure, OptionalDouble.of(value)));
    }
}
