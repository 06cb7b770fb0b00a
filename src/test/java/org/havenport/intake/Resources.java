package org.havenport.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Small resources of one test's own people, and the ways in which they may be sent. */
abstract class Resources extends Imports {

    FileReport send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    FileReport send(byte[] bytes) {
        try {
            return intake.read(JOB, run, "file", new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another import of the same source. */
    void later() {
        run = intake.begin(JOB, "test", false);
    }

    /** A patient whose record number is {@code X-} and the mark, as {@link #patient} looks for. */
    String patientX() {
        return patientX("p-" + mark, "X-" + mark, "Rosa", born.toString());
    }

    String patientX(String id, String number, String given, String birthDate) {
        return """
                {"resourceType":"Patient","id":"%s","identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:test:mrn",\
                "value":"%s"}],"name":[{"family":"%s","given":["%s"]}],"birthDate":"%s"}""".formatted(id, number, mark, given, birthDate);
    }

    String potassium(String id, String subject) {
        return potassium(id, subject, "");
    }

    String potassium(String id, String subject, String more) {
        return """
                {"resourceType":"Observation","id":"%s-%s","status":"final","code":{"text":"Potassium"},%s\
                "subject":%s,"effectiveDateTime":"2026-01-01","valueQuantity":{"value":4.1,"unit":"mmol/L"}}""".formatted(id, mark, more, subject);
    }

    String toX() {
        return reference("Patient/p-" + mark);
    }

    static String reference(String to) {
        return "{\"reference\":\"" + to + "\"}";
    }

    static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",\n", entries)
                + "]}";
    }

    static String entry(String resource) {
        return "{\"resource\":" + resource + "}";
    }

    static String entry(String resource, String more) {
        return "{" + more + ",\"resource\":" + resource + "}";
    }

    static Counts filed(long resources) {
        return new Counts(resources, resources, 0, 0, 0);
    }

    static Counts duplicate(long resources) {
        return new Counts(resources, 0, resources, 0, 0);
    }

    static Counts waiting(long resources) {
        return new Counts(resources, 0, 0, resources, 0);
    }

    static Counts refused(long resources) {
        return new Counts(resources, 0, 0, 0, resources);
    }
}
