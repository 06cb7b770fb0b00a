/** The rules of the house: what must hold for every room, checked by every run of the tests. */
@NullMarked
package org.havenport.house;

import org.jspecify.annotations.NullMarked;
