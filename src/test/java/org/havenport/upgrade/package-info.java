/** A database of every version that was kept opens in this one, with all that was in it. */
@org.jspecify.annotations.NullMarked
package org.havenport.upgrade;
