package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.home.Csrf;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Statements;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.ui.ExtendedModelMap;

/** What a list of work asks of the database does not grow with how much stands on it. */
@PortalTest
class ListsAskTheSameForFiftyTests {

    private static final String CALL = """
            insert into followup.call (patient_id, item_id, because, opened_at, due_at, first_due_at, holder, held_at)
            values ('%s', '%s', 'NOT_VIEWED', now(), now() - interval '40 days', now() - interval '40 days', '%s', now())
            """;
    private static final String LETTER = """
            insert into followup.letter (patient_id, id, kind, prepared_at, due_at)
            values ('%s', '%s', 'PLAIN', now(), now() - interval '40 days')
            """;
    private static final String PROOF = """
            insert into followup.proof values ('%s', gen_random_uuid(), '%s', now(), '%s', repeat('0', 64))
            """;
    private static final String AGO =
            "update followup.obligation set opened_at = now() - interval '400 days' where patient_id = '%s' and item_id = '%s'";

    @Autowired
    private ReceiptsController receipts;

    @Autowired
    private CallsController calls;

    @Autowired
    private LoopsController loops;

    @Autowired
    private LettersController letters;

    @Autowired
    private ProofController proofs;

    @Autowired
    private Chart chart;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Cast cast;

    @Autowired
    private BusinessHours hours;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private TestClock clock;

    private final List<UUID> made = new ArrayList<>();

    @Test
    @Verifies("B.risk.over.2#3")
    void fiftyTakeNoMoreStatementsThanFive() throws SQLException {
        var one = cast.newPatient().patient();
        var nurse = frame(viewers.staffOf(one, Role.NURSE));
        var desk = frame(viewers.staff(Role.FRONT_DESK));
        var compliance = frame(viewers.staff(Role.COMPLIANCE_OFFICER));
        var pages = List.<Runnable>of(
                () -> receipts.ofOne(nurse, one, new ExtendedModelMap()),
                () -> calls.list(nurse),
                () -> loops.list(nurse),
                () -> letters.list(desk),
                () -> proofs.first(compliance));
        more(5, one);
        pages.forEach(Runnable::run);
        var few = pages.stream().map(Statements::in).toList();
        more(45, one);
        pages.forEach(Runnable::run);

        assertThat(pages.stream().map(Statements::in).toList())
                .as("receipts, calls, loops, letters, proofs")
                .isEqualTo(few);
        assertThat(few).allMatch(it -> it > 2 && it < 40);
    }

    @Test
    @Verifies("B.risk.over.2#2")
    void whatDoesNotFitIsCounted() throws SQLException {
        var one = cast.newPatient().patient();
        more(101, one);

        var called = calls.list(frame(viewers.staffOf(one, Role.NURSE))).getModelMap();
        assertThat(called.get("lines"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSizeLessThanOrEqualTo(100);
        assertThat(called.get("more"))
                .isInstanceOfSatisfying(Integer.class, more -> assertThat(more).isPositive());
        assertThat(called.get("sums"))
                .asInstanceOf(InstanceOfAssertFactories.list(CallPage.Sum.class))
                .as("of whose they are, all of them")
                .satisfies(sums -> assertThat(
                                sums.stream().mapToInt(CallPage.Sum::open).sum())
                        .isGreaterThanOrEqualTo(101));
        assertThat(letters.list(frame(viewers.staff(Role.FRONT_DESK)))
                        .getModelMap()
                        .get("more"))
                .isInstanceOfSatisfying(Integer.class, more -> assertThat(more).isPositive());
    }

    @AfterEach
    void nothingIsLeftOnTheListsOfOthers() throws SQLException {
        owner.run("""
                delete from followup.call where patient_id = any ('%1$s');
                delete from followup.letter where patient_id = any ('%1$s')
                """.formatted(made.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"))));
    }

    private Frame frame(Viewer viewer) {
        return new Frame(
                Words.of(Locale.ENGLISH, hours.zone()),
                viewer,
                "/staff",
                new Csrf("_csrf", ""),
                hours.practice(),
                "",
                List.of(),
                List.of(),
                _ -> true,
                null,
                null);
    }

    private void more(int many, UUID one) throws SQLException {
        var all = new StringBuilder();
        for (int i = 0; i < many; i++) {
            var patient = viewers.patient().patient();
            made.add(patient);
            var item = file(patient);
            all.append(AGO.formatted(patient, item)).append(";\n");
            all.append(CALL.formatted(patient, item, UUID.randomUUID())).append(";\n");
            all.append(LETTER.formatted(patient, UUID.randomUUID())).append(";\n");
            all.append(PROOF.formatted(patient, item, UUID.randomUUID())).append(";\n");
            file(one);
        }
        owner.run(all.toString());
    }

    private UUID file(UUID patient) {
        var arrival = Arrivals.potassium(patient, "4.4", clock.instant());
        chart.file(Viewer.job("import"), patient, List.of(arrival));
        return arrival.id();
    }
}
