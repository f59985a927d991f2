package io.meibo.workflow.camunda;

import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.HumanTasks;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Human tasks on Camunda; what staff may see and take is the engine's answer under their own authentication. */
@Component
@SuppressWarnings("JavaUtilDate")
class CamundaHumanTasks implements HumanTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final AsHouse asHouse;

    CamundaHumanTasks(TaskService tasks, RuntimeService runtime, RepositoryService repository, AsHouse asHouse) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.asHouse = asHouse;
    }

    @Override
    public List<HumanTask> of(RegistrationId reference, Actor actor) {
        List<Task> visible = tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .initializeFormKeys()
                .unlimitedList();
        return visible.stream()
                .map(task -> asHouse.call(() -> describe(task, reference)))
                .toList();
    }

    @Override
    public Optional<HumanTask> find(String taskId) {
        return asHouse.call(
                () -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                        .flatMap(task -> referenceOf(task).map(reference -> describe(task, reference))));
    }

    @Override
    public Optional<OtherTask> findOther(String taskId) {
        return asHouse.call(
                () -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                        .flatMap(task -> aboutOf(task)
                                .filter(about -> RegistrationId.of(about).isEmpty())
                                .map(about -> new OtherTask(
                                        task.getId(),
                                        task.getTaskDefinitionKey(),
                                        about,
                                        task.getAssignee(),
                                        evidenceOf(task)))));
    }

    @Override
    public Set<RegistrationId> assignedTo(String userId) {
        return asHouse.call(() -> tasks.createTaskQuery().taskAssignee(userId).unlimitedList().stream()
                .flatMap(task -> referenceOf(task).stream())
                .collect(Collectors.toSet()));
    }

    @Override
    @Transactional
    public void claim(String taskId, Actor actor) {
        withRefusals(() -> tasks.claim(taskId, actor.id()));
    }

    @Override
    @Transactional
    public void unclaim(String taskId, Actor actor) {
        mine(taskId, actor);
        withRefusals(() -> tasks.setAssignee(taskId, null));
    }

    @Override
    @Transactional
    public void complete(String taskId, Actor actor) {
        mine(taskId, actor);
        withRefusals(() -> tasks.complete(taskId));
    }

    private void mine(String taskId, Actor actor) {
        Task task = asHouse.call(
                () -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                        .filter(found -> aboutOf(found).isPresent())
                        .orElseThrow(Refusal::notFound));
        if (!actor.id().equals(task.getAssignee())) {
            throw Refusal.forbidden("NOT_YOUR_TASK");
        }
    }

    private static void withRefusals(Runnable work) {
        try {
            work.run();
        } catch (NullValueException noSuchTask) {
            throw Refusal.notFound();
        } catch (AuthorizationException notAllowed) {
            throw Refusal.notFound();
        } catch (ProcessEngineException failure) {
            RuntimeException cause = EngineRefusal.unwrap(failure);
            if (cause instanceof Refusal) {
                throw cause;
            }
            if (failure instanceof org.camunda.bpm.engine.TaskAlreadyClaimedException) {
                throw Refusal.wrongState("TASK_ALREADY_CLAIMED");
            }
            throw failure;
        }
    }

    private Optional<RegistrationId> referenceOf(Task task) {
        return aboutOf(task).flatMap(RegistrationId::of);
    }

    private Optional<String> aboutOf(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return instance == null ? Optional.empty() : Optional.ofNullable(instance.getBusinessKey());
    }

    private HumanTask describe(Task task, RegistrationId reference) {
        return new HumanTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                reference,
                task.getAssignee(),
                tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                at(task.getDueDate()),
                at(task.getFollowUpDate()),
                evidenceOf(task));
    }

    private @Nullable String evidenceOf(Task task) {
        UserTask element = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        if (element.getExtensionElements() == null) {
            return null;
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "evidence".equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable OffsetDateTime at(@Nullable Date date) {
        return date == null
                ? null
                : date.toInstant().atZone(ZoneId.systemDefault()).toOffsetDateTime();
    }
}
