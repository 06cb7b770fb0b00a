@NullMarked
package org.havenport.passkeys;

import org.jspecify.annotations.NullMarked;
