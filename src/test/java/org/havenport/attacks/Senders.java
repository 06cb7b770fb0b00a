package org.havenport.attacks;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ReleaseState;
import org.havenport.house.Browser;
import org.havenport.house.Canaries;
import org.havenport.house.CanaryPatient;
import org.havenport.house.Cast;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sends the requests, and what their placeholders stand for. */
@Component
class Senders {

    private static final Viewer JOB = Viewer.job("test");

    private final Cast cast;
    private final Canaries canaries;
    private final Viewers viewers;
    private final Chart chart;

    Senders(Cast cast, Canaries canaries, Viewers viewers, Chart chart) {
        this.cast = cast;
        this.canaries = canaries;
        this.viewers = viewers;
        this.chart = chart;
    }

    People people() {
        return new People(canaries.hatch(), canaries.hatch());
    }

    /** Ann, whose record it is about, and Cara, another patient. */
    final class People {

        private final CanaryPatient ann;
        private final CanaryPatient cara;
        private final UUID dora = cast.newStaff(Role.NURSE).account();
        private final UUID gina = cast.newStaff(Role.COMPLIANCE_OFFICER).account();
        private final UUID hugo = cast.newStaff().account();

        People(CanaryPatient ann, CanaryPatient cara) {
            this.ann = ann;
            this.cara = cara;
        }

        CanaryPatient ann() {
            return ann;
        }

        /** What each placeholder stands for in a request of this person's, who gets a session of their own. */
        UnaryOperator<String> valuesFor(String who) {
            var browser = browser(who);
            var hidden = browser.hidden();
            var session = browser.cookie("havenport");
            var form = "havenport-form=" + browser.cookie("havenport-form");
            return name -> switch (name) {
                case "host" -> cast.portal().getAuthority();
                case "cookie" -> session.isEmpty() ? form : "havenport=" + session + "; " + form;
                case "session" -> session;
                case "csrf" -> hidden;
                case "random" -> UUID.randomUUID().toString();
                case "ann.patient" -> ann.patient().toString();
                case "ann.account" -> ann.person().account().toString();
                case "ann.username" -> ann.person().username();
                case "ann.mark" -> ann.mark();
                case "ann.item" -> item(ann, ReleaseState.RELEASED);
                case "ann.waiting" -> item(ann, ReleaseState.AWAITING_CONTACT);
                case "cara.patient" -> cara.patient().toString();
                case "cara.item" -> item(cara, ReleaseState.RELEASED);
                case "dora.account" -> dora.toString();
                case "cara.account" -> cara.person().account().toString();
                default -> throw new IllegalArgumentException("Nobody knows {{" + name + "}}");
            };
        }

        private Browser browser(String who) {
            return switch (who) {
                case "ann" -> in(ann.person().account(), Kind.PATIENT, ann.patient());
                case "cara" -> in(cara.person().account(), Kind.PATIENT, cara.patient());
                case "dora" -> in(dora, Kind.STAFF, null);
                case "gina" -> in(gina, Kind.STAFF, null);
                case "hugo" -> in(hugo, Kind.STAFF, null);
                case "nobody" -> cast.stranger();
                default -> throw new IllegalArgumentException("Nobody is called " + who);
            };
        }

        private Browser in(UUID account, Kind kind, @Nullable UUID patient) {
            var browser = cast.stranger();
            browser.setCookie(
                    "havenport", viewers.session(UUID.randomUUID(), account, kind, patient, Viewers.Life.LIVE));
            return browser;
        }

        private String item(CanaryPatient of, ReleaseState state) {
            return chart.items(JOB, ItemQuery.of(of.patient()), "test").stream()
                    .filter(item -> item.type().equals("Observation") && item.state() == state)
                    .findFirst()
                    .orElseThrow()
                    .id()
                    .toString();
        }
    }
}
