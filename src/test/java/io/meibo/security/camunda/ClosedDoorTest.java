package io.meibo.security.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meibo.support.AppTest;
import io.meibo.support.Browser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.h2.H2ConsoleProperties;
import org.springframework.context.ApplicationContext;

/** Attacks the engine's known holes and unsafe defaults, row by row, through both of its REST roots. */
class ClosedDoorTest extends AppTest {

    private static final String WEBAPPS = "/camunda/api/engine/engine/default/";
    private static final String PROGRAMS = "/engine-rest/";
    private static final String MARK = "meibo.closed.door.mark";
    private static final String CODE = "${''.getClass().forName('java.lang.System').getMethod('setProperty',"
            + "''.getClass(),''.getClass()).invoke(null,'" + MARK + "','open')}";

    private static final Map<String, Browser> SESSIONS = new ConcurrentHashMap<>();

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void noMark() {
        System.clearProperty(MARK);
    }

    // 1: CVE-2026-109432

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'assigneeExpression':'%s'}",
                "{'orQueries':[{'assigneeExpression':'%s'}]}",
                "{'orQueries':[{'orQueries':[{'dueBeforeExpression':'%s'}]}]}",
                "{'orQueries':[{'candidateGroupsExpression ':'%s'}]}",
                "{'query':{'orQueries':[{'ASSIGNEEEXPRESSION':'%s'}]}}",
                "{'query':'{\\\"orQueries\\\":[{\\\"assigneeExpression\\\":\\\"x\\\"}]}'}"
            })
    void expressions_are_refused_at_any_depth_in_every_body(String shape) {
        String body = shape.replace('\'', '"').replace("%s", CODE);
        Browser clerk = session("clerk");
        Browser admin = session("admin");
        String filter = json(clerk.get(WEBAPPS + "filter?maxResults=10"))
                .get(0)
                .path("id")
                .asText();
        for (String way : List.of("task", "task/count", "filter/" + filter + "/list", "filter/" + filter + "/count")) {
            assertRefused(clerk.post(WEBAPPS + way, body), 400);
            assertRefused(admin.post(WEBAPPS + way, body), 400);
        }
        assertRefused(admin.post(WEBAPPS + "filter/create", body), 400);
        assertRefused(admin.put(WEBAPPS + "filter/" + filter, body), 400);
        assertRefused(post("clerk", PROGRAMS + "task", body), 403);
        assertRefused(post("clerk", PROGRAMS + "task/count", body), 403);
        assertThat(System.getProperty(MARK)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"assigneeExpression", "assignee%45xpression", "candidateGroupExpression", "ASSIGNEEEXPRESSION"})
    void expressions_are_refused_in_query_strings(String name) {
        String query = "task?" + name + "=%24%7B1%2B1%7D";

        assertRefused(session("clerk").get(WEBAPPS + query), 400);
        assertRefused(get("clerk", PROGRAMS + query), 400);
        assertRefused(
                session("clerk").get("/camunda/api/tasklist/plugin/tasklistPlugins/default/x?" + name + "=1"), 400);
    }

    @Test
    void the_engine_itself_evaluates_no_expression_of_a_query() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(CODE)
                        .endOr()
                        .list())
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() ->
                        tasks.createTaskQuery().taskAssigneeExpression(CODE).list())
                .isInstanceOf(ProcessEngineException.class);
        assertThat(engine.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(System.getProperty(MARK)).isNull();
    }

    // 2: CVE-2026-77226

    @Test
    void nobody_makes_an_administrator_by_the_set_up_page() {
        String body = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"I\",\"email\":\"\"},"
                + "\"credentials\":{\"password\":\"Intruder-2026!\"}}";
        for (Browser who : List.of(browser(), session("clerk"), session("admin"))) {
            HttpResponse<String> answer = who.post("/camunda/api/admin/setup/default/user/create", body);
            assertThat(answer.statusCode()).isIn(401, 403);
        }
        assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").count())
                .isPositive();
    }

    // 3: open REST

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task",
                "engine",
                "version",
                "process-definition",
                "user",
                "history/variable-instance",
                "engine/default/task"
            })
    void nobody_unauthenticated_reads_anything_of_the_engine(String way) {
        assertRefused(get(null, PROGRAMS + way), 401);
        assertThat(browser().get(WEBAPPS + way).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET user",
                "GET group",
                "GET authorization",
                "GET deployment",
                "GET history/variable-instance",
                "GET history/detail",
                "GET variable-instance",
                "GET process-instance/x/variables",
                "GET task/x/variables",
                "GET task/x/form-variables",
                "GET external-task",
                "GET metrics",
                "GET engine/default/task",
                "GET process-definition/key/postpaid-registration/xml",
                "POST message",
                "POST signal",
                "POST task/create",
                "POST external-task/fetchAndLock",
                "POST process-definition/key/notice-delivery/start",
                "POST process-definition/key/postpaid-registration/submit-form",
                "POST process-instance/delete",
                "POST user/create",
                "POST identity/verify",
                "PUT process-definition/key/postpaid-registration/suspended",
                "PUT job/x/retries",
                "DELETE process-instance/x",
                "DELETE deployment/x",
                "POST filter/create",
                "POST task/x/comment/create",
                "PUT task/x/variables/reviewOutcome",
                "POST batch/x",
                "POST condition"
            })
    void engine_rest_offers_what_is_on_the_list_only_even_to_an_administrator(String request) {
        String method = request.substring(0, request.indexOf(' '));
        String way = request.substring(request.indexOf(' ') + 1);

        assertRefused(call("admin", method, PROGRAMS + way, "{}"), 403);
    }

    @Test
    void a_path_written_otherwise_is_the_same_path() {
        for (String way : List.of(
                "deployment/cre%61te",
                "deployment/create/",
                "./deployment/create",
                "task/../deployment/create",
                "/deployment/create",
                "deployment;x=1/create",
                "deployment%2Fcreate",
                "%64eployment/create")) {
            assertThat(call("clerk", "POST", PROGRAMS + way, "{}").statusCode())
                    .as(way)
                    .isBetween(400, 404);
            assertThat(session("clerk").post(WEBAPPS + way, "{}").statusCode())
                    .as(way)
                    .isBetween(400, 404);
        }
    }

    // 4: authorisation

    @Test
    void roles_see_their_applications_only() {
        Map<String, List<String>> open = Map.of(
                "clerk", List.of("tasklist"),
                "reviewer", List.of("tasklist"),
                "senior", List.of("tasklist"),
                "manager", List.of("tasklist", "cockpit"),
                "auditor", List.of("cockpit"),
                "admin", List.of("tasklist", "cockpit", "admin"),
                "shop", List.of());
        open.forEach((user, applications) -> {
            Browser browser = session(user);
            for (String application : List.of("tasklist", "cockpit", "admin")) {
                int status =
                        browser.get("/camunda/app/" + application + "/default/").statusCode();
                assertThat(status == 200)
                        .as(user + " " + application + " " + status)
                        .isEqualTo(applications.contains(application));
            }
        });
        assertThat(engine.isAuthorizationEnabled()).isTrue();
    }

    @Test
    void only_administrators_write_users_and_authorisations() {
        for (String user : List.of("clerk", "reviewer", "manager", "auditor")) {
            Browser browser = session(user);
            assertRefused(
                    browser.post(
                            WEBAPPS + "user/create",
                            "{\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"x\"}}"),
                    403);
            assertRefused(browser.put(WEBAPPS + "group/camunda-admin/members/" + user, null), 403);
            assertRefused(browser.post(WEBAPPS + "authorization/create", "{}"), 403);
            assertThat(json(browser.get(WEBAPPS + "authorization?maxResults=10"))
                            .size())
                    .isZero();
        }
    }

    @Test
    void a_clerk_cannot_take_a_reviewers_task_on_any_way_and_a_reviewer_can() {
        Task task = openTask("reviewer");
        for (String user : List.of("clerk", "manager", "admin", "shop", "auditor")) {
            assertThat(post(user, PROGRAMS + "task/" + task.getId() + "/claim", "{\"userId\":\"" + user + "\"}")
                            .statusCode())
                    .as(user)
                    .isIn(403, 404);
        }
        Browser clerk = session("clerk");
        assertRefused(clerk.post(WEBAPPS + "task/" + task.getId() + "/claim", "{\"userId\":\"clerk\"}"), 403);
        assertRefused(clerk.post(WEBAPPS + "task/" + task.getId() + "/assignee", "{\"userId\":\"clerk\"}"), 403);
        assertRefused(clerk.post(WEBAPPS + "task/" + task.getId() + "/assignee", "{\"userId\":\"reviewer\"}"), 403);
        assertThat(assignee(task)).isNull();

        assertThat(post("reviewer", PROGRAMS + "task/" + task.getId() + "/claim", "{\"userId\":\"reviewer\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(assignee(task)).isEqualTo("reviewer");
    }

    @Test
    void one_neither_claims_for_a_colleague_nor_takes_a_task_from_him_but_a_manager_may_move_it() {
        Task task = openTask("reviewer");
        String way = "task/" + task.getId();
        Browser reviewer2 = session("reviewer2");
        assertRefused(reviewer2.post(WEBAPPS + way + "/claim", "{\"userId\":\"reviewer\"}"), 403);
        assertThat(session("reviewer")
                        .post(WEBAPPS + way + "/claim", "{\"userId\":\"reviewer\"}")
                        .statusCode())
                .isEqualTo(204);

        assertRefused(reviewer2.post(WEBAPPS + way + "/claim", "{\"userId\":\"reviewer2\"}"), 409);
        assertRefused(reviewer2.post(WEBAPPS + way + "/unclaim", null), 403);
        assertRefused(post("reviewer2", PROGRAMS + way + "/unclaim", ""), 403);
        assertRefused(reviewer2.post(WEBAPPS + way + "/assignee", "{\"userId\":\"reviewer2\"}"), 403);
        assertRefused(reviewer2.post(WEBAPPS + way + "/complete", "{}"), 403);
        assertThat(assignee(task)).isEqualTo("reviewer");

        assertRefused(session("manager").post(WEBAPPS + way + "/assignee", "{\"userId\":\"clerk\"}"), 403);
        assertThat(session("manager")
                        .post(WEBAPPS + way + "/assignee", "{\"userId\":\"reviewer2\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(assignee(task)).isEqualTo("reviewer2");
        assertThat(reviewer2.post(WEBAPPS + way + "/unclaim", null).statusCode())
                .isEqualTo(204);
        assertThat(assignee(task)).isNull();
    }

    @Test
    void no_authorisation_row_is_written_for_a_task() {
        long before = count();
        openTask("reviewer");
        assertThat(count()).isEqualTo(before);
    }

    // 5: first administrator, see ProductionGuardTest and FirstAdministratorTest

    // 6: who may deploy owns the machine; variables

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST deployment/create",
                "POST deployment/x/redeploy",
                "DELETE deployment/x",
                "POST migration/generate",
                "POST migration/execute",
                "POST modification/execute",
                "POST process-instance/x/modification",
                "POST process-definition/x/restart",
                "PUT process-instance/x/variables/reviewOutcome",
                "POST process-instance/x/variables",
                "PUT task/x/variables/reviewOutcome",
                "PUT task/x/localVariables/y",
                "POST task/x/variables",
                "PUT execution/x/localVariables/y",
                "POST execution/x/signal",
                "POST message",
                "POST signal",
                "POST task/create",
                "PUT task/x",
                "DELETE task/x",
                "POST task/x/identity-links",
                "POST task/x/comment/create",
                "POST filter/create",
                "PUT job/x/suspended",
                "POST process-instance/delete",
                "DELETE process-instance/x",
                "POST external-task/fetchAndLock",
                "POST variables",
                "POST identity/verify",
                "PUT user/clerk/credentials",
                "POST history/process-instance/delete"
            })
    void people_deploy_modify_migrate_and_write_nothing_past_the_forms(String request) {
        String method = request.substring(0, request.indexOf(' '));
        String way = request.substring(request.indexOf(' ') + 1);
        for (String user : List.of("clerk", "manager")) {
            Browser browser = session(user);
            assertRefused(
                    browser.send(browser.method(method, WEBAPPS + way, method.equals("DELETE") ? null : "{}")), 403);
            assertRefused(call(user, method, PROGRAMS + way, "{}"), 403);
        }
    }

    @Test
    void a_deployment_as_a_file_upload_is_refused_too() {
        Part model = new Part(
                "model", "evil.bpmn", "text/xml", "<definitions/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertRefused(postMultipart("admin", PROGRAMS + "deployment/create", List.of(model)), 403);
        Browser manager = session("manager");
        assertRefused(
                manager.send(
                        multipart(manager.method("POST", WEBAPPS + "deployment/create", null), "POST", List.of(model))),
                403);
        assertThat(repository.createDeploymentQuery().list()).noneMatch(found -> "evil".equals(found.getName()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'variables':{'reviewOutcome':{'value':'approve','type':'String'}}}",
                "{'variables':{'x':{'type':'Object','value':'rO0AB','valueInfo':{'objectTypeName':'java.util.ArrayList','serializationDataFormat':'application/x-java-serialized-object'}}}}",
                "{'variables':{'x':{'type':'Bytes','value':'AAAA'}}}",
                "{'variables':{'x':{'type':'File','value':'AAAA','valueInfo':{'filename':'passport.jpg'}}}}",
                "{'localVariables':{'x':{'value':1}}}",
                "{'processVariables':{'x':{'value':1}}}",
                "{'variables':{},'skipIoMappings':true}",
                "{'variables':['x']}",
                "{'withVariablesInReturn':true}",
                "['x']"
            })
    void completing_and_starting_take_no_variables(String shape) {
        String body = shape.replace('\'', '"');
        Task task = openTask("clerk");
        tasks.setAssignee(task.getId(), "clerk");
        Browser clerk = session("clerk");
        for (String way : List.of(
                "task/" + task.getId() + "/complete",
                "task/" + task.getId() + "/submit-form",
                "process-definition/key/postpaid-registration/submit-form",
                "process-definition/key/postpaid-registration/start")) {
            assertRefused(clerk.post(WEBAPPS + way, body), 400);
        }
        assertRefused(session("admin").post(WEBAPPS + "message", body), 400);
        assertRefused(post("clerk", PROGRAMS + "task/" + task.getId() + "/complete", body), 400);
        assertRefused(post("shop", PROGRAMS + "process-definition/key/postpaid-registration/start", body), 400);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
    }

    @Test
    void completing_with_an_empty_body_is_the_forms_way_and_works_for_the_assignee() {
        Task task = openTask("clerk");
        Browser clerk = session("clerk");
        clerk.post(WEBAPPS + "task/" + task.getId() + "/claim", "{\"userId\":\"clerk\"}");

        assertThat(clerk.post(WEBAPPS + "task/" + task.getId() + "/submit-form", "{\"variables\":{}}")
                        .statusCode())
                .isIn(200, 204);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
    }

    @Test
    void models_reach_no_bean_but_delegates_listeners_and_deadlines() {
        var beans = new CallableBeans(context);
        for (String closed : List.of(
                "dataSource",
                "environment",
                "identityService",
                "repositoryService",
                "jdbcClient",
                "systemProperties",
                "throttle")) {
            assertThat(beans.containsKey(closed)).as(closed).isFalse();
            assertThat(beans.get(closed)).as(closed).isNull();
        }
        assertThat(beans.containsKey("deadlines")).isTrue();
        assertThat(engine.getBeans()).isInstanceOf(CallableBeans.class);
    }

    // 7: variables are read by name of a permission of their own

    @Test
    void reading_variables_needs_a_permission_of_its_own() {
        assertThat(engine.isEnforceSpecificVariablePermission()).isTrue();
        assertThat(json(session("reviewer").get(WEBAPPS + "history/variable-instance?maxResults=10"))
                        .size())
                .isZero();
    }

    // 8: deserialisation

    @Test
    void serialised_java_is_neither_written_nor_trusted() {
        assertThat(engine.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(engine.isJavaSerializationFormatEnabled()).isFalse();
        Task task = openTask("clerk");
        assertThatThrownBy(() -> runtime.setVariable(
                        task.getExecutionId(),
                        "product",
                        Variables.serializedObjectValue("rO0AB")
                                .serializationDataFormat("application/x-java-serialized-object")
                                .objectTypeName("java.util.ArrayList")
                                .create()))
                .isInstanceOf(ProcessEngineException.class);
    }

    // 9: locks and passwords

    @Test
    void wrong_passwords_do_not_lock_an_account_for_good() {
        for (int i = 0; i < 15; i++) {
            assertThat(identity.checkPassword("auditor", "wrong")).isFalse();
        }
        assertThat(identity.checkPassword("auditor", PASSWORD)).isTrue();
    }

    @Test
    void passwords_lie_there_as_bcrypt_and_must_be_good_ones() {
        var stored = (org.camunda.bpm.engine.impl.persistence.entity.UserEntity)
                identity.createUserQuery().userId("clerk").singleResult();
        assertThat(stored.getPassword()).startsWith("{bcrypt}$2");
        assertThat(engine.isEnablePasswordPolicy()).isTrue();
        assertThat(identity.checkPasswordAgainstPolicy("demo").isValid()).isFalse();
        assertThat(engine.isWebappsAuthenticationLoggingEnabled()).isTrue();
    }

    // 10: cookies; the rest is in the settings of production, see ProductionSettingsTest

    @Test
    void the_session_cookie_is_hidden_from_scripts_and_stays_on_our_site() {
        List<String> cookies =
                browser().logInAnswer("clerk", PASSWORD).headers().allValues("Set-Cookie");

        assertThat(cookies).anySatisfy(cookie -> assertThat(cookie.toLowerCase(Locale.ROOT))
                .startsWith("jsessionid=")
                .contains("httponly", "samesite=lax"));
    }

    // 11: bounded queries

    @Test
    void nobody_asks_for_more_than_a_thousand_rows() {
        assertThat(engine.getQueryMaxResultsLimit()).isEqualTo(1000);
        assertRefused(get("clerk", PROGRAMS + "task?maxResults=1001"), 400);
        assertRefused(session("manager").get(WEBAPPS + "process-instance?maxResults=2147483646"), 400);
        assertThat(get("clerk", PROGRAMS + "task").statusCode()).isEqualTo(200);
    }

    // 12: consoles, actuators, talkative errors

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/h2-console",
                "/h2-console/",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/beans",
                "/actuator/loggers",
                "/actuator/threaddump",
                "/actuator/shutdown",
                "/actuator/mappings",
                "/actuator/camunda"
            })
    void there_are_no_consoles(String path) {
        assertThat(get(null, path).statusCode()).isIn(302, 401, 403, 404);
        assertThat(get("admin", path).statusCode()).isIn(302, 401, 403, 404);
        assertThat(session("admin").get(path).statusCode()).isIn(403, 404);
        assertThat(context.getBeanNamesForType(H2ConsoleProperties.class)).isEmpty();
    }

    @Test
    void health_is_open_and_says_little_and_metrics_need_a_role() {
        assertThat(get(null, "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get(null, "/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(get("clerk", "/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(get("manager", "/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"businessKey\":\"R-7KQ2-9XMV-4\"}",
                "{\"businessKey\":\"nonsense\"}",
                "{\"businessKey\":null}",
                "{}",
                "",
                "[",
                "null",
                "{\"businessKey\":{\"a\":1}}",
                "{\"businessKey\":\"R-0000-0000-0\",\"businessKey\":\"x\"}",
                "{\"businessKey\":\"R-7KQ2-9XMV-4\",\"variables\":{\"product\":{\"value\":\"x\"}}}"
            })
    void a_start_without_a_draft_is_400_and_starts_nothing(String body) {
        long before = runtime.createProcessInstanceQuery().count();
        for (String process : List.of("postpaid-registration", "prepaid-registration")) {
            assertRefused(post("shop", PROGRAMS + "process-definition/key/" + process + "/start", body), 400);
        }
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    @Test
    void errors_of_the_engine_name_no_class() {
        Browser manager = session("manager");
        for (String way : List.of(
                "task/no-such-task",
                "process-instance/x",
                "process-definition/key/none",
                "task?sortBy=none&sortOrder=asc",
                "history/process-instance/none",
                "no/such/thing",
                "task?createdAfter=yesterday")) {
            HttpResponse<String> inWebapps = manager.get(WEBAPPS + way);
            assertThat(inWebapps.statusCode()).as(way).isBetween(400, 499);
            assertSaysLittle(inWebapps);
            HttpResponse<String> forPrograms = get("manager", PROGRAMS + way);
            assertThat(forPrograms.statusCode()).as(way).isBetween(400, 499);
            assertSaysLittle(forPrograms);
        }
    }

    /** One session a user for the whole class. */
    private Browser session(String user) {
        return SESSIONS.computeIfAbsent(user, this::browser);
    }

    private HttpResponse<String> call(String user, String method, String path, String body) {
        return send(as(user, path)
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode())
                .as(answer.request() + " " + answer.body())
                .isEqualTo(status);
        assertSaysLittle(answer);
    }

    private static void assertSaysLittle(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception", "org.camunda", "java.", "ENGINE-", "io.meibo", "\tat ");
    }

    private String assignee(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    private long count() {
        return engine.getAuthorizationService().createAuthorizationQuery().count();
    }

    /** A human task of that group, in a model of its own that is about no registration. */
    private Task openTask(String group) {
        String key = "door-of-" + group;
        if (repository.createProcessDefinitionQuery().processDefinitionKey(key).count() == 0) {
            var model = Bpmn.createExecutableProcess(key)
                    .camundaHistoryTimeToLiveString("P1D")
                    .startEvent()
                    .userTask("Task_TryTheDoor")
                    .name("Try the door")
                    .camundaCandidateGroups(group)
                    .endEvent()
                    .done();
            String xml = Bpmn.convertToString(model)
                    .replaceFirst(
                            "(<(?:bpmn:)?process [^>]*>)",
                            "$1<extensionElements><camunda:properties xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\">"
                                    + "<camunda:property name=\"standalone\" value=\"true\"/></camunda:properties></extensionElements>");
            repository.createDeployment().addString(key + ".bpmn", xml).deploy();
        }
        String instance = runtime.startProcessInstanceByKey(key).getId();
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }
}
