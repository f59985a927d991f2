package io.meibo.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.api.Texts;
import io.meibo.policy.CorrectionTerms;
import io.meibo.policy.Products;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.Reveals;
import io.meibo.register.CasePart;
import io.meibo.register.CheckResults;
import io.meibo.register.DecisionLog;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.ServiceClock;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays the case file on the desk of whoever works on a task. The assignee gets the person's data in clear, which is
 * recorded as a reveal; colleagues who only see the task get the impersonal side.
 */
@Service
public class CaseDesk {

    private final HumanTasks tasks;
    private final Register register;
    private final PersonalDataVault vault;
    private final Fingerprints fingerprints;
    private final Reveals reveals;
    private final CheckResults checks;
    private final DecisionLog decisions;
    private final List<CompletionEvidence> evidences;
    private final Products products;
    private final List<CasePart> parts;
    private final CorrectionTerms terms;
    private final ServiceClock serviceClock;
    private final Texts texts;
    private final ObjectMapper json;

    CaseDesk(
            HumanTasks tasks,
            Register register,
            PersonalDataVault vault,
            Fingerprints fingerprints,
            Reveals reveals,
            CheckResults checks,
            DecisionLog decisions,
            List<CompletionEvidence> evidences,
            Products products,
            List<CasePart> parts,
            CorrectionTerms terms,
            ServiceClock serviceClock,
            Texts texts,
            ObjectMapper json) {
        this.tasks = tasks;
        this.register = register;
        this.vault = vault;
        this.fingerprints = fingerprints;
        this.reveals = reveals;
        this.checks = checks;
        this.decisions = decisions;
        this.evidences = List.copyOf(evidences);
        this.products = products;
        this.parts = List.copyOf(parts);
        this.terms = terms;
        this.serviceClock = serviceClock;
        this.texts = texts;
        this.json = json;
    }

    /** The case behind this task; refused as not found where the actor may not see the task. */
    @Transactional
    public CaseFile of(String taskId, Actor actor) {
        HumanTask task = tasks.find(taskId).orElseThrow(Refusal::notFound);
        boolean mine = actor.id().equals(task.assignee());
        if (!mine
                && tasks.of(task.registration(), actor).stream()
                        .noneMatch(seen -> seen.id().equals(taskId))) {
            throw Refusal.notFound();
        }
        RegistrationCase found = register.get(task.registration());
        TaskKind kind = TaskKind.of(task.evidence());
        CaseFile.Facts facts = facts(found);
        boolean barred = !mayTake(task, actor);
        if (!mine) {
            return new CaseFile(
                    task,
                    false,
                    barred,
                    facts,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    rulings(found, false),
                    List.of(),
                    List.of(),
                    List.of(),
                    rounds(found),
                    serviceTime(found),
                    Map.of());
        }
        reveals.record(found.reference(), actor, kind.purpose(), "case file", taskId);
        // a case about an anonymous card tells of nobody
        PersonalData person = vault.find(found.reference()).orElse(null);
        return new CaseFile(
                task,
                true,
                barred,
                facts,
                person,
                kind.needsPages() ? pages(found) : List.of(),
                kind.judges() ? checkList(found) : List.of(),
                kind.judges() && person != null ? earlier(found.reference(), person) : List.of(),
                rulings(found, kind.judges()),
                kind.judges() && person != null ? changes(found, person) : List.of(),
                kind.judges() ? checkChanges(found) : List.of(),
                kind.judges() ? decisions.confirmed(found.reference(), found.round()) : List.of(),
                rounds(found),
                serviceTime(found),
                kind.judges() && person != null ? parts(found, person, actor) : Map.of());
    }

    private CaseFile.Rounds rounds(RegistrationCase found) {
        // the first round of the register is the first submission
        return new CaseFile.Rounds(found.round() - 1, terms.of(found).rounds());
    }

    private CaseFile.ServiceTime serviceTime(RegistrationCase found) {
        ServiceClock.Reading reading = serviceClock.of(found.reference());
        return new CaseFile.ServiceTime(
                reading.running(),
                reading.spent().toSeconds(),
                reading.allowed().toSeconds(),
                reading.dueAt());
    }

    private List<CaseFile.CheckChange> checkChanges(RegistrationCase found) {
        if (found.round() < 2) {
            return List.of();
        }
        Map<String, CheckResults.CheckResult> before = new LinkedHashMap<>();
        checks.of(found.reference(), found.round() - 1)
                .forEach(result -> before.put(result.check() + "/" + result.part(), result));
        var changes = new ArrayList<CaseFile.CheckChange>();
        for (CheckResults.CheckResult now : checks.of(found.reference(), found.round())) {
            CheckResults.CheckResult earlier = before.remove(now.check() + "/" + now.part());
            if (earlier == null
                    || earlier.outcome() != now.outcome()
                    || !earlier.code().equals(now.code())) {
                changes.add(change(earlier, now, now));
            }
        }
        before.values().forEach(gone -> changes.add(change(gone, null, gone)));
        return changes;
    }

    private CaseFile.CheckChange change(
            CheckResults.@Nullable CheckResult before,
            CheckResults.@Nullable CheckResult now,
            CheckResults.CheckResult told) {
        return new CaseFile.CheckChange(
                told.check(),
                told.part(),
                before == null ? null : before.outcome(),
                now == null ? null : now.outcome(),
                texts.of("check." + told.code()),
                told.pointer());
    }

