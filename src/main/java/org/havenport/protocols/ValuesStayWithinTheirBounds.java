package org.havenport.protocols;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A value outside its bounds is neither accepted nor used, however it came into the database (A1.0). */
@Component
class ValuesStayWithinTheirBounds implements Safeguard {

    private final Map<String, Parameter<?>> declared;
    private final Asking asking;

    ValuesStayWithinTheirBounds(List<Parameter<?>> declared, Asking asking) {
        this.declared = declared.stream().collect(Collectors.toMap(Parameter::key, p -> p));
        this.asking = asking;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.0");
    }

    @Override
    public String promise() {
        return "The portal neither accepts nor uses a value outside its bounds.";
    }

    /** What is wrong with a value as JSON, each thing with its field. */
    <T> List<Wrong> wrong(Parameter<T> parameter, JsonNode json) {
        var wrong = parameter.bounds().wrong("value", json);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        var value = Json.value(json, parameter.type());
        if (value == null) {
            return Wrong.of("value", "unfit");
        }
        // What must be decided is not decided by leaving it empty.
        var empty =
                parameter.isMandatory() && json.isString() && json.stringValue().isBlank();
        return empty ? Wrong.of("value", "empty") : parameter.wrong(value);
    }

    /** The value to use, or null when it is none that may be used. */
    @Nullable
    Object read(Parameter<?> parameter, JsonNode json) {
        return wrong(parameter, json).isEmpty() ? Json.value(json, parameter.type()) : null;
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var approved = ProposalRows.approved(sql).stream()
                    .filter(row -> declared.containsKey(row.key()))
                    .collect(Collectors.toMap(Proposal::key, row -> row, (newest, _) -> newest));
            var outside = approved.values().stream()
                    .filter(row -> read(parameter(row), row.value()) == null)
                    .map(Proposal::key)
                    .sorted()
                    .toList();
            return outside.isEmpty()
                    ? Evidence.holds(
                            "%d of %d decided values are within their bounds"
                                    .formatted(approved.size(), approved.size()),
                            sql.now())
                    : Evidence.broken(
                            "Not used, because outside its bounds: " + String.join(", ", outside),
                            sql.now(),
                            "/staff/policies/values");
        });
    }

    private Parameter<?> parameter(Proposal row) {
        return Objects.requireNonNull(declared.get(row.key()));
    }
}
