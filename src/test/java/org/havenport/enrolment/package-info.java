@NullMarked
package org.havenport.enrolment;

import org.jspecify.annotations.NullMarked;
