package org.havenport.upkeep;

import java.util.List;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The pictures of the start page. */
@Component
class SealedInUpkeep implements SealedPlaces {

    private static final String TABLE = "upkeep.start_page_picture";

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofRoom(TABLE, "page", "'upkeep.start_page_picture|page|' || t.page_fingerprint"),
                SealedPlace.ofRoom(TABLE, "print", "'upkeep.start_page_picture|print|' || t.print_fingerprint"));
    }
}
