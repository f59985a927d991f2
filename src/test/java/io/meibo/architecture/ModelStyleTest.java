package io.meibo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.architecture.Models.Model;
import io.meibo.architecture.Models.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models a clerk can read: names, questions, cautious defaults, ways out, and a drawing without crossing lines. */
class ModelStyleTest {

    private static final Map<Class<?>, String> PREFIXES = prefixes();
    private static final Set<String> GOOD_RESULTS = Set.of("approved", "reserved");
    private static final Set<String> GOOD_ENDS =
            Set.of("End_ContractConcluded", "End_NumberAndSimReserved", "End_DepositSettled");

    static List<Model> models() {
        return Models.all();
    }

    static List<Table> tables() {
        return Models.tables();
    }

    private static Map<Class<?>, String> prefixes() {
        Map<Class<?>, String> prefixes = new LinkedHashMap<>();
        prefixes.put(SequenceFlow.class, "Flow_");
        prefixes.put(StartEvent.class, "Start_");
        prefixes.put(EndEvent.class, "End_");
        prefixes.put(Event.class, "(Timer|Message)_");
        prefixes.put(CallActivity.class, "CallActivity_");
        prefixes.put(SubProcess.class, "SubProcess_");
        prefixes.put(Task.class, "Task_");
        prefixes.put(Gateway.class, "(Gateway|Join)_");
        return prefixes;
    }

