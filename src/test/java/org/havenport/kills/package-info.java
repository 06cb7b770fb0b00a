/** The program as a process of its own, killed without warning while it writes. */
@org.jspecify.annotations.NullMarked
package org.havenport.kills;
