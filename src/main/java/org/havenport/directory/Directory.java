package org.havenport.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to practitioners, organisations, locations and services: what holds no patient data. */
@Component
public class Directory {

    /** The resource types that live here and not in a chart. */
    public static final Set<String> TYPES = Set.of(
            "Organization",
            "Practitioner",
            "PractitionerRole",
            "Location",
            "HealthcareService",
            "OrganizationAffiliation",
            "Endpoint");

    /** Definitions and terminology: about no patient by their nature, kept here as they were sent. */
    public static final Set<String> DEFINITIONS = Set.of(
            "ActivityDefinition",
            "CapabilityStatement",
            "CatalogEntry",
            "ChargeItemDefinition",
            "CodeSystem",
            "CompartmentDefinition",
            "ConceptMap",
            "DeviceDefinition",
            "EventDefinition",
            "ExampleScenario",
            "GraphDefinition",
            "ImplementationGuide",
            "InsurancePlan",
            "Library",
            "Measure",
            "MedicationKnowledge",
            "MessageDefinition",
            "NamingSystem",
            "ObservationDefinition",
            "OperationDefinition",
            "PlanDefinition",
            "Questionnaire",
            "ResearchDefinition",
            "SearchParameter",
            "Slot",
            "SpecimenDefinition",
            "StructureDefinition",
            "StructureMap",
            "TerminologyCapabilities",
            "ValueSet");

    private final Asking asking;
    private final Vault vault;
    private final Audit audit;

    Directory(Asking asking, Vault vault, Audit audit) {
        this.asking = asking;
        this.vault = vault;
        this.audit = audit;
    }

    /** What became of a listing. */
    public enum Outcome {
        FILED,
        CHANGED,
        UNCHANGED
    }

    /** The id of a resource that a source knows by its own id; the same id every time. */
    public UUID idOf(String source, String type, String sourceId) {
        return vault.name("directory", source + '|' + type + '|' + sourceId);
    }

    /** The id that stands for a business identifier such as an NPI, whatever source it came from. */
    public UUID idOf(String type, String systemAndValue) {
        return vault.name("directory", type + '|' + systemAndValue);
    }

    /** Every id under which references name the entry with a business identifier, such as an NPI; never empty. */
    public Set<UUID> idsOf(Viewer viewer, String type, String systemAndValue) {
        var own = idOf(type, systemAndValue);
        var ids = asking.as(
                viewer,
                sql -> new HashSet<>(
                        sql.of("""
                        select a.alias from directory.alias a
                        where a.entry = (select entry from directory.alias where alias = :own)
                        """).param("own", own).query(UUID.class).list()));
        ids.add(own);
        return ids;
    }

    /** Files what is new and changes what has changed; same order as the listings. */
    public List<Outcome> file(Viewer job, List<Listing> listings) {
        if (listings.isEmpty()) {
            return List.of();
        }
        return asking.as(job, sql -> {
            var outcomes = Entries.file(sql, listings);
            if (outcomes.stream().anyMatch(outcome -> outcome != Outcome.UNCHANGED)) {
                audit.record(sql, AuditEvent.of("directory-changed"));
            }
            return outcomes;
        });
    }

    /** What a person calls the practitioner, organisation or location behind a reference such as {@code Practitioner/…}. */
    public Optional<String> nameOf(Viewer viewer, String reference) {
        return Optional.ofNullable(namesOf(viewer, List.of(reference)).get(reference));
    }

    /** As {@link #nameOf}, for a page at once; references to nothing known are missing from the answer. */
    public Map<String, String> namesOf(Viewer viewer, Collection<String> references) {
        var wanted = new HashMap<UUID, String>();
        references.forEach(reference -> idIn(reference).ifPresent(id -> wanted.put(id, reference)));
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return asking.as(viewer, sql -> {
            var names = new HashMap<String, String>();
            sql.of("""
                            select a.alias, e.name from directory.alias a join directory.entry e on e.id = a.entry
                            where a.alias in (:ids)
                            """).param("ids", wanted.keySet()).query(row -> {
                names.put(wanted.get(row.getObject(1, UUID.class)), row.getString(2));
            });
            return names;
        });
    }

    /**
     * In which state whoever is behind a reference works, as two letters: where their role is, else where they are
     * themselves. Empty when nobody has said.
     */
    public Optional<String> stateOf(Viewer viewer, String reference) {
        return asking.as(viewer, sql -> WhereTheyWork.state(sql, reference, this::idIn));
    }

    private Optional<UUID> idIn(String reference) {
        var query = reference.indexOf("?identifier=");
        if (query > 0) {
            return Optional.of(
                    idOf(reference.substring(0, query), reference.substring(query + "?identifier=".length())));
        }
        try {
            return Optional.of(UUID.fromString(reference.substring(reference.lastIndexOf('/') + 1)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
