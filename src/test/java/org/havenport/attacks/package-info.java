/** Requests as others might send them, one a file in {@code src/test/resources/attacks}, replayed as somebody. */
@org.jspecify.annotations.NullMarked
package org.havenport.attacks;
