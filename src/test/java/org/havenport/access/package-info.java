@NullMarked
package org.havenport.access;

import org.jspecify.annotations.NullMarked;
