package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever a person types into whichever form: the portal answers, never with a fault of its own or with script. */
@PortalTest
class FormsTakeAnythingTests {

    private static final int PER_FORM = 24;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Canaries canaries;

    @Autowired
    Knockers knockers;

    @Autowired
    Cast cast;

    @Test
    void noFormBreaks() {
        var seed = Long.getLong("havenport.seed", System.nanoTime() % 1_000_000_000);
        var random = new Random(seed);
        var wrong = new TreeSet<String>();
        var answered = new java.util.TreeMap<Integer, Integer>();
        var texts = Naughty.texts();
        // Two people hold every role between them: nobody may give rights and audit them.
        var everybody = EnumSet.complementOf(EnumSet.of(Role.COMPLIANCE_OFFICER));
        var member = cast.newStaff(everybody.toArray(Role[]::new));
        var boss = member.browser();
        var auditor = cast.newStaff(Role.COMPLIANCE_OFFICER).browser();
        var ann = canaries.hatch();
        var forms = Fields.ofForms(mapping);
        assertThat(forms).hasSizeGreaterThan(5);
        for (var form : forms) {
            if (form.pattern().equals("/sign-out")) {
                continue;
            }
            var door = Door.all(mapping).stream()
                    .filter(it -> it.method().equals("POST") && it.pattern().equals(form.pattern()))
                    .findFirst()
                    .orElseThrow();
            var leaver = door.leadsOut() ? cast.newPatient() : null;
            for (int turn = 0; turn < PER_FORM; turn++) {
                var invented = turn % 2 == 0;
                var audits = List.of(door.users().roles()).equals(List.of(Role.COMPLIANCE_OFFICER));
                var browser = leaver == null
                        ? audits ? auditor : who(door, boss, everybody, ann)
                        : knockers.in(
                                door.lets(new Knocker("leaver", Viewer.Kind.PATIENT, Set.of(), boss))
                                        ? leaver
                                        : member);
                var path = door.with(name -> invented ? UUID.randomUUID().toString() : Targets.of(name, ann, random))
                        .path();
                var answer = browser.post(path, filled(form.fields(), texts, random, turn));
                answered.merge(answer.status(), 1, Integer::sum);
                if (answer.status() >= 500 && answer.status() != 503) {
                    wrong.add("%s: %d".formatted(form, answer.status()));
                }
                // Between the quotes of an attribute only a quote could end it, and that is written otherwise.
                var text = answer.body().replaceAll("=\"[^\"]*\"", "");
                if (text.contains("<script>alert(1)") || text.contains("<img src=x")) {
                    wrong.add("%s: said script as script: %s".formatted(form, around(text)));
                }
            }
        }
        System.out.printf(
                "FormsTakeAnything: seed=%d forms=%d wrong=%d %s%n", seed, forms.size(), wrong.size(), answered);
        assertThat(wrong).as("-Dhavenport.seed=" + seed).isEmpty();
    }

    private Browser who(Door door, Browser boss, Set<Role> roles, CanaryPatient ann) {
        if (door.isPublic()) {
            return cast.stranger();
        }
        return door.lets(new Knocker("boss", Viewer.Kind.STAFF, roles, boss))
                ? boss
                : knockers.in(ann, Viewers.Life.LIVE);
    }

    private static String around(String page) {
        int at = Math.max(page.indexOf("<script>alert(1)"), page.indexOf("<img src=x"));
        return page.substring(Math.max(0, at - 120), at);
    }

    /** Every other time one field alone is strange: a form that is refused for another reason never came so far. */
    private static String[] filled(List<Fields.Field> fields, List<String> texts, Random random, int turn) {
        var strange = turn % 4 < 2 || fields.isEmpty() ? -1 : random.nextInt(fields.size());
        var form = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i++) {
            form.add(fields.get(i).name());
            form.add(
                    strange < 0 || strange == i
                            ? texts.get(random.nextInt(texts.size()))
                            : fields.get(i).plausible(random));
        }
        return form.toArray(String[]::new);
    }
}
