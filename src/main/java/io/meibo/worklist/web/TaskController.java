package io.meibo.worklist.web;

import io.meibo.register.Register;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import io.meibo.worklist.CaseDesk;
import io.meibo.worklist.CaseFile;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/tasks} (api.md): the engine's authorisations decide what staff see, the guard of tasks what they may do. */
@RestController
@RequestMapping("/api/tasks")
class TaskController {

    private final HumanTasks tasks;
    private final Register register;
    private final CaseDesk desk;

    TaskController(HumanTasks tasks, Register register, CaseDesk desk) {
        this.tasks = tasks;
        this.register = register;
        this.desk = desk;
    }

    @Operation(summary = "Open human tasks of a registration that one may see")
    @GetMapping
    List<HumanTask> open(@RequestParam RegistrationId registration, Actor actor) {
        staff(actor);
        return tasks.of(register.get(registration).reference(), actor);
    }

    @Operation(summary = "The case behind a task; the assignee sees the person, which is recorded")
    @GetMapping("/{id}/case")
    ResponseEntity<CaseFile> caseFile(@PathVariable String id, Actor actor) {
        staff(actor);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(desk.of(id, actor));
    }

    @Operation(summary = "Takes the task, as in Tasklist")
    @PostMapping("/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@PathVariable String id, Actor actor) {
        staff(actor);
        tasks.claim(id, actor);
    }

    @Operation(summary = "Gives the task back to its group")
    @PostMapping("/{id}/unclaim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unclaim(@PathVariable String id, Actor actor) {
        staff(actor);
        tasks.unclaim(id, actor);
    }

    @Operation(summary = "Completes the task; 409 where the decision or other evidence is missing")
    @PostMapping("/{id}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable String id, Actor actor) {
        staff(actor);
        tasks.complete(id, actor);
    }

    private static void staff(Actor actor) {
        if (!actor.isStaff()) {
            throw Refusal.notFound();
        }
    }
}
