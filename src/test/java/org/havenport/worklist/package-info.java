@NullMarked
package org.havenport.worklist;

import org.jspecify.annotations.NullMarked;
