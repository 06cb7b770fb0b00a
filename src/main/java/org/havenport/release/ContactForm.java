package org.havenport.release;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.followup.ContactRecord;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.ContactRecord.Identifier;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.followup.Missing;
import org.havenport.home.Choice;
import org.havenport.home.FieldError;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/** What somebody has filled in about a call, whole or not. */
record ContactForm(
        @Nullable ContactOutcome outcome,
        @Nullable Medium medium,
        @Nullable Set<Identifier> identifiers,
        @Nullable String told,
        @Nullable Boolean understood,
        @Nullable String since) {

    static ContactForm empty(@Nullable Instant since) {
        return new ContactForm(null, Medium.PHONE, Set.of(), "", null, since == null ? null : since.toString());
    }

    /** The same, filled in by somebody who has other values before them. */
    ContactForm seeing(ContactForm other) {
        return new ContactForm(outcome, medium, identifiers, told, understood, other.since);
    }

    /** By which values the call was made; null when that is not known. */
    @Nullable
    Instant seen() {
        try {
            return since == null ? null : Instant.parse(since);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether somebody has begun to fill it in. */
    boolean isBegun() {
        return outcome != null
                || !text().isBlank()
                || understood != null
                || (identifiers != null && !identifiers.isEmpty());
    }

    boolean has(Identifier identifier) {
        return identifiers != null && identifiers.contains(identifier);
    }

    String text() {
        return told == null ? "" : told;
    }

    /** The record it makes; only when an outcome was chosen. */
    ContactRecord record(UUID patient, UUID item, ContactOutcome chosen) {
        return new ContactRecord(
                patient,
                item,
                medium == null ? Medium.PHONE : medium,
                chosen,
                identifiers == null ? Set.of() : identifiers,
                understood,
                text().strip());
    }

    Choice outcomes(Words words, String given) {
        return new Choice(
                "outcome",
                words.say("release.contact.outcome", given),
                outcome == null ? "" : outcome.name(),
                List.of(ContactOutcome.values()).stream()
                        .map(o -> new Choice.Option(o.name(), words.say("release.outcome." + o), ""))
                        .toList());
    }

    Choice mediums(Words words) {
        return new Choice(
                "medium",
                words.say("release.contact.medium"),
                medium == null ? "" : medium.name(),
                List.of(Medium.values()).stream()
                        .map(m -> new Choice.Option(m.name(), words.say("release.medium." + m), ""))
                        .toList());
    }

    /** How grave a clinician says that it is. */
    Choice graves(Words words) {
        return new Choice(
                "grave",
                words.say("release.mark.grave"),
                "CRITICAL",
                List.of(
                        new Choice.Option("CRITICAL", words.say("release.mark.CRITICAL"), ""),
                        new Choice.Option("SIGNIFICANT", words.say("release.mark.SIGNIFICANT"), "")));
    }

    Choice understandings(Words words) {
        return new Choice(
                "understood",
                words.say("release.contact.understood"),
                understood == null ? "" : understood.toString(),
                List.of(
                        new Choice.Option("true", words.say("release.understood.true"), ""),
                        new Choice.Option("false", words.say("release.understood.false"), "")));
    }

    /** The parts that are missing, as lines that lead to their fields, in the order of the form. */
    static List<FieldError> errors(Words words, Set<Missing> missing, String given) {
        return missing.stream()
                .sorted()
                .map(part -> new FieldError(field(part), words.say("release.missing." + part, given)))
                .toList();
    }

    private static String field(Missing part) {
        return switch (part) {
            case OUTCOME -> "outcome";
            case TWO_IDENTIFIERS -> "identifiers";
            case TOLD -> "told";
            case UNDERSTOOD -> "understood";
        };
    }
}
