@NullMarked
package org.havenport.people;

import org.jspecify.annotations.NullMarked;
