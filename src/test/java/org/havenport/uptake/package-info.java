@NullMarked
package org.havenport.uptake;

import org.jspecify.annotations.NullMarked;
