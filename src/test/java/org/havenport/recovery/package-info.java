@NullMarked
package org.havenport.recovery;

import org.jspecify.annotations.NullMarked;
