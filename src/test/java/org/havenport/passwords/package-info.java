@NullMarked
package org.havenport.passwords;

import org.jspecify.annotations.NullMarked;
