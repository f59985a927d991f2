package io.meibo.intake.web;

import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.Purpose;
import io.meibo.privacy.Reveals;
import io.meibo.register.Register;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.workflow.HumanTasks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Personal data in clear: for the assignee of an open task of the case, and for auditors; every look is recorded. */
@RestController
@RequestMapping("/api/registrations/{ref}")
@Tag(name = "personal data")
class PersonalDataController {

    private final Register register;
    private final PersonalDataVault vault;
    private final Reveals reveals;
    private final HumanTasks tasks;

    PersonalDataController(Register register, PersonalDataVault vault, Reveals reveals, HumanTasks tasks) {
        this.register = register;
        this.vault = vault;
        this.reveals = reveals;
        this.tasks = tasks;
    }

    @Operation(summary = "Personal data in clear; needs a purpose and is recorded")
    @GetMapping("/personal-data")
    @Transactional
    public ResponseEntity<PersonalData> personalData(
            @PathVariable RegistrationId ref, @RequestParam String purpose, Actor actor) {
        reveal(ref, actor, purpose, "personal-data");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(vault.find(ref).orElseThrow(Refusal::notFound));
    }

    @Operation(summary = "A page of the registration, as it is now or as it stood in an earlier round; recorded")
    @GetMapping("/attachments/{kind}")
    @Transactional
    public ResponseEntity<byte[]> attachment(
            @PathVariable RegistrationId ref,
            @PathVariable String kind,
            @RequestParam(defaultValue = "review") String purpose,
            @RequestParam(required = false) @Nullable Integer round,
            Actor actor) {
        register.get(ref);
        int upTo = round == null ? Integer.MAX_VALUE : round;
        int found = vault.roundsOf(ref, kind).stream()
                .filter(came -> came <= upTo)
                .reduce((first, second) -> second)
                .orElseThrow(Refusal::notFound);
        reveal(ref, actor, purpose, "attachment " + kind + (round == null ? "" : " of round " + found));
        PersonalDataVault.Attachment page = vault.attachment(ref, kind, found).orElseThrow(Refusal::notFound);
        PersonalDataVault.AttachmentInfo info = page.info();
        byte[] content = page.content();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", info.mediaType().startsWith("image/") ? "inline" : "attachment")
                .contentType(MediaType.parseMediaType(info.mediaType()))
                .body(content);
    }

    private void reveal(RegistrationId reference, Actor actor, String purpose, String what) {
        register.get(reference);
        Optional<HumanTasks.HumanTask> task = actor.isApplicant()
                ? Optional.empty()
                : tasks.of(reference, actor).stream()
                        .filter(open -> actor.id().equals(open.assignee()))
                        .findFirst();
        if (task.isEmpty() && !actor.is(Role.AUDITOR)) {
            throw actor.isStaff() ? Refusal.forbidden("NOT_YOUR_TASK") : Refusal.notFound();
        }
        Purpose read;
        try {
            read = Purpose.of(purpose);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notReadable("PARAMETER_NOT_READABLE", FieldError.of("?purpose", "NOT_READABLE"));
        }
        reveals.record(
                reference, actor, read, what, task.map(HumanTasks.HumanTask::id).orElse(null));
    }
}
