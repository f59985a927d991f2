package io.meibo.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/**
 * Draws a model as SVG from its own diagram data, so that a change of a model is reviewed as a change of a picture.
 * The same model always gives the same text.
 */
final class ModelPicture {

    private static final int MARGIN = 20;
    private static final int LINE_HEIGHT = 13;
    private static final int LABEL_WIDTH = 90;
    private static final Map<String, Integer> WIDTHS = Map.of(
            "ijl",
            222,
            "tf I",
            278,
            "r-",
            333,
            "sckvxyzJ",
            500,
            "ESPAFTBKV",
            667,
            "wHCNRDU",
            722,
            "GO",
            778,
            "mM",
            833);

    private final BpmnModelInstance model;
    private final StringBuilder svg = new StringBuilder();

    private ModelPicture(BpmnModelInstance model) {
        this.model = model;
    }

    /** The picture of a model with diagram data, as the text of an SVG file. */
    static String of(BpmnModelInstance model) {
        return new ModelPicture(model).draw();
    }

    private String draw() {
        Collection<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class);
        Collection<BpmnEdge> edges = model.getModelElementsByType(BpmnEdge.class);
        open(shapes, edges);
        edges.forEach(this::edge);
        shapes.forEach(this::shape);
        svg.append("</svg>\n");
        return svg.toString();
    }

    private void open(Collection<BpmnShape> shapes, Collection<BpmnEdge> edges) {
        List<double[]> points = new ArrayList<>();
        for (BpmnShape shape : shapes) {
            corners(shape.getBounds(), points);
            if (shape.getBpmnLabel() != null) {
                corners(shape.getBpmnLabel().getBounds(), points);
            }
        }
        for (BpmnEdge edge : edges) {
            edge.getWaypoints().forEach(point -> points.add(new double[] {point.getX(), point.getY()}));
        }
        int left = (int) points.stream().mapToDouble(p -> p[0]).min().orElse(0) - MARGIN;
        int top = (int) points.stream().mapToDouble(p -> p[1]).min().orElse(0) - MARGIN;
        int width = (int) points.stream().mapToDouble(p -> p[0]).max().orElse(0) + MARGIN - left;
        int height = (int) points.stream().mapToDouble(p -> p[1]).max().orElse(0) + MARGIN - top;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%d %d %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"Arial, Helvetica, sans-serif\" font-size=\"11\" text-anchor=\"middle\""
                        + " fill=\"#fff\" stroke=\"#222\" stroke-width=\"1.5\" stroke-linejoin=\"round\">",
                left, top, width, height, width, height);
        line("<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"10\""
                + " markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
                + "<path d=\"M0 0 L10 5 L0 10 z\" fill=\"#222\" stroke=\"none\"/></marker></defs>");
        line("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" stroke=\"none\"/>", left, top, width, height);
    }

    private static void corners(Bounds box, List<double[]> into) {
        into.add(new double[] {box.getX(), box.getY()});
        into.add(new double[] {box.getX() + box.getWidth(), box.getY() + box.getHeight()});
    }

    private void edge(BpmnEdge edge) {
        if (edge.getBpmnElement() instanceof Association) {
            line("<path d=\"%s\" fill=\"none\" stroke-dasharray=\"1 4\" stroke-linecap=\"round\"/>", path(edge));
            return;
        }
        SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
        List<Waypoint> points = List.copyOf(edge.getWaypoints());
        line("<path d=\"%s\" fill=\"none\" marker-end=\"url(#arrow)\"/>", path(edge));
        if (isDefault(flow)) {
            defaultMark(points.get(0), points.get(1));
        }
        if (edge.getBpmnLabel() != null && flow.getName() != null) {
            label(flow.getName(), edge.getBpmnLabel().getBounds());
        }
    }

    private static String path(BpmnEdge edge) {
        StringBuilder path = new StringBuilder();
        for (Waypoint point : edge.getWaypoints()) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(number(point.getX()))
                    .append(' ')
                    .append(number(point.getY()));
        }
        return path.toString();
    }

    private static boolean isDefault(SequenceFlow flow) {
        return flow.getId().equals(flow.getSource().getAttributeValue("default"));
    }

    /** The short stroke across the beginning of a default flow. */
    private void defaultMark(Waypoint from, Waypoint to) {
        double length = Math.hypot(to.getX() - from.getX(), to.getY() - from.getY());
        double x = from.getX() + (to.getX() - from.getX()) / length * 9;
        double y = from.getY() + (to.getY() - from.getY()) / length * 9;
        line("<path d=\"M%s %s L%s %s\"/>", number(x - 4), number(y - 4), number(x + 4), number(y + 4));
    }

    private void shape(BpmnShape shape) {
        FlowElement element = (FlowElement) shape.getBpmnElement();
        Bounds box = shape.getBounds();
        if (element instanceof SubProcess) {
            subProcess(element.getName(), box);
        } else if (element instanceof Gateway) {
            gateway(element instanceof EventBasedGateway, box);
        } else if (element instanceof Event event) {
            event(event, box);
        } else {
            task(element, box);
        }
        if (shape.getBpmnLabel() != null && element.getName() != null) {
            label(element.getName(), shape.getBpmnLabel().getBounds());
        }
    }

    private void subProcess(String name, Bounds box) {
        line("<rect %s rx=\"10\" fill=\"none\" stroke-dasharray=\"3 3\"/>", rectangle(box));
        text(List.of(name), box.getX() + box.getWidth() / 2, box.getY() + 18);
    }

    private void gateway(boolean waits, Bounds box) {
        double x = box.getX() + box.getWidth() / 2;
        double y = box.getY() + box.getHeight() / 2;
        double r = box.getWidth() / 2;
        line(
                "<path d=\"M%s %s L%s %s L%s %s L%s %s z\"/>",
                number(x - r), number(y), number(x), number(y - r), number(x + r), number(y), number(x), number(y + r));
        if (waits) {
            line("<circle cx=\"%s\" cy=\"%s\" r=\"13\" stroke-width=\"1\"/>", number(x), number(y));
            line("<path d=\"M%1$s %2$s l7 5 l-2.5 8 h-9 l-2.5 -8 z\" stroke-width=\"1\"/>", number(x), number(y - 7));
        } else {
            line("<path d=\"M%1$s %2$s l12 12 m0 -12 l-12 12\" stroke-width=\"2.5\"/>", number(x - 6), number(y - 6));
        }
    }

    private void event(Event event, Bounds box) {
        double x = box.getX() + box.getWidth() / 2;
        double y = box.getY() + box.getHeight() / 2;
        boolean thick = event instanceof EndEvent;
        boolean calm = event instanceof BoundaryEvent boundary && !boundary.cancelActivity();
        String dashes = calm ? " stroke-dasharray=\"4 3\"" : "";
        line(
                "<circle cx=\"%s\" cy=\"%s\" r=\"18\" stroke-width=\"%s\"%s/>",
                number(x), number(y), thick ? "3.5" : "1.5", dashes);
        if (!(event instanceof StartEvent) && !thick) {
            line("<circle cx=\"%s\" cy=\"%s\" r=\"14.5\"%s/>", number(x), number(y), dashes);
        }
        if (!event.getChildElementsByType(MessageEventDefinition.class).isEmpty()) {
            line(
                    "<path d=\"M%1$s %2$s h16 v11 h-16 z l8 6 l8 -6\" stroke-width=\"1\"/>",
                    number(x - 8), number(y - 5.5));
        }
        if (!event.getChildElementsByType(TimerEventDefinition.class).isEmpty()) {
            line("<circle cx=\"%s\" cy=\"%s\" r=\"10\" stroke-width=\"1\"/>", number(x), number(y));
            line("<path d=\"M%1$s %2$s v-7 m0 7 h5\" stroke-width=\"1\" fill=\"none\"/>", number(x), number(y));
        }
        String fill = event instanceof ThrowEvent ? " fill=\"#222\"" : "";
        if (!event.getChildElementsByType(ErrorEventDefinition.class).isEmpty()) {
            line(
                    "<path d=\"M%s %s l5 -14 l5 8 l6 -8 l-5 16 l-5 -8 z\" stroke-width=\"1\"%s/>",
                    number(x - 8), number(y + 7), fill);
        }
        if (!event.getChildElementsByType(CompensateEventDefinition.class).isEmpty()) {
            backwards(x - 10, y, 8, fill);
        }
    }

    /** The two arrow heads that mean undoing; {@code y} is their middle. */
    private void backwards(double x, double y, int size, String fill) {
        line(
                "<path d=\"M%1$s %2$s l%3$s -%4$s v%5$s z m%3$s 0 l%3$s -%4$s v%5$s z\" stroke-width=\"1\"%6$s/>",
                number(x), number(y), size, number(size * 0.75), number(size * 1.5), fill);
    }

    private void task(FlowElement element, Bounds box) {
        line("<rect %s rx=\"10\" stroke-width=\"%s\"/>", rectangle(box), element instanceof CallActivity ? "4" : "1.5");
        if (element instanceof CallActivity) {
            line(
                    "<path d=\"M%1$s %2$s h14 v14 h-14 z m7 2.5 v9 m-4.5 -4.5 h9\" stroke-width=\"1\"/>",
                    number(box.getX() + box.getWidth() / 2 - 7), number(box.getY() + box.getHeight() - 18));
        }
        if (element instanceof Activity activity && activity.isForCompensation()) {
            double middle = box.getX() + box.getWidth() / 2;
            backwards(
                    element instanceof CallActivity ? middle - 24 : middle - 6,
                    box.getY() + box.getHeight() - 11,
                    6,
                    "");
        }
        marker(element, box.getX() + 8, box.getY() + 8)
                .ifPresent(path -> line("<path d=\"%s\" stroke-width=\"1\"/>", path));
        text(wrap(element.getName()), box.getX() + box.getWidth() / 2, box.getY() + box.getHeight() / 2 + 4);
    }

    private static Optional<String> marker(FlowElement element, double x, double y) {
        String at = "M%s %s ".formatted(number(x), number(y));
        if (element instanceof UserTask) {
            return Optional.of(at + "m7 0 a4 4 0 1 1 -0.1 0 z m-4 7.5 q4 3 8 0 q4 1 4 7.5 h-16 q0 -6.5 4 -7.5");
        }
        if (element instanceof BusinessRuleTask) {
            return Optional.of(at + "h17 v13 h-17 z m0 4 h17 m-17 4.5 h17 m-12 -4.5 v9");
        }
        if (element instanceof ServiceTask) {
            return Optional.of(at + "m6 0 h3 l0.6 2 l2 1 l2 -1 l1.8 2.4 l-1.4 1.6 v2 l1.4 1.6 l-1.8 2.4 l-2 -1 l-2 1"
                    + " l-0.6 2 h-3 l-0.6 -2 l-2 -1 l-2 1 l-1.8 -2.4 l1.4 -1.6 v-2 l-1.4 -1.6 l1.8 -2.4 l2 1 l2 -1 z"
                    + " m1.5 4.5 a2.6 2.6 0 1 1 -0.1 0 z");
        }
        return Optional.empty();
    }

    /** Labels are wrapped as modeller and Cockpit wrap them: 90 wide, whatever the label's bounds say. */
    private void label(String name, Bounds box) {
        text(wrap(name), box.getX() + box.getWidth() / 2, box.getY() + box.getHeight() / 2 + 4);
    }

    /** Lines of text centred on a point. */
    private void text(List<String> lines, double x, double y) {
        double first = y - (lines.size() - 1) * LINE_HEIGHT / 2.0;
        for (int i = 0; i < lines.size(); i++) {
            line(
                    "<text x=\"%s\" y=\"%s\" fill=\"#222\" stroke=\"none\">%s</text>",
                    number(x), number(first + i * LINE_HEIGHT), escaped(lines.get(i)));
        }
    }

    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!current.isEmpty() && width(current + " " + word) > LABEL_WIDTH) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(word);
        }
        lines.add(current.toString());
        return lines;
    }

    /** Width of a text in Arial of size 11, from the font's own table, so that no installed font is asked. */
    private static double width(String text) {
        return text.chars().map(ModelPicture::thousandths).sum() * 0.011;
    }

    private static int thousandths(int letter) {
        return WIDTHS.entrySet().stream()
                .filter(entry -> entry.getKey().indexOf(letter) >= 0)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(556);
    }

    private static String rectangle(Bounds box) {
        return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                .formatted(number(box.getX()), number(box.getY()), number(box.getWidth()), number(box.getHeight()));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
