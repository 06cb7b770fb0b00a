package org.havenport.vault;

import java.util.List;
import java.util.Set;

/**
 * Where a room keeps what the vault made. A room implements it beside its tables; what no room names cannot be sealed
 * anew, and fails the build.
 */
public interface SealedPlaces {

    /** Every column of the room with sealed bytes. */
    List<SealedPlace> sealed();

    /** Every column of the room with blinded values. */
    default List<BlindPlace> blinded() {
        return List.of();
    }

    /** Every other binary column of the room, with a hash or a tag that stays as it is, as {@code schema.table.column}. */
    default Set<String> hashed() {
        return Set.of();
    }
}
