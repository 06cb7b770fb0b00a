package org.havenport.writing;

/** What is better said than written (B.ua.2). In the order in which it matters. */
public enum Topic {
    SELF_HARM,
    VIOLENCE,
    SUBSTANCES,
    SEXUAL_HEALTH,
    MENTAL_HEALTH
}
