/** Havenport, a patient portal: one program for one health-care organisation. */
@NullMarked
package org.havenport;

import org.jspecify.annotations.NullMarked;
