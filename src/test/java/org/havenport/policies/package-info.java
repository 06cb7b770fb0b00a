@NullMarked
package org.havenport.policies;

import org.jspecify.annotations.NullMarked;
