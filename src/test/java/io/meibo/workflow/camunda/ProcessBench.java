package io.meibo.workflow.camunda;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CaseStarts;
import io.meibo.workflow.CompletionEvidence;
import io.meibo.workflow.DecisionMade;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.ServiceLevel;
import io.meibo.workflow.StageEntered;
import io.meibo.workflow.Vars.Var;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mock.env.MockEnvironment;

/**
 * One registration on the models as they stand in {@code processes}, in an engine in memory with the house's own
 * listeners and tables; the features behind the delegates are faked. Jobs run when a test says so, on a clock the test
 * moves.
 */
@SuppressWarnings("JavaUtilDate")
public final class ProcessBench {

    private static final Instant MORNING = Instant.parse("2026-11-25T00:30:00Z");
    private static final Map<String, String> DEADLINES = readDeadlines();
    private static final Map<String, Consumer<ProcessData>> FEATURES = new HashMap<>();
    private static final Map<String, String> EVIDENCE = new HashMap<>();
    private static final List<StageEntered> STAGES = new ArrayList<>();
    private static final List<DecisionMade> DECISIONS = new ArrayList<>();
    private static final List<String> ENTERED = new ArrayList<>();
    private static final Map<String, Set<String>> FLOWS_TAKEN = new HashMap<>();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static CaseStarts.Facts facts = facts("jp-postpaid-voice", "JPN", "jp-driver-licence");
    private static final ProcessEngine ENGINE = engine();

    private final RegistrationId reference = RegistrationId.random(RANDOM);

    /** A new registration for a Japanese postpaid line whose every check passes and that owes no deposit. */
    public ProcessBench() {
        ClockUtil.setCurrentTime(Date.from(MORNING));
        EVIDENCE.clear();
        STAGES.clear();
        DECISIONS.clear();
        ENTERED.clear();
        facts = facts("jp-postpaid-voice", "JPN", "jp-driver-licence");
        FEATURES.clear();
    }

    private static CaseStarts.Facts facts(String product, String country, String documentType) {
        return new CaseStarts.Facts(
                product, country, "counter", "document-shown", documentType, "sim", LocalDate.parse("2026-11-25"));
    }

    public ProcessBench ofProduct(String product, String country, String documentType) {
        facts = facts(product, country, documentType);
        return this;
    }

    public ProcessBench verifiedBy(String channel, String verification) {
        facts = new CaseStarts.Facts(
                facts.product(),
                facts.country(),
                channel,
                verification,
                facts.documentType(),
                facts.deliveryForm(),
                facts.appliedOn());
        return this;
    }

    /** What is applied for: sim, esim or card. */
    public ProcessBench inForm(String deliveryForm) {
        facts = new CaseStarts.Facts(
                facts.product(),
                facts.country(),
                facts.channel(),
                facts.verification(),
                facts.documentType(),
                deliveryForm,
                facts.appliedOn());
        return this;
    }

    public RegistrationId reference() {
        return reference;
    }

    /** What the tables said that the process asked by itself, oldest first. */
    public List<DecisionMade> decisions() {
        return List.copyOf(DECISIONS);
    }

    /** What the feature behind this delegate does from now on. */
    public ProcessBench when(String delegate, Consumer<ProcessData> feature) {
        FEATURES.put(delegate, feature);
        return this;
    }

    /** The feature behind this delegate leaves this value from now on. */
    public <T> ProcessBench answers(String delegate, Var<T> variable, T value) {
        return when(delegate, data -> data.set(variable, value));
    }

    /** Starts a model for the registration and runs what runs at once. */
    public ProcessBench start(String model) {
        ENGINE.getRuntimeService().startProcessInstanceByKey(model, reference.value());
        return runJobs();
    }

    public ProcessBench tell(FlowMessage message) {
        ENGINE.getRuntimeService()
                .createMessageCorrelation(message.messageName())
                .processInstanceBusinessKey(reference.value())
                .correlate();
        return runJobs();
    }

    /** Whether anything of the registration waits for this message. */
    public boolean waitsFor(FlowMessage message) {
        return ids().stream()
                .anyMatch(id -> ENGINE.getRuntimeService()
                                .createEventSubscriptionQuery()
                                .processInstanceId(id)
                                .eventName(message.messageName())
                                .count()
                        > 0);
    }

    /** Claims and completes the open task with that key; {@code outcome} is what is on record for it. */
    public ProcessBench complete(String taskKey, String user, String outcome) {
        Task task = task(taskKey).orElseThrow(() -> new AssertionError("no open task " + taskKey + ", but " + open()));
        ENGINE.getTaskService().claim(task.getId(), user);
        EVIDENCE.put(task.getId(), outcome);
        try {
            ENGINE.getIdentityService().setAuthenticatedUserId(user);
            ENGINE.getTaskService().complete(task.getId());
        } finally {
            ENGINE.getIdentityService().clearAuthentication();
        }
        return runJobs();
    }

