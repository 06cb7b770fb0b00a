package org.havenport.home;

import java.util.List;
import org.havenport.protocols.ApprovedText;

/**
 * The start page.
 *
 * @param clauses the four of the disclaimer
 * @param version of the disclaimer in words
 * @param well whether people can sign in now
 */
record StartPage(List<ApprovedText> clauses, String version, boolean well) {}
