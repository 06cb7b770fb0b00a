@NullMarked
package org.havenport.home;

import org.jspecify.annotations.NullMarked;