    @ParameterizedTest
    @MethodSource("models")
    void ids_are_chosen_words_after_their_type(Model model) {
        assertThat(model.all(FlowElement.class)).allSatisfy(element -> {
            String prefix = Models.undoes(element)
                    ? "Undo_"
                    : PREFIXES.entrySet().stream()
                            .filter(entry -> entry.getKey().isInstance(element))
                            .findFirst()
                            .orElseThrow()
                            .getValue();
            assertThat(element.getId()).matches(prefix + "([A-Z][a-z]+)+");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everything_a_reader_looks_at_has_a_name_in_sentence_case(Model model) {
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> !(node instanceof Gateway) && !Models.marksAnUndo(node))
                .allSatisfy(node -> assertThat(node.getName())
                        .as(node.getId())
                        .matches("(SIM|[A-Z][a-z-]+)( [a-z]+| SIM)*")
                        .doesNotContainIgnoringCase("process", "handle", "manage"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void splits_ask_a_question_with_answers_and_joins_stay_silent(Model model) {
        assertThat(model.all(ExclusiveGateway.class)).allSatisfy(gateway -> {
            boolean splits = gateway.getOutgoing().size() > 1;
            assertThat(splits)
                    .as("splits or joins: " + gateway.getId())
                    .isNotEqualTo(gateway.getIncoming().size() > 1);
            if (splits) {
                assertThat(gateway.getName()).endsWith("?");
                assertThat(gateway.getOutgoing())
                        .extracting(SequenceFlow::getName)
                        .containsExactlyInAnyOrder("Yes", "No");
            } else {
                assertThat(gateway.getName()).isNull();
                assertThat(gateway.getId()).startsWith("Join_");
            }
        });
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> !(node instanceof Gateway))
                .allSatisfy(node -> {
                    assertThat(node.getIncoming().size()).as(node.getId()).isLessThanOrEqualTo(1);
                    assertThat(node.getOutgoing().size()).as(node.getId()).isLessThanOrEqualTo(1);
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_split_has_a_default_and_it_is_the_cautious_one(Model model) {
        assertThat(model.all(ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
                    assertThat(gateway.getOutgoing())
                            .allMatch(flow ->
                                    flow.equals(gateway.getDefault()) == (flow.getConditionExpression() == null));
                    assertThat(reachedWithoutAPerson(gateway.getDefault().getTarget(), new HashSet<>()))
                            .as("%s by default", gateway.getId())
                            .noneMatch(ModelStyleTest::givesSomethingAway);
                });
    }

    /** What is reached from here before a person decides or another condition is read as a plain yes. */
    private static List<FlowNode> reachedWithoutAPerson(FlowNode node, Set<FlowNode> seen) {
        List<FlowNode> reached = new ArrayList<>();
        if (!seen.add(node)) {
            return reached;
        }
        reached.add(node);
        if (node instanceof UserTask
                || node instanceof EventBasedGateway
                || node instanceof CallActivity call && alwaysAsksAPerson(call)) {
            return reached;
        }
        for (SequenceFlow flow : node.getOutgoing()) {
            if (flow.getConditionExpression() == null) {
                reached.addAll(reachedWithoutAPerson(flow.getTarget(), seen));
            }
        }
        return reached;
    }

    /** Whether no way leads through the called part without a person or an outside event. */
    private static boolean alwaysAsksAPerson(CallActivity call) {
        Model part = Models.all().stream()
                .filter(model -> model.id().equals(call.getCalledElement()))
                .findFirst()
                .orElseThrow();
        List<FlowNode> next = new ArrayList<>(part.all(StartEvent.class));
        Set<FlowNode> seen = new HashSet<>();
        while (!next.isEmpty()) {
            FlowNode node = next.remove(0);
            if (node instanceof EndEvent) {
                return false;
            }
            if (seen.add(node) && !(node instanceof UserTask) && !(node instanceof EventBasedGateway)) {
                node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
            }
        }
        return true;
    }

    private static boolean givesSomethingAway(FlowNode node) {
        if (node instanceof ServiceTask task) {
            return "${issueSimDelegate}".equals(task.getCamundaDelegateExpression());
        }
        return Models.property(node, "result")
                        .filter(result -> GOOD_RESULTS.contains(result.split("=", -1)[1]))
                        .isPresent()
                || GOOD_ENDS.contains(node.getId())
                || Models.property(node, "status").filter("completed"::equals).isPresent();
    }

    @ParameterizedTest
    @MethodSource("models")
    void human_tasks_say_what_to_do_for_whom_and_until_when(Model model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getDocumentations()).as(task.getId()).hasSize(1);
            assertThat(task.getCamundaFormKey()).isNotNull();
            assertThat(task.getCamundaCandidateGroups()).isNotNull();
            assertThat(task.getCamundaDueDate()).isNotNull();
            assertThat(task.getCamundaFollowUpDate()).isNotNull();
            assertThat(Models.property(task, "evidence")).isPresent();
        });
        assertThat(model.process().getDocumentations()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("models")
    void waiting_for_the_applicant_ends_one_day(Model model) {
        assertThat(model.all(UserTask.class))
                .filteredOn(task -> Models.property(task, "awaitingFrom")
                        .filter("applicant"::equals)
                        .isPresent())
                .allSatisfy(task -> assertThat(model.all(BoundaryEvent.class))
                        .anyMatch(event -> event.getAttachedTo().equals(task)
                                && event.cancelActivity()
                                && event.getId().startsWith("Timer_")));
        assertThat(model.all(EventBasedGateway.class)).allSatisfy(gateway -> assertThat(gateway.getOutgoing())
                .anyMatch(flow -> flow.getTarget().getId().startsWith("Timer_")));
        assertThat(model.all(BoundaryEvent.class))
                .filteredOn(event -> !event.cancelActivity() && !Models.marksAnUndo(event))
                .allSatisfy(event -> assertThat(Models.property(
                                event.getOutgoing().iterator().next().getTarget(), "notice"))
                        .contains("reminder"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_registration_is_withdrawn_in_one_place_and_expires_in_one_place(Model model) {
        boolean registration = model.id().endsWith("-registration");
        assertThat(model.all(SubProcess.class))
                .hasSize(registration ? 2 : 0)
                .allMatch(SubProcess::triggeredByEvent)
                .allSatisfy(subProcess -> assertThat(subProcess.getFlowElements())
                        .as("undoes, then ends")
                        .anyMatch(Models::undoes));
        assertThat(model.all(SubProcess.class).stream()
                        .flatMap(subProcess -> subProcess.getFlowElements().stream())
                        .filter(EndEvent.class::isInstance)
                        .map(FlowElement::getId))
                .containsExactlyElementsOf(
                        registration ? List.of("End_RegistrationWithdrawn", "End_RegistrationExpired") : List.of());
    }

    /**
     * What a registration has done outside or set aside is undone by the handler of that very activity, and by nothing
     * else: handlers stand below their activity and are reached by no flow. Undone are activities of the registration
     * itself, since what a part has done can no longer be undone once the part was interrupted. The engine begins a
     * handler in the undoing transaction, whatever its {@code asyncBefore} says; a retry point must stand in a part.
     */
    @ParameterizedTest
    @MethodSource("models")
    void whatever_is_done_is_undone_by_its_own_handler_below_it(Model model) {
        assertThat(model.all(Activity.class))
                .filteredOn(Activity::isForCompensation)
                .allSatisfy(handler -> {
                    assertThat(model.id()).endsWith("-registration");
                    assertThat(handler.getIncoming()).isEmpty();
                    assertThat(handler.getOutgoing()).isEmpty();
                    assertThat(handler.isCamundaAsyncBefore()).isFalse();
                    BoundaryEvent undo = model.all(Association.class).stream()
                            .filter(association -> association.getTarget().equals(handler))
                            .map(association -> (BoundaryEvent) association.getSource())
                            .findFirst()
                            .orElseThrow();
                    assertThat(undo.getId())
                            .isEqualTo("Undo_" + undo.getAttachedTo().getId().split("_", -1)[1]);
                    Bounds above = bounds(model, undo.getAttachedTo());
                    Bounds below = bounds(model, handler);
                    assertThat(below.getX()).isEqualTo(above.getX());
                    assertThat(below.getY()).isGreaterThan(above.getY() + above.getHeight());
                });
        assertThat(model.all(Association.class))
                .hasSameSizeAs(model.all(Activity.class).stream()
                        .filter(Activity::isForCompensation)
                        .toList());
    }

    private static Bounds bounds(Model model, FlowNode node) {
        return model.all(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement().equals(node))
                .map(BpmnShape::getBounds)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("models")
    void it_fits_one_screen_and_everything_is_drawn(Model model) {
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> !Models.marksAnUndo(node)
                        && !(node instanceof Activity activity && activity.isForCompensation()))
                .as("a handler and its mark are read with the activity they belong to and do not count")
                .hasSizeLessThanOrEqualTo(25);
        assertThat(model.all(BpmnShape.class)).hasSameSizeAs(model.all(FlowNode.class));
        assertThat(model.all(BpmnEdge.class))
                .hasSize(model.all(SequenceFlow.class).size()
                        + model.all(Association.class).size());
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothing_overlaps(Model model) {
        List<BpmnShape> shapes = model.all(BpmnShape.class).stream()
                .filter(shape -> !(shape.getBpmnElement() instanceof BoundaryEvent)
                        && !(shape.getBpmnElement() instanceof SubProcess))
                .toList();
        for (BpmnShape one : shapes) {
            for (BpmnShape other : shapes) {
                assertThat(one != other && overlap(one.getBounds(), other.getBounds()))
                        .as("%s over %s", one.getId(), other.getId())
                        .isFalse();
            }
        }
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return one.getX() < other.getX() + other.getWidth()
                && other.getX() < one.getX() + one.getWidth()
                && one.getY() < other.getY() + other.getHeight()
                && other.getY() < one.getY() + one.getHeight();
    }

    @ParameterizedTest
    @MethodSource("models")
    void no_lines_cross(Model model) {
        List<Line> lines = model.all(BpmnEdge.class).stream()
                .flatMap(edge -> Line.of(edge).stream())
                .toList();
        for (Line one : lines) {
            assertThat(one.isStraight())
                    .as("%s runs along the grid", one.flow())
                    .isTrue();
            for (Line other : lines) {
                assertThat(!one.flow().equals(other.flow()) && one.crosses(other))
                        .as("%s crosses %s", one.flow(), other.flow())
                        .isFalse();
            }
        }
    }

    /** A straight piece of a sequence flow. */
    private record Line(String flow, double x1, double y1, double x2, double y2) {

        static List<Line> of(BpmnEdge edge) {
            List<Line> lines = new ArrayList<>();
            List<Waypoint> points = List.copyOf(edge.getWaypoints());
            for (int i = 1; i < points.size(); i++) {
                Waypoint from = points.get(i - 1);
                Waypoint to = points.get(i);
                lines.add(new Line(edge.getBpmnElement().getId(), from.getX(), from.getY(), to.getX(), to.getY()));
            }
            return lines;
        }

        boolean isStraight() {
            return x1 == x2 || y1 == y2;
        }

        boolean crosses(Line other) {
            return Math.max(x1, x2) > Math.min(other.x1, other.x2)
                            && Math.max(other.x1, other.x2) > Math.min(x1, x2)
                            && Math.max(y1, y2) >= Math.min(other.y1, other.y2)
                            && Math.max(other.y1, other.y2) >= Math.min(y1, y2)
                    || Math.max(x1, x2) >= Math.min(other.x1, other.x2)
                            && Math.max(other.x1, other.x2) >= Math.min(x1, x2)
                            && Math.max(y1, y2) > Math.min(other.y1, other.y2)
                            && Math.max(other.y1, other.y2) > Math.min(y1, y2);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void time_runs_from_left_to_right(Model model) {
        assertThat(model.all(BpmnEdge.class)).allSatisfy(edge -> {
            List<Waypoint> points = List.copyOf(edge.getWaypoints());
            assertThat(points.get(1).getX())
                    .as("%s leaves to the left", edge.getId())
                    .isGreaterThanOrEqualTo(points.get(0).getX());
            assertThat(points.get(points.size() - 1).getX())
                    .as("%s comes in from the right", edge.getId())
                    .isGreaterThanOrEqualTo(points.get(points.size() - 2).getX());
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tables_are_dated_explained_and_complete(Table table) {
        DecisionTable rules = table.dmn()
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        assertThat(rules.getHitPolicy())
                .as("another hit policy says why")
                .isIn(
                        HitPolicy.UNIQUE,
                        table.decision().getDescription().getTextContent().contains("hit policy")
                                ? HitPolicy.FIRST
                                : null);
        assertThat(rules.getInputs()).extracting(input -> input.getLabel()).endsWith("Valid from", "Valid to");
        assertThat(rules.getRules())
                .allSatisfy(rule -> assertThat(rule.getDescription().getTextContent())
                        .as(rule.getId())
                        .containsPattern("(JP|CN|SC)-\\d\\d|[Ss]ection \\d|[Oo]perator|Catch-all"));
        assertThat(rules.getRules()).extracting(Rule::getId).contains("Rule_CatchAll");
    }
}
