package io.meibo.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.meibo.architecture.Models.Model;
import io.meibo.architecture.Models.Table;
import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.ReviewOutcome;
import io.meibo.shared.Role;
import io.meibo.workflow.CompletionEvidence;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.Vars;
import io.meibo.workflow.Vars.Var;
import java.beans.Introspector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Answers;
import org.mockito.Mockito;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;

/** What the models name exists in the code, and what the code offers the models is named by one: nothing drifts. */
class ModelContractTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.meibo");
    private static final List<Model> MODELS = Models.all();
    private static final List<Table> TABLES = Models.tables();
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{(!?)(\\w+)(?: == '([\\w-]+)')?}");
    private static final Pattern DEADLINE = Pattern.compile("\\$\\{deadlines(?:\\.(\\w+)|\\['([\\w-]+)'])}");
    /** Settings that only cases begun under an earlier version of the models still ask for. */
    private static final List<String> OF_EARLIER_MODELS =
            List.of("confirmation", "confirmation-follow-up", "correction", "correction-reminder");

    /** Variables that only cases begun under an earlier version of the models still leave. */
    private static final List<Var<?>> VARIABLES_OF_EARLIER_MODELS = List.of(Vars.CONCLUSION, Vars.PAYMENT);

    private static final Pattern FORM = Pattern.compile("embedded:deployment:(processes/forms/[\\w-]+\\.html)");
    private static final Map<String, Class<?>> TYPES = Map.of(
            "string",
            String.class,
            "boolean",
            Boolean.class,
            "date",
            LocalDate.class,
            "integer",
            Integer.class,
            "double",
            Double.class);

    /** What only tables read that the house asks itself; no process knows of it. */
    private static final Map<String, Class<?>> ASKED_BY_THE_HOUSE = Map.ofEntries(
            Map.entry("age", Integer.class),
            Map.entry("agent", String.class),
            Map.entry("billing", String.class),
            Map.entry("consumer", Boolean.class),
            Map.entry("contractConcluded", Boolean.class),
            Map.entry("guardian", String.class),
            Map.entry("measure", String.class),
            Map.entry("numbersOnPhone", Integer.class),
            Map.entry("pageKind", String.class),
            Map.entry("service", String.class),
            Map.entry("value", Double.class));

    private static final List<String> LANGUAGES = List.of("en", "ja", "zh_CN");

    static List<Model> models() {
        return MODELS;
    }

    static List<Table> tables() {
        return TABLES;
    }

    @ParameterizedTest
    @MethodSource("models")
    void file_has_the_name_of_its_process(Model model) {
        assertThat(model.all(Process.class)).hasSize(1);
        assertThat(model.file()).hasFileName(model.id() + ".bpmn");
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).startsWith("P");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void file_has_the_name_of_its_table(Table table) {
        assertThat(table.file()).hasFileName(table.decision().getId() + ".dmn");
        assertThat(table.decision().getCamundaHistoryTimeToLiveString()).startsWith("P");
    }

    @Test
    void delegates_are_beans_and_every_bean_is_used() {
        Set<String> named = names(ServiceTask.class, ServiceTask::getCamundaDelegateExpression)
                .map(expression -> group(BEAN, expression))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> beans = CODE.stream()
                .filter(type -> type.getPackageName().endsWith(".process"))
                .filter(type -> type.getSimpleName().endsWith("Delegate"))
                .filter(type -> type.isAssignableTo(JavaDelegate.class))
                .map(ModelContractTest::beanName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(beans);
    }

    @ParameterizedTest
    @MethodSource("models")
    void models_hold_no_code(Model model) {
        assertThat(model.all(ScriptTask.class)).isEmpty();
        assertThat(model.all(CamundaScript.class)).isEmpty();
        assertThat(model.all(CamundaInputOutput.class)).isEmpty();
        assertThat(model.all(CamundaExecutionListener.class)).isEmpty();
        assertThat(model.all(CamundaTaskListener.class)).isEmpty();
        assertThat(model.all(ServiceTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaClass()).isNull();
            assertThat(task.getCamundaExpression()).isNull();
            assertThat(task.getCamundaType()).isNull();
        });
    }

    @Test
    void forms_exist_and_every_form_is_used() {
        Set<String> named = Stream.concat(
                        names(UserTask.class, UserTask::getCamundaFormKey),
                        names(StartEvent.class, StartEvent::getCamundaFormKey))
                .map(key -> group(FORM, key))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> files = Models.files(".html").stream()
                .map(file -> file.toString().replace('\\', '/'))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(files);
    }

    @Test
    void called_models_exist_and_every_part_is_called() {
        Set<String> called = names(CallActivity.class, CallActivity::getCalledElement)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> parts = MODELS.stream()
                .filter(model -> model.file().startsWith(Models.FOLDER.resolve("parts")))
                .map(Model::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(called).isEqualTo(parts);
    }

    @ParameterizedTest
    @MethodSource("models")
    void calls_stay_in_the_deployment_and_pass_the_reference_on(Model model) {
        assertThat(model.all(CallActivity.class)).allSatisfy(call -> {
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            assertThat(call.getChildElementsByType(org.camunda.bpm.model.bpmn.instance.ExtensionElements.class)
                            .iterator()
                            .next()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list())
                    .anySatisfy(
                            in -> assertThat(in.getCamundaBusinessKey()).isEqualTo("#{execution.processBusinessKey}"));
        });
    }

    @Test
    void decisions_exist_and_every_table_is_used() {
        Set<String> named = names(BusinessRuleTask.class, BusinessRuleTask::getCamundaDecisionRef)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(MODELS.stream().flatMap(model -> model.all(BusinessRuleTask.class).stream()))
                .allSatisfy(task -> {
                    assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("deployment");
                    assertThat(task.getCamundaMapDecisionResult()).isEqualTo("singleEntry");
                    assertThat(Vars.BY_NAME).containsKey(task.getCamundaResultVariable());
                });
        named.addAll(List.of(
                "acting-persons",
                "cancellation-right",
                "consent-needed",
                "correction-terms",
                "data-capture",
                "delivery-terms",
                "deposit-amount",
                "esim-terms",
                "line-limit",
                "needed-documents",
                "page-legibility",
                "portrait-thresholds",
                "retention-period"));
        assertThat(TABLES.stream().map(table -> table.decision().getId())).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void messages_are_the_ones_the_house_can_tell() {
        assertThat(names(Message.class, Message::getName).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(FlowMessage.values())
                        .map(FlowMessage::messageName)
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_registration_leaves_its_road_by_one_error_only() {
        assertThat(names(org.camunda.bpm.model.bpmn.instance.Error.class, error -> error.getErrorCode())
                        .collect(Collectors.toSet()))
                .containsExactly("REGISTRATION_EXPIRED");
    }

    @ParameterizedTest
    @MethodSource("models")
    void conditions_read_one_declared_variable(Model model) {
        assertThat(model.all(ConditionExpression.class)).allSatisfy(condition -> {
            Matcher parts = CONDITION.matcher(condition.getTextContent());
            assertThat(parts.matches()).as(condition.getTextContent()).isTrue();
            Var<?> variable = Vars.BY_NAME.get(parts.group(2));
            assertThat(variable).as(condition.getTextContent()).isNotNull();
            if (parts.group(3) == null) {
                assertThat(variable.type()).isEqualTo(Boolean.class);
            } else {
                assertThat(parts.group(1)).isEmpty();
                assertThat(variable.type()).isEqualTo(String.class);
                assertThat(valuesOf(variable)).contains(parts.group(3));
            }
        });
    }

    @Test
    void mappings_and_results_name_declared_variables() {
        Stream<String> names = Stream.of(
                        names(CamundaIn.class, CamundaIn::getCamundaSource),
                        names(CamundaIn.class, CamundaIn::getCamundaTarget),
                        names(CamundaOut.class, CamundaOut::getCamundaSource),
                        names(CamundaOut.class, CamundaOut::getCamundaTarget),
                        properties("result").map(result -> result.split("=", -1)[0]),
                        properties("outcome"))
                .flatMap(Function.identity());
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(Vars.BY_NAME)
                .containsKey(name));
        assertThat(names(CamundaIn.class, in -> in.getAttributeValue("variables")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void table_inputs_are_declared_variables_of_that_type(Table table) {
        assertThat(table.dmn().getModelElementsByType(InputExpression.class))
                .hasSameSizeAs(table.dmn().getModelElementsByType(Input.class))
                .allSatisfy(input -> {
                    String name = input.getText().getTextContent();
                    Var<?> variable = Vars.BY_NAME.get(name);
                    Class<?> type = variable == null ? ASKED_BY_THE_HOUSE.get(name) : variable.type();
                    assertThat(type).as(name).isNotNull().isEqualTo(TYPES.get(input.getTypeRef()));
                });
    }

    @Test
    void every_declared_variable_is_named_by_a_model_or_a_table() {
        String everything = Stream.concat(Models.files(".bpmn").stream(), Models.files(".dmn").stream())
                .map(ModelContractTest::read)
                .collect(Collectors.joining());
        assertThat(Vars.ALL)
                .filteredOn(variable -> !VARIABLES_OF_EARLIER_MODELS.contains(variable))
                .allSatisfy(variable -> assertThat(everything).containsPattern("\\b" + variable.name() + "\\b"));
    }

    @Test
    void stages_speak_words_of_the_house() {
        assertThat(properties("status")).allSatisfy(code -> assertThatCode(() -> RegistrationStatus.of(code))
                .doesNotThrowAnyException());
        assertThat(properties("awaiting"))
                .allSatisfy(code -> assertThatCode(() -> Awaiting.of(code)).doesNotThrowAnyException());
        assertThat(properties("awaitingFrom"))
                .allSatisfy(code -> assertThatCode(() -> AwaitedFrom.of(code)).doesNotThrowAnyException());
        assertThat(names(UserTask.class, UserTask::getCamundaCandidateGroups)
                        .flatMap(groups -> Arrays.stream(groups.split(",", -1))))
                .allSatisfy(code -> assertThatCode(() -> Role.of(code)).doesNotThrowAnyException());
        Set<String> reached = properties("status").collect(Collectors.toSet());
        assertThat(Arrays.stream(RegistrationStatus.values()).map(RegistrationStatus::code))
                .as("every status but the draft is reached in some model")
                .allMatch(code -> code.equals("draft") || reached.contains(code));
    }

    @Test
    void only_known_properties_are_used() {
        assertThat(elements().flatMap(Models::properties).map(property -> property.getCamundaName()))
                .isNotEmpty()
                .isSubsetOf(
                        "status",
                        "awaiting",
                        "awaitingFrom",
                        "deadline",
                        "wait",
                        "clock",
                        "notice",
                        "evidence",
                        "outcome",
                        "result",
                        "standalone");
    }

    @Test
    void deadlines_are_settings_and_every_setting_is_used() throws IOException {
        Set<String> named = Stream.of(
                        names(TimeDuration.class, TimeDuration::getTextContent),
                        names(UserTask.class, UserTask::getCamundaDueDate),
                        names(UserTask.class, UserTask::getCamundaFollowUpDate))
                .flatMap(Function.identity())
                .filter(expression -> !isOfARule(expression))
                .map(ModelContractTest::deadline)
                .collect(Collectors.toCollection(TreeSet::new));
        named.addAll(OF_EARLIER_MODELS);
        assertThat(named).isEqualTo(settings("meibo.deadlines."));
        assertThat(named).containsAll(properties("deadline").toList());
    }

    @Test
    void evidence_is_known_and_every_kind_is_asked_for() {
        Set<String> kinds = CODE.stream()
                .filter(type -> type.isAssignableTo(CompletionEvidence.class) && !type.isInterface())
                .map(type -> ((CompletionEvidence) Mockito.mock(type.reflect(), Answers.CALLS_REAL_METHODS)).kind())
                .collect(Collectors.toSet());
        assertThat(properties("evidence").collect(Collectors.toSet())).isEqualTo(kinds);
    }

    @Test
    void whatever_a_stage_says_has_texts_in_three_languages() {
        for (String language : LANGUAGES) {
            Properties pages = texts("pages_" + language);
            Properties notices = texts("notification_" + language);
            assertThat(properties("status").map(code -> "status." + code)).isSubsetOf(pages.stringPropertyNames());
            assertThat(properties("awaiting").map(code -> "awaiting." + code)).isSubsetOf(pages.stringPropertyNames());
            assertThat(properties("notice").map(code -> "notice." + code + ".what"))
                    .isSubsetOf(notices.stringPropertyNames());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void retries_stand_beside_their_retry_point(Model model) {
        assertThat(model.all(FlowElement.class)).allSatisfy(element -> {
            boolean async =
                    "true".equals(element.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "asyncBefore"));
            boolean retries = element.getExtensionElements() != null
                    && element.getExtensionElements().getRawTextContent().contains("PT10S,PT1M,PT10M,PT1H");
            assertThat(retries).as(element.getId()).isEqualTo(async);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_model_has_tests_of_its_paths(Model model) {
        String name = Arrays.stream(model.id().split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        assertThat(Path.of("src/test/java/io/meibo/workflow", name + "ProcessTest.java"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_index_tells_how_a_model_starts_ends_and_what_it_waits_for(Model model) {
        String index = read(Models.FOLDER.resolve("README.md"));
        assertThat(index).contains("[" + model.id() + "](#" + model.id() + ")");
        int start = index.indexOf("\n## " + model.id() + "\n");
        int end = index.indexOf("\n## ", start + 1);
        String section = index.substring(start, end < 0 ? index.length() : end);
        assertThat(section).contains("../src/docs/pictures/" + model.id() + ".svg");
        assertThat(model.all(EndEvent.class))
                .filteredOn(event -> Models.property(event, "notice")
                        .filter("reminder"::equals)
                        .isEmpty())
                .allSatisfy(event -> assertThat(section).contains(event.getName()));
        assertThat(model.all(Message.class))
                .allSatisfy(message -> assertThat(section).contains("`" + message.getName() + "`"));
        assertThat(model.all(CamundaOut.class))
                .allSatisfy(out -> assertThat(section).contains("`" + out.getCamundaTarget() + "`"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void the_index_names_every_table(Table table) {
        assertThat(read(Models.FOLDER.resolve("README.md"))).contains("(decisions/" + table + ")");
    }

    /** Every value that a part, a table or a person can leave in a text variable. */
    private static Set<String> valuesOf(Var<?> variable) {
        Set<String> values = properties("result")
                .filter(result -> result.startsWith(variable.name() + "="))
                .map(result -> result.split("=", -1)[1])
                .collect(Collectors.toCollection(TreeSet::new));
        for (Table table : TABLES) {
            if (table.dmn()
                    .getModelElementsByType(Output.class)
                    .iterator()
                    .next()
                    .getName()
                    .equals(variable.name())) {
                table.dmn()
                        .getModelElementsByType(OutputEntry.class)
                        .forEach(entry ->
                                values.add(entry.getText().getTextContent().replace("\"", "")));
            }
        }
        if (variable.equals(Vars.DELIVERY_FORM)) {
            return Set.of("sim", "esim", "card");
        }
        if (variable.equals(Vars.RESERVATION)) {
            return Set.of("reserved", "waiting");
        }
        if (variable.equals(Vars.MENDING_OUTCOME)) {
            return Set.of("issue-again", "give-up");
        }
        if (variable.equals(Vars.COMPARISON_OUTCOME)) {
            return Set.of("no-misuse", "misuse");
        }
        if (variable.equals(Vars.DELIVERY)) {
            return Set.of("handed-over", "posted");
        }
        if (variable.equals(Vars.RETURNED_MAIL)) {
            return Set.of("post-again", "delivered", "give-up");
        }
        if (variable.name().endsWith("Result")) {
            Arrays.stream(CheckOutcome.values()).map(CheckOutcome::code).forEach(values::add);
        }
        if (properties("outcome").anyMatch(variable.name()::equals)) {
            Arrays.stream(ReviewOutcome.values()).map(ReviewOutcome::code).forEach(values::add);
        }
        return values;
    }

    private static Stream<BaseElement> elements() {
        return MODELS.stream()
                .flatMap(model ->
                        Stream.concat(Stream.of((BaseElement) model.process()), model.all(FlowElement.class).stream()));
    }

    private static Stream<String> properties(String name) {
        return elements().flatMap(element -> Models.property(element, name).stream());
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<String> names(
            Class<T> type, Function<T, String> name) {
        return MODELS.stream()
                .flatMap(model -> model.all(type).stream())
                .map(name)
                .filter(value -> value != null);
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        return matcher.group(1);
    }

    /** Whether a rule has filled a declared text variable with the time. */
    private static boolean isOfARule(String expression) {
        Matcher variable = BEAN.matcher(expression);
        return variable.matches()
                && Vars.BY_NAME.containsKey(variable.group(1))
                && Vars.BY_NAME.get(variable.group(1)).type() == String.class;
    }

    private static String deadline(String expression) {
        Matcher matcher = DEADLINE.matcher(expression);
        assertThat(matcher.matches()).as(expression).isTrue();
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static String beanName(JavaClass type) {
        String given = type.tryGetAnnotationOfType(Component.class)
                .map(Component::value)
                .orElse("");
        return given.isEmpty() ? Introspector.decapitalize(type.getSimpleName()) : given;
    }

    private static Set<String> settings(String prefix) throws IOException {
        return new YamlPropertySourceLoader()
                .load("settings", new FileSystemResource("src/main/resources/application.yml")).stream()
                        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> name.substring(prefix.length()))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(String bundle) {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(
                Path.of("src/main/resources/messages", bundle + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
