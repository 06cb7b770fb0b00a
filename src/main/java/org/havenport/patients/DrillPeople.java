package org.havenport.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Invented people, many of whom are easily taken for another: twins, fathers and sons, newborns without a name. */
final class DrillPeople {

    private static final String[] FAMILIES =
            ("Smith Johnson García López Núñez Martínez Nguyen Lee Kim O'Neill McDonald Sørensen Müller Kowalski"
                            + " Brown Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White Harris Clark Lewis"
                            + " Walker Hall Allen Young King Wright Scott Green Baker Adams Nelson Hill Ramírez Campbell"
                            + " Mitchell Roberts Carter Phillips Evans Turner Torres Parker Collins Edwards Stewart Flores")
                    .split(" ");
    private static final String[] FEMALE =
            "Maria Marta Anna Ana Joan Joanna Lucía Lucie Emma Emily Ella Elena Helen Helena Rosa Rose Julia Juliana Sofía Sophie"
                    .split(" ");
    private static final String[] MALE =
            "Juan Joan José Josef John Jon Paul Paolo Luis Louis Marc Marcus Mark Daniel Danilo Peter Pedro Tomás Thomas Erik"
                    .split(" ");

    private final RandomGenerator random;
    private final List<DrillPerson> people = new ArrayList<>();

    private DrillPeople(RandomGenerator random) {
        this.random = random;
    }

    static List<DrillPerson> of(int count, RandomGenerator random) {
        var them = new DrillPeople(random);
        while (them.people.size() < count) {
            them.household();
        }
        return List.copyOf(them.people);
    }

    private void household() {
        var family = family();
        var born = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(33_000));
        var phone = "503" + (2_000_000 + random.nextInt(7_000_000));
        var address = new Address(
                List.of((1 + random.nextInt(900)) + " Drill Street"),
                "Salem",
                "OR",
                "97" + random.nextInt(100, 999),
                "US");
        var kind = random.nextInt(20);
        if (kind < 6) {
            var sex = random.nextInt(2) == 0 ? Sex.FEMALE : Sex.MALE;
            var first = random.nextInt(10) * 2;
            var names = sex == Sex.FEMALE ? FEMALE : MALE;
            add(family, List.of(names[first]), born, sex, phone, address, 1);
            var other = random.nextInt(2) == 0 ? first + 1 : (first + 3) % names.length;
            add(family, List.of(names[other]), born, sex, phone, address, -1);
        } else if (kind == 6) {
            var given = List.of(MALE[random.nextInt(MALE.length)]);
            add(family + " Sr", given, born, Sex.MALE, phone, address, 1);
            add(family + " Jr", given, born.plusDays(9000 + random.nextInt(3000)), Sex.MALE, phone, address, -1);
        } else if (kind == 7) {
            add(family, List.of("Baby Girl A"), born, Sex.FEMALE, phone, address, 1);
            add(family, List.of("Baby Girl B"), born, Sex.FEMALE, phone, address, -1);
        } else {
            var sex = random.nextInt(2) == 0 ? Sex.FEMALE : Sex.MALE;
            var names = sex == Sex.FEMALE ? FEMALE : MALE;
            var middle = names[random.nextInt(names.length)];
            add(family, List.of(names[random.nextInt(names.length)], middle), born, sex, phone, address, 0);
        }
    }

    private String family() {
        var one = FAMILIES[random.nextInt(FAMILIES.length)];
        return random.nextInt(8) == 0 ? one + "-" + FAMILIES[random.nextInt(FAMILIES.length)] : one;
    }

    private void add(
            String family, List<String> given, LocalDate born, Sex sex, String phone, Address address, int sibling) {
        var place = people.size();
        var number = "D" + (100_000 + place);
        people.add(new DrillPerson(
                place, family, given, born, sex, number, phone, address, sibling == 0 ? -1 : place + sibling));
    }
}
