@NullMarked
package org.havenport.protocols;

import org.jspecify.annotations.NullMarked;
