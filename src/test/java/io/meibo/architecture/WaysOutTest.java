package io.meibo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.architecture.Models.Model;
import io.meibo.register.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;

/** The models do on each of the five ways out what the table in {@code processes/README.md} says, and nothing else. */
class WaysOutTest {

    private static final Pattern ROW = Pattern.compile("\\| \\w+, .* \\| `([a-z]+)` \\| (.*) \\|");
    private static final List<Model> MODELS = Models.all();

    /** What gives back or takes out of use, by the delegate that does it. */
    private static final Set<String> GIVES_BACK = Set.of(
            "releaseNumberAndSimDelegate",
            "takeBackNumberAndSimDelegate",
            "cancelProfileDelegate",
            "closeProfileDelegate",
            "cancelContractDelegate",
            "settleDepositDelegate");

    @Test
    void the_table_has_a_row_for_each_ending() throws IOException {
        assertThat(rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Ending.values()).map(Ending::code).toList());
    }

    @Test
    void an_application_that_ends_is_undone_by_its_handlers_and_by_nothing_else() throws IOException {
        for (String id : List.of("postpaid-registration", "prepaid-registration", "smart-card-registration")) {
            Model model = model(id);
            Set<String> undone = model.all(Activity.class).stream()
                    .filter(Activity::isForCompensation)
                    .flatMap(handler -> does(handler, new HashSet<>()).stream())
                    .filter(GIVES_BACK::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> onTheWay = model.all(Activity.class).stream()
                    .filter(activity -> !activity.isForCompensation())
                    .flatMap(activity -> does(activity, new HashSet<>()).stream())
                    .filter(GIVES_BACK::contains)
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(undone)
                    .contains("releaseNumberAndSimDelegate")
                    .doesNotContain("takeBackNumberAndSimDelegate", "closeProfileDelegate");
            assertThat(undone.contains("settleDepositDelegate"))
                    .as("%s asks a deposit", id)
                    .isEqualTo(asks(model, "decideDepositDelegate"));
            assertThat(undone.contains("cancelProfileDelegate"))
                    .as("%s holds a profile", id)
                    .isEqualTo(asks(model, "holdProfileDelegate"));
            assertThat(undone.contains("cancelContractDelegate"))
                    .as("%s prepares a contract", id)
                    .isEqualTo(asks(model, "prepareContractDelegate"));
            assertThat(onTheWay).as("%s gives nothing back otherwise", id).isEmpty();
        }
        assertThat(rows().get("withdrawn")).contains("all goes back", "back to stock", "Available");
        assertThat(rows().get("expired")).contains("all goes back", "back to stock", "Available");
        assertThat(rows().get("rejected")).contains("none was asked", "none was reserved", "Available");
    }

    @Test
    void a_refusal_comes_before_a_deposit_and_a_reservation_and_only_a_profile_can_be_undone_then() {
        Model model = model("postpaid-registration");
        Set<String> before = reached(model, "Start_ApplicationReceived", "Gateway_Cleared");
        assertThat(before)
                .contains("CallActivity_HoldProfile")
                .doesNotContain("Task_DecideDeposit", "Task_PrepareContract", "Task_ReserveNumberAndSim");
    }

    @Test
    void a_line_that_ends_is_closed_by_a_process_of_its_own_and_its_deposit_settled_last() throws IOException {
        for (Map.Entry<String, String> end : Map.of(
                        "contract-cancellation", "cancelled", "contract-termination", "terminated")
                .entrySet()) {
            Model model = model(end.getKey());
            assertThat(model.all(CallActivity.class)).singleElement().satisfies(call -> {
                assertThat(call.getCalledElement()).isEqualTo("line-closing");
                assertThat(Models.property(call, "status")).contains(end.getValue());
            });
            assertThat(rows().get(end.getValue())).contains("final bill", "rests", "blocked", "Unavailable");
        }
        Set<String> closes = model("line-closing").all(Activity.class).stream()
                .flatMap(activity -> does(activity, new HashSet<>()).stream())
                .filter(GIVES_BACK::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(closes)
                .containsExactly("closeProfileDelegate", "settleDepositDelegate", "takeBackNumberAndSimDelegate");
        assertThat(reached(model("line-closing"), "Start_ClosingDue", "Join_FinalBillSettled"))
                .contains("Task_TakeBackNumberAndSim", "Task_CloseProfile")
                .doesNotContain("CallActivity_ReturnDeposit");
    }

    /** By status: the cells of its row. */
    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        String index = Files.readString(Models.FOLDER.resolve("README.md"));
        String section = index.substring(index.indexOf("## The five ways out"));
        for (String line : section.substring(0, section.indexOf("\n## ", 5)).split("\n", -1)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2));
            }
        }
        return rows;
    }

    private static Model model(String id) {
        return MODELS.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean asks(Model model, String delegate) {
        return model.all(Activity.class).stream()
                .anyMatch(activity -> does(activity, new HashSet<>()).contains(delegate));
    }

    /** Every delegate that an activity, or the part it calls, may run. */
    private static Set<String> does(Activity activity, Set<String> seen) {
        if (activity instanceof ServiceTask task) {
            return Set.of(task.getCamundaDelegateExpression().replaceAll("[${}]", ""));
        }
        if (activity instanceof CallActivity call && seen.add(call.getCalledElement())) {
            return model(call.getCalledElement()).all(Activity.class).stream()
                    .flatMap(inside -> does(inside, seen).stream())
                    .collect(Collectors.toSet());
        }
        return Set.of();
    }

    /** What may be passed from here before that element, handlers and event subprocesses left out. */
    private static Set<String> reached(Model model, String from, String until) {
        Set<String> passed = new TreeSet<>();
        List<FlowNode> next = new java.util.ArrayList<>(Stream.of(from)
                .map(id -> (FlowNode) model.bpmn().getModelElementById(id))
                .toList());
        while (!next.isEmpty()) {
            FlowNode node = next.remove(0);
            if (!node.getId().equals(until) && passed.add(node.getId())) {
                node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
            }
        }
        return passed;
    }
}
