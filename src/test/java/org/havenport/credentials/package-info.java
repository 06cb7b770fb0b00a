@NullMarked
package org.havenport.credentials;

import org.jspecify.annotations.NullMarked;
