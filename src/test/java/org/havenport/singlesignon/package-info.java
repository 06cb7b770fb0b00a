@NullMarked
package org.havenport.singlesignon;

import org.jspecify.annotations.NullMarked;