    private Map<String, Object> parts(RegistrationCase found, PersonalData person, Actor reader) {
        var told = new LinkedHashMap<String, Object>();
        for (CasePart part : parts) {
            Object tells = part.of(found, person, reader);
            if (tells != null) {
                told.put(part.name(), tells);
            }
        }
        return told;
    }

    private boolean mayTake(HumanTask task, Actor actor) {
        return evidences.stream()
                .filter(evidence -> evidence.kind().equals(task.evidence()))
                .allMatch(evidence -> evidence.mayTake(task.registration(), task.key(), actor.id()));
    }

    private CaseFile.Facts facts(RegistrationCase found) {
        RegistrationCase.Facts facts = found.facts();
        return new CaseFile.Facts(
                found.reference(),
                found.status(),
                found.round(),
                facts.product(),
                products.find(facts.product())
                        .map(product -> product.name().in(LocaleContextHolder.getLocale()))
                        .orElse(facts.product()),
                facts.plan(),
                facts.country(),
                facts.channel(),
                facts.verification(),
                facts.language(),
                facts.deliveryForm(),
                facts.deliveryMethod(),
                facts.appliedOn(),
                found.enteredBy(),
                found.createdAt(),
                found.depositDue());
    }

    private List<CaseFile.Page> pages(RegistrationCase found) {
        return vault.attachments(found.reference()).stream()
                .map(page -> new CaseFile.Page(
                        page.kind(),
                        page.mediaType(),
                        page.width(),
                        page.height(),
                        page.round() > 1 && page.round() == found.round(),
                        page.round(),
                        vault.roundsOf(found.reference(), page.kind()).stream()
                                .filter(round -> round < page.round())
                                .reduce((first, second) -> second)
                                .orElse(null),
                        null))
                .toList();
    }

    private List<CaseFile.Check> checkList(RegistrationCase found) {
        return checks.of(found.reference(), found.round()).stream()
                .map(result -> new CaseFile.Check(
                        result.check(),
                        result.part(),
                        result.outcome(),
                        result.code(),
                        texts.of("check." + result.code()),
                        result.pointer()))
                .toList();
    }

    private List<CaseFile.Earlier> earlier(RegistrationId reference, PersonalData person) {
        Map<RegistrationId, Set<String>> shared = new LinkedHashMap<>();
        for (Fingerprints.Print print : fingerprints.of(person)) {
            for (RegistrationId other : fingerprints.matching(print)) {
                if (!other.equals(reference)) {
                    shared.computeIfAbsent(other, first -> new LinkedHashSet<>())
                            .add(print.kind().says());
                }
            }
        }
        return shared.entrySet().stream()
                .map(entry -> {
                    RegistrationCase other = register.get(entry.getKey());
                    return new CaseFile.Earlier(
                            other.reference(),
                            other.status(),
                            other.facts().product(),
                            other.createdAt(),
                            List.copyOf(entry.getValue()));
                })
                .toList();
    }

    private List<CaseFile.Ruling> rulings(RegistrationCase found, boolean withNotes) {
        return decisions.of(found.reference()).stream()
                .map(decision -> new CaseFile.Ruling(
                        decision.taskKey(),
                        decision.round(),
                        decision.decidedBy(),
                        decision.outcome(),
                        told(decision.reasons()),
                        decision.fields(),
                        decision.items().stream()
                                .map(item -> new CaseFile.Mark(item.pointer(), told(item.reasons())))
                                .toList(),
                        withNotes
                                ? decisions
                                        .note(found.reference(), decision.taskId())
                                        .orElse(null)
                                : null,
                        decision.at()))
                .toList();
    }

    private List<CaseFile.Told> told(List<String> reasons) {
        return reasons.stream()
                .map(code -> new CaseFile.Told(code, texts.of("reason." + code)))
                .toList();
    }

    private List<CaseFile.Change> changes(RegistrationCase found, PersonalData person) {
        if (found.round() < 2) {
            return List.of();
        }
        Map<String, @Nullable String> before = vault.atMost(found.reference(), found.round() - 1)
                .map(this::leaves)
                .orElseGet(TreeMap::new);
        Map<String, @Nullable String> now = leaves(person);
        var pointers = new TreeSet<>(before.keySet());
        pointers.addAll(now.keySet());
        return pointers.stream()
                .filter(pointer -> !Objects.equals(before.get(pointer), now.get(pointer)))
                .map(pointer -> new CaseFile.Change(pointer, before.get(pointer), now.get(pointer)))
                .toList();
    }

    private Map<String, @Nullable String> leaves(PersonalData data) {
        var leaves = new TreeMap<String, @Nullable String>();
        collect("", json.valueToTree(data), leaves);
        return leaves;
    }

    /** Arrays (address lines, machine-readable lines) count as one value, as they are sent back as one. */
    private static void collect(String pointer, JsonNode node, Map<String, @Nullable String> leaves) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(pointer + "/" + field.getKey(), field.getValue(), leaves));
        } else if (node.isArray()) {
            var lines = new ArrayList<String>();
            node.forEach(line -> lines.add(line.asText()));
            leaves.put(pointer, String.join("\n", lines));
        } else if (!node.isNull()) {
            leaves.put(pointer, node.asText());
        }
    }
}
