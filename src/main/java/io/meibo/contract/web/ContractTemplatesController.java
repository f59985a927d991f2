package io.meibo.contract.web;

import io.meibo.api.PdfAnswer;
import io.meibo.contract.ContractSpecimens;
import io.meibo.contract.ContractTemplate;
import io.meibo.contract.ContractTemplates;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The templates of contracts and terms, for staff: all versions, and how each looks. */
@RestController
@RequestMapping("/api/contract-templates")
class ContractTemplatesController {

    private final ContractTemplates templates;
    private final ContractSpecimens specimens;

    ContractTemplatesController(ContractTemplates templates, ContractSpecimens specimens) {
        this.templates = templates;
        this.specimens = specimens;
    }

    @Operation(summary = "The templates of contracts and terms with all their versions and first days")
    @GetMapping
    List<ContractTemplate> list(Actor actor) {
        requireStaff(actor);
        return templates.all();
    }

    @Operation(summary = "A version of a template as a PDF, filled in for a specimen person")
    @GetMapping("/{id}/{version}")
    ResponseEntity<byte[]> specimen(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(defaultValue = "en") String language,
            Actor actor) {
        requireStaff(actor);
        return PdfAnswer.of(id + "-" + version, language, specimens.draw(id, version, language));
    }

    private static void requireStaff(Actor actor) {
        if (!actor.isStaff()) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED");
        }
    }
}
