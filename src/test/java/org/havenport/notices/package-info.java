@NullMarked
package org.havenport.notices;

import org.jspecify.annotations.NullMarked;
