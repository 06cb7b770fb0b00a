package org.havenport.home;

/**
 * The hidden field that every form carries against forged requests. Room access puts one on the request under {@link
 * #ATTRIBUTE}; without it, Spring Security's own token is used.
 */
public record Csrf(String name, String token) {

    public static final String ATTRIBUTE = "org.havenport.home.Csrf";
}
