package io.meibo.rulebook;

import io.meibo.rulebook.table.Fault;
import io.meibo.rulebook.table.RuleTable;
import io.meibo.rulebook.table.TableUpload;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads tables that a manager sends: each must be one of ours, in order, and complete; all faults are told at once. */
@Component
class ChangedTables {

    private static final int MOST = 20;

    /** What the register tells of every registration, whichever table asks. */
    private static final Set<String> KNOWN_OF_ALL = Set.of(
            "product",
            "country",
            "operator",
            "channel",
            "verification",
            "documentType",
            "deliveryForm",
            "deliveryMethod",
            "appliedOn");

    private final Rulebook rulebook;

    ChangedTables(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** By id; refuses with {@code TABLES_NOT_IN_ORDER} (422). */
    Map<String, RuleTable> read(List<byte[]> dmn) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, RuleTable> tables = new LinkedHashMap<>();
        if (dmn.isEmpty()) {
            errors.add(FieldError.of("/tables", "REQUIRED"));
        } else if (dmn.size() > MOST) {
            errors.add(FieldError.of("/tables", "TOO_MANY", MOST));
        } else {
            for (int i = 0; i < dmn.size(); i++) {
                read(dmn.get(i), "/tables/" + i, tables, errors);
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("TABLES_NOT_IN_ORDER", errors);
        }
        return tables;
    }

    private void read(byte[] dmn, String at, Map<String, RuleTable> tables, List<FieldError> errors) {
        TableUpload.Read read = TableUpload.of(dmn);
        for (Fault fault : read.faults()) {
            errors.add(new FieldError(at + fault.pointer(), fault.code(), fault.arguments()));
        }
        read.table().ifPresent(table -> {
            int faults = errors.size();
            compare(table, at, errors);
            if (errors.size() == faults && tables.put(table.id(), table) != null) {
                errors.add(FieldError.of(at, "TABLE_TWICE", table.id()));
            }
        });
    }

    /** A changed table asks what ours asks, or what is known of every registration, and answers what ours answers. */
    private void compare(RuleTable table, String at, List<FieldError> errors) {
        if (rulebook.latest().stream().noneMatch(ours -> ours.table().id().equals(table.id()))) {
            errors.add(FieldError.of(at, "TABLE_UNKNOWN", table.id()));
            return;
        }
        RuleTable ours = rulebook.latest(table.id()).table();
        Set<String> known = new HashSet<>(KNOWN_OF_ALL);
        ours.inputs().forEach(input -> known.add(input.variable()));
        for (int column = 0; column < table.inputs().size(); column++) {
            String variable = table.inputs().get(column).variable();
            if (!known.contains(variable)) {
                errors.add(FieldError.of(at + "/inputs/" + column, "TABLE_INPUT_UNKNOWN", variable));
            }
        }
        Set<String> given = names(table);
        Set<String> wanted = names(ours);
        for (String name : wanted) {
            if (!given.contains(name)) {
                errors.add(FieldError.of(at + "/outputs", "TABLE_OUTPUT_MISSING", name));
            }
        }
        for (String name : given) {
            if (!wanted.contains(name)) {
                errors.add(FieldError.of(at + "/outputs", "TABLE_OUTPUT_UNKNOWN", name));
            }
        }
    }

    private static Set<String> names(RuleTable table) {
        return table.outputs().stream().map(RuleTable.Output::name).collect(Collectors.toSet());
    }
}
