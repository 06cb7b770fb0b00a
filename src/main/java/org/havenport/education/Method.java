package org.havenport.education;

/** How it was taught. */
enum Method {
    IN_PERSON,
    PHONE,
    VIDEO,
    /** By the tour in the portal. */
    PORTAL,
    /** Before the patient came here, as a practice brought it in. */
    PAPER;

    /** How staff teach. */
    static java.util.List<Method> ofStaff() {
        return java.util.List.of(IN_PERSON, PHONE, VIDEO);
    }
}
