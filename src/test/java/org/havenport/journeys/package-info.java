/** Days of the people who use Havenport, in a real browser: what they see, and the row, line and state it left. */
@NullMarked
package org.havenport.journeys;

import org.jspecify.annotations.NullMarked;
