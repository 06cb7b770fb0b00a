package org.havenport.files;

import org.havenport.home.Words;
import org.havenport.protocols.Practice;

/**
 * What stands around a printed document.
 *
 * @param title of the document
 * @param printedAt in words, with date and time
 * @param body the document's own part as XHTML
 */
record Sheet(Words words, Practice practice, String title, String printedAt, String body) {}
