package org.havenport.patients;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A patient on file whom a message could mean, for a person to judge: the two-identifier rule stays the only one that
 * decides (A1.8).
 *
 * @param patient who it is; {@link Patients#who} tells the rest
 * @param score 0 to 100; 100 is as much evidence as record number, birth date and whole name agreeing
 * @param agreed what is equal
 * @param differing what is not, and how
 */
public record Likeness(UUID patient, int score, Set<Trait> agreed, Map<Trait, Difference> differing) {

    public Likeness {
        agreed = Set.copyOf(agreed);
        differing = Map.copyOf(differing);
    }

    static Likeness of(UUID patient, Set<Trait> agreed, Map<Trait, Difference> differing) {
        var bits = agreed.stream().mapToInt(Trait::bits).sum()
                + differing.entrySet().stream()
                        .mapToInt(it -> it.getKey().bits(it.getValue()))
                        .sum();
        var score = Math.clamp(Math.round(100f * bits / Trait.SURE), 0, 100);
        return new Likeness(patient, score, agreed, differing);
    }

    /** What is equal, in the order people compare it. */
    public Set<Trait> agreedInOrder() {
        var order = EnumSet.noneOf(Trait.class);
        order.addAll(agreed);
        return order;
    }

    /** What is not equal, in the order people compare it. */
    public Map<Trait, Difference> differingInOrder() {
        var order = new EnumMap<Trait, Difference>(Trait.class);
        order.putAll(differing);
        return order;
    }

    @Override
    public String toString() {
        return "Likeness[" + patient + ", " + score + "]";
    }
}