    /** Lets time pass, then runs the timers that are due. */
    public ProcessBench after(String deadline) {
        Instant now = ClockUtil.getCurrentTime().toInstant();
        Instant later = now.atZone(ZoneId.systemDefault())
                .plus(amount(Objects.requireNonNull(DEADLINES.get(deadline), deadline)))
                .plusSeconds(1)
                .toInstant();
        ClockUtil.setCurrentTime(Date.from(later));
        return runJobs();
    }

    private static TemporalAmount amount(String iso) {
        return new Deadlines(Map.of("it", iso)).of("it");
    }

    public ProcessBench afterSeconds(long seconds) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(seconds)));
        return runJobs();
    }

    /** Runs every job of the registration that is due, until none is left; a job that fails stays as it is. */
    public ProcessBench runJobs() {
        Set<String> failed = new HashSet<>();
        Optional<Job> next = dueJob(failed);
        while (next.isPresent()) {
            try {
                ENGINE.getManagementService().executeJob(next.get().getId());
            } catch (RuntimeException failure) {
                failed.add(next.get().getId());
            }
            next = dueJob(failed);
        }
        return this;
    }

    private Optional<Job> dueJob(Set<String> except) {
        return jobs().stream()
                .filter(job -> !except.contains(job.getId()) && job.getRetries() > 0)
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime()))
                .min(Comparator.comparing(Job::getCreateTime));
    }

    private List<Job> jobs() {
        return ids().stream()
                .flatMap(id -> ENGINE.getManagementService().createJobQuery().processInstanceId(id).list().stream())
                .toList();
    }

    /** The only job there is: how many tries it has left and in how many seconds it is tried again. */
    public Job job() {
        List<Job> jobs = jobs();
        if (jobs.size() != 1) {
            throw new AssertionError("one job expected: " + jobs);
        }
        return jobs.get(0);
    }

    public long secondsUntilRetry() {
        return (job().getDuedate().getTime() - ClockUtil.getCurrentTime().getTime() + 500) / 1000;
    }

    /** Gives the job one more try, as Cockpit's button does. */
    public ProcessBench retry() {
        ENGINE.getManagementService().setJobRetries(job().getId(), 1);
        return runJobs();
    }

    /** Activities at which an incident stands. */
    public List<String> incidents() {
        return ids().stream()
                .flatMap(id -> ENGINE.getRuntimeService().createIncidentQuery().processInstanceId(id).list().stream())
                .map(Incident::getActivityId)
                .toList();
    }

    /** Every element entered so far, in every model of the registration. */
    public List<String> passed() {
        return ids().stream()
                .flatMap(
                        id -> ENGINE
                                .getHistoryService()
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(id)
                                .list()
                                .stream())
                .sorted(Comparator.comparing((HistoricActivityInstance instance) -> ENTERED.indexOf(instance.getId())))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Keys of the open tasks. */
    public List<String> open() {
        return ENGINE.getTaskService().createTaskQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    /** The open task with that key. */
    public Optional<Task> task(String key) {
        return Optional.ofNullable(ENGINE.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(key)
                .singleResult());
    }

    /** Whether every process of the registration has ended. */
    public boolean ended() {
        return ENGINE.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference.value())
                        .count()
                == 0;
    }

    /** The last value of a variable in whichever model. */
    public Optional<Object> variable(Var<?> variable) {
        return ids().stream()
                .flatMap(id -> ENGINE
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(id)
                        .variableName(variable.name())
                        .list()
                        .stream())
                .map(HistoricVariableInstance::getValue)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Statuses the register was told, repeats left out. */
    public List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        STAGES.stream()
                .filter(stage -> stage.status() != null)
                .map(stage -> stage.status().code())
                .filter(status ->
                        statuses.isEmpty() || !statuses.get(statuses.size() - 1).equals(status))
                .forEach(statuses::add);
        return statuses;
    }

    /** Codes of the notices the applicant was sent. */
    public List<String> notices() {
        return STAGES.stream()
                .map(StageEntered::notice)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What the register was told last. */
    public StageEntered lastStage() {
        return STAGES.get(STAGES.size() - 1);
    }

    private List<String> ids() {
        return ENGINE
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value())
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
    }

    static Map<String, Set<String>> flowsTaken() {
        return FLOWS_TAKEN;
    }

    private static ProcessEngine engine() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("caseStarts", (CaseStarts) (reference, process, instance) -> facts);
        for (String kind : List.of(
                "decision",
                "portrait",
                "comparison",
                "correction",
                "signature",
                "deposit",
                "hand-over",
                "activation",
                "returned-mail",
                "activation-check",
                "refund",
                "cancellation",
                "final-bill",
                "matching",
                "concession",
                "replacement",
                "code-shown",
                "mending")) {
            beans.addBean(kind, evidence(kind));
        }
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("process-bench");
        configuration.setJdbcUrl("jdbc:h2:mem:process-bench;DB_CLOSE_DELAY=-1");
        configuration.setHistory("full");
        configuration.setGroupResourceWhitelistPattern("[a-zA-Z0-9-]+");
        configuration.setBeans(expressionBeans());
        beans.addBean("serviceLevel", (ServiceLevel) (reference, allowed) ->
                OffsetDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant().plus(allowed), ZoneId.systemDefault()));
        var times = new ServiceClockTimes(beans.getBeanProvider(ServiceLevel.class), new Deadlines(DEADLINES));
        var stages = new StagePublisher(
                event -> STAGES.add((StageEntered) event),
                new Deadlines(DEADLINES),
                times,
                Clock.system(ZoneId.systemDefault()));
        var evaluations = new EvaluationListener();
        configuration
                .getProcessEnginePlugins()
                .add(new WorkflowPlugin(
                        new StartGuard(beans.getBeanProvider(CaseStarts.class)),
                        new TaskGuard(
                                beans.getBeanProvider(CompletionEvidence.class),
                                beans.getBeanProvider(org.camunda.bpm.engine.IdentityService.class)),
                        stages,
                        new DecisionPublisher(evaluations, event -> DECISIONS.add((DecisionMade) event)),
                        evaluations,
                        times));
        configuration.getCustomHistoryEventHandlers().add(new OrderOfEntry());
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new FlowListener())));
        ProcessEngine engine = configuration.buildProcessEngine();
        beans.addBean("identityService", engine.getIdentityService());
        deploy(engine);
        people(engine);
        return engine;
    }

    private static Map<Object, Object> expressionBeans() {
        Map<Object, Object> beans = new HashMap<>();
        beans.put("deadlines", DEADLINES);
        Pattern delegate = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");
        for (Path model : files(".bpmn")) {
            Matcher names = delegate.matcher(text(model));
            while (names.find()) {
                String name = names.group(1);
                beans.put(name, (JavaDelegate) execution -> feature(name).accept(ProcessData.of(execution)));
            }
        }
        return beans;
    }

    private static Consumer<ProcessData> feature(String delegate) {
        return FEATURES.getOrDefault(delegate, PassingFeatures.of(delegate));
    }

    private static CompletionEvidence evidence(String kind) {
        return new CompletionEvidence() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Optional<String> outcome(RegistrationId reference, String taskId, String key, String assignee) {
                return Optional.ofNullable(EVIDENCE.get(taskId));
            }
        };
    }

    private static void deploy(ProcessEngine engine) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        Stream.of(".bpmn", ".dmn")
                .flatMap(ending -> files(ending).stream())
                .forEach(file -> deployment.addString(file.toString(), text(file)));
        deployment.deploy();
    }

    private static void people(ProcessEngine engine) {
        var identity = engine.getIdentityService();
        Map.of(
                        "clerk",
                        "clerk",
                        "reviewer",
                        "reviewer",
                        "reviewer2",
                        "reviewer",
                        "senior",
                        "senior-reviewer",
                        "manager",
                        "manager")
                .forEach((user, group) -> {
                    identity.saveUser(identity.newUser(user));
                    if (identity.createGroupQuery().groupId(group).count() == 0) {
                        identity.saveGroup(identity.newGroup(group));
                    }
                    identity.createMembership(user, group);
                });
    }

    private static Map<String, String> readDeadlines() {
        try {
            var environment = new MockEnvironment();
            new YamlPropertySourceLoader()
                    .load("settings", new FileSystemResource("src/main/resources/application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
            return Binder.get(environment).bind("meibo", Deadlines.class).get().deadlines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes in which order elements are entered: the clock stands still while they are. */
    private static final class OrderOfEntry implements HistoryEventHandler {

        @Override
        public void handleEvent(HistoryEvent event) {
            if (event instanceof HistoricActivityInstanceEventEntity
                    && event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)) {
                ENTERED.add(event.getId());
            }
        }

        @Override
        public void handleEvents(List<HistoryEvent> events) {
            events.forEach(this::handleEvent);
        }
    }

    /** Notes every sequence flow that is taken. */
    private static final class FlowListener extends AbstractBpmnParseListener {

        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
            String model = ((ProcessDefinitionEntity) flow.getProcessDefinition()).getKey();
            flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution ->
                    FLOWS_TAKEN.computeIfAbsent(model, key -> new HashSet<>()).add(flow.getId()));
        }
    }

    /** The reference, for messages of failing tests. */
    @Override
    public String toString() {
        return reference + " at " + passed().stream().distinct().collect(Collectors.joining(", "));
    }
}
