package org.havenport.protocols;

import java.util.List;
import java.util.Locale;

/**
 * Something patients may use, declared by its room as a parameter that switches it. What is switched on stands in the
 * agreement (A6.1, B.ua.1). What is a person's right cannot be switched off.
 *
 * @param key unique, the room first: {@code concerns.corrections}
 * @param path where it begins: {@code /corrections}; it and everything below it is closed while it is off
 * @param right whether it is always on
 * @param english what one may do with it, as a sentence of the agreement
 * @param spanish the same in Spanish
 */
public record PatientFunction(
        String key, String path, boolean right, String english, String spanish, List<String> requirements)
        implements Parameter<Boolean> {

    /** A person's right: part of the agreement, never off. */
    public static PatientFunction right(
            String key, String path, String english, String spanish, String... requirements) {
        return new PatientFunction(key, path, true, english, spanish, List.of(requirements));
    }

    /** What the practice may switch off; on until it does. */
    public static PatientFunction offered(
            String key, String path, String english, String spanish, String... requirements) {
        return new PatientFunction(key, path, false, english, spanish, List.of(requirements));
    }

    @Override
    public Class<Boolean> type() {
        return Boolean.class;
    }

    @Override
    public Boolean standard() {
        return true;
    }

    @Override
    public Bounds bounds() {
        return new Bounds.YesOrNo();
    }

    @Override
    public Approver approver() {
        return Approver.OFFICER;
    }

    @Override
    public boolean isMandatory() {
        return false;
    }

    @Override
    public boolean asksForReason() {
        return true;
    }

    @Override
    public List<Wrong> wrong(Boolean on) {
        return on || !right ? List.of() : Wrong.of("value", "unfit");
    }

    @Override
    public Parameter<Boolean> approvedBy(Approver other) {
        throw new UnsupportedOperationException("A function is switched by an officer");
    }

    @Override
    public Parameter<Boolean> mandatory() {
        throw new UnsupportedOperationException("A function is on until it is switched off");
    }

    /** What one may do with it. */
    public String sentence(Locale language) {
        return language.getLanguage().equals("es") ? spanish : english;
    }

    boolean covers(String asked) {
        return asked.equals(path) || asked.startsWith(path + "/");
    }
}
