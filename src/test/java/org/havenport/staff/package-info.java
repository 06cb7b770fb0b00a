@NullMarked
package org.havenport.staff;

import org.jspecify.annotations.NullMarked;
