package org.havenport.chart;

/** What kind of information an item is: decides the page it stands on and the rules of its release. */
public enum Category {
    LABORATORY,
    IMAGING,
    PATHOLOGY,
    VITAL_SIGNS,
    SURVEY,
    NOTE,
    DOCUMENT,
    PROBLEM,
    MEDICATION,
    ALLERGY,
    IMMUNIZATION,
    PROCEDURE,
    ENCOUNTER,
    CARE_PLAN,
    BILLING,
    COMMUNICATION,
    OTHER
}
