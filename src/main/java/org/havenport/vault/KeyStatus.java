package org.havenport.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havenport.vault.Escrow.Confirmed;

/**
 * How the keys stand.
 *
 * @param key the key of the organisation that wraps now
 * @param keptAt where it is kept
 * @param days how many days old it is
 * @param daysAllowed how old it may become
 * @param organisation every key of the organisation that is known, with what it wraps
 * @param dataKeys how many keys of patients, rooms and of the whole organisation there are
 * @param index the key of the blind indexes
 * @param places how many values of each place are sealed with the key of now, and how many with another
 * @param unknown binary columns that no room has named
 * @param underWay what was begun and is not finished
 * @param copy that a copy of the key was opened; empty when nobody has
 * @param at when it was looked up
 */
public record KeyStatus(
        String key,
        String keptAt,
        long days,
        long daysAllowed,
        List<Organisation> organisation,
        DataKeys dataKeys,
        Index index,
        List<Place> places,
        List<String> unknown,
        List<UnderWay> underWay,
        Optional<Confirmed> copy,
        Instant at) {

    /** One key of the organisation. */
    public record Organisation(String id, Instant madeAt, long wraps) {}

    /** How many there are, and when the one that was renewed longest ago was made. */
    public record DataKeys(long patients, long rooms, long organisation, Instant oldest) {}

    /**
     * The key of the blind indexes.
     *
     * @param generation how often one was made
     * @param left how many patients and rooms have values that are not yet renewed with it
     */
    public record Index(int generation, Instant madeAt, long days, long left) {}

    /** How many values of a column are sealed with the key of now, and how many with another. */
    public record Place(String place, long now, long other) {}

    /** A rotation that can be gone on with. */
    public record UnderWay(String kind, String phase, long done, Instant since) {}

    static long days(Instant from, Instant to) {
        return Duration.between(from, to).toDays();
    }

    /** Values that are sealed with another key than the newest of their patient or room. */
    public long otherwiseSealed() {
        return places.stream().mapToLong(Place::other).sum();
    }

    /** Everything as it should be: one key wraps all, one generation seals all, a copy was opened, nothing is too old. */
    public boolean holds() {
        return copy.isPresent()
                && days <= daysAllowed
                && index.days() <= daysAllowed
                && index.left() == 0
                && underWay.isEmpty()
                && unknown.isEmpty()
                && otherwiseSealed() == 0
                && organisation.stream().allMatch(it -> it.id().equals(key) || it.wraps() == 0);
    }
}
