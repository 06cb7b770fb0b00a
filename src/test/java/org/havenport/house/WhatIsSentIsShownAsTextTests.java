package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.havenport.intake.Intake;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Script in whatever another system sends is read as text by whoever opens a page, patient or staff. */
@PortalTest
class WhatIsSentIsShownAsTextTests {

    private static final Viewer JOB = Viewer.job("import");
    private static final String SCRIPT =
            "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>";
    private static final Pattern ALIVE = Pattern.compile("<script>alert|<img src=x|<svg onload");

    private static final Pattern RESULT = Pattern.compile("/results/[0-9a-f-]{36}");

    /** Pages on which words of another system stand; where they do not, nothing was tried. */
    private static final List<String> SHOWN = List.of(
            "GET /home",
            "GET /results",
            "GET /results/{id}",
            "GET /record/everything",
            "GET /corrections/new/{item}",
            "GET /staff/patients/{patient}",
            "GET /staff/patients/{patient}/record/items/{id}",
            "GET /staff/results/{patient}/{item}",
            "GET /staff/results-to-release/{patient}/{item}");

    /** What is shown, and what is decided by; the latter are codes and no script can stand there. */
    private static final List<String> CODES = List.of(
            "resourceType",
            "id",
            "fullUrl",
            "type",
            "status",
            "system",
            "reference",
            "effectiveDateTime",
            "issued",
            "birthDate",
            "gender",
            "timestamp",
            "use",
            "code");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Canaries canaries;

    @Autowired
    Knockers knockers;

    @Autowired
    Intake intake;

    @Autowired
    Cast cast;

    @Autowired
    CareTeams teams;

    @Test
    void noPageRunsIt() throws IOException {
        var ann = canaries.hatch(SCRIPT, text -> dirty(text, SCRIPT));
        var shown = new TreeSet<String>();
        assertThat(look(ann, shown)).as("pages with script, or with a fault").isEmpty();
        assertThat(shown).as("pages on which the text really stands").containsAll(SHOWN);
    }

    /** Everybody opens every page with each thing of Ann's; what ran, or failed, is told. */
    private TreeSet<String> look(CanaryPatient ann, TreeSet<String> shown) {
        var wrong = new TreeSet<String>();
        var own = knockers.in(ann, Viewers.Life.LIVE);
        var everybody = EnumSet.complementOf(EnumSet.of(Role.COMPLIANCE_OFFICER));
        var member = cast.newStaff(everybody.toArray(Role[]::new));
        teams.related(JOB, ann.patient(), member.account(), null);
        var boss = member.browser();
        var staff = new Knocker("staff", Viewer.Kind.STAFF, everybody, boss);
        var audits = EnumSet.of(Role.COMPLIANCE_OFFICER);
        var auditor = new Knocker(
                "auditor",
                Viewer.Kind.STAFF,
                audits,
                cast.newStaff(Role.COMPLIANCE_OFFICER).browser());
        var patient = new Knocker("Ann", Viewer.Kind.PATIENT, everybody, own);
        for (var door : Door.oneAfterTheOther(mapping)) {
            if (!door.method().equals("GET") || door.isPublic()) {
                continue;
            }
            for (int turn = 0; turn < Targets.turns(ann); turn++) {
                var now = turn;
                for (var who : List.of(staff, auditor, patient)) {
                    if (door.lets(who)) {
                        var answer = door.with(name -> Targets.inTurn(name, ann, now))
                                .by(who.browser());
                        var page = answer.headers()
                                .getOrDefault("content-type", "")
                                .contains("html");
                        if (page && ALIVE.matcher(answer.body()).find() || answer.status() >= 500) {
                            wrong.add("%s for %s: %d".formatted(door, who, answer.status()));
                        }
                        if (answer.body().contains("&lt;script")) {
                            shown.add(door.toString());
                        }
                    }
                }
            }
        }
        return wrong;
    }

    @Test
    void everyTextIsTakenOrRefusedAndEveryPageShown() throws IOException {
        var wrong = new ArrayList<String>();
        var texts = Naughty.texts();
        var ann = canaries.hatch();
        var run = intake.begin(JOB, "canaries", true);
        for (var text : texts) {
            var bundle = with(ann, JsonMapper.shared().writeValueAsString(text), wrong.size() + texts.indexOf(text));
            var report =
                    intake.read(JOB, run, "text", new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8)));
            if (!report.counts().balance() || report.refusals().toString().contains("could not be stored")) {
                wrong.add("%s: %s %s".formatted(text, report.counts(), report.refusals()));
            }
        }
        assertThat(wrong).as("texts that break the filing").isEmpty();
        var browser = knockers.in(ann, Viewers.Life.LIVE);
        var results = browser.get("/results");
        assertThat(results.status()).isEqualTo(200);
        RESULT.matcher(results.body())
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(it -> assertThat(browser.get(it).status()).isEqualTo(200));
        assertThat(browser.get("/home").status()).isEqualTo(200);
    }

    private static String with(CanaryPatient ann, String text, int number) {
        return """
                {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:patient-$MARK","resource":
                {"resourceType":"Patient","id":"patient-$MARK","identifier":[{"type":{"coding":[{"system":
                "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"urn:test:canary",
                "value":"R$MARK"}],"name":[{"family":"Gelb$MARK","given":["Zuza$MARK"]}],"birthDate":"$BORN"}},
                {"fullUrl":"urn:x:$MARK-$N","resource":{"resourceType":"Observation","id":"text-$N-$MARK",
                "status":"final","category":[{"coding":[{"code":"laboratory"}]}],"code":{"text":$TEXT},
                "subject":{"reference":"Patient/patient-$MARK"},"effectiveDateTime":"2026-01-01T08:30:00Z",
                "valueString":$TEXT,"note":[{"text":$TEXT}],"performer":[{"display":$TEXT}]}}]}
                """.replace("$MARK", ann.mark())
                .replace("$BORN", ann.words().getLast())
                .replace("$N", String.valueOf(number))
                .replace("$TEXT", text);
    }

    /** Adds a text to all that is shown. */
    private static String dirty(String bundle, String text) {
        var tree = JsonMapper.shared().readTree(bundle);
        soil(tree, text);
        return tree.toString();
    }

    private static void soil(tools.jackson.databind.JsonNode node, String text) {
        if (node instanceof ObjectNode object) {
            for (var property : object.properties()) {
                if (property.getValue().isString()
                        && !CODES.contains(property.getKey())
                        && !property.getKey().equals("value")) {
                    property.setValue(object.stringNode(property.getValue().stringValue() + text));
                } else {
                    soil(property.getValue(), text);
                }
            }
        } else {
            node.forEach(child -> soil(child, text));
        }
    }
}
