/** Encryption at rest: a data key per patient and per room, wrapped by the key of the organisation; blind indexes. */
@ApplicationModule(allowedDependencies = {"safeguards", "viewer"})
@NullMarked
package org.havenport.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
