package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.havenport.viewer.Role;

/** What the people of a new practice do at their screens, mostly by the keyboard alone. */
final class AtTheirScreens {

    private static final String SETUP = "/staff/setup";
    private static final String NOT_HERE = "There is no such page for you";

    private AtTheirScreens() {}

    /** Invites somebody; returns the code that is told once. */
    static String invites(Screen administrator, String name, Role role) {
        administrator.open("/staff/people/add");
        administrator.looksOnBoth("add");
        administrator.type("given", name);
        administrator.type("family", "Newhall");
        administrator.type("job", "staff");
        administrator.type("username", name);
        administrator.reach("[name=roles]");
        for (var box = 0; box < Role.values().length; box++) {
            if (administrator
                            .main()
                            .locator("[name=roles][value=%s]:focus".formatted(role))
                            .count()
                    == 1) {
                break;
            }
            administrator.key("Tab");
        }
        administrator.key("Space");
        administrator.type("reason", "Begins with us.");
        administrator.key("Tab");
        administrator.enter();
        administrator.looksOnBoth("invited");
        return administrator.main().locator("code.code-to-tell").innerText();
    }

    /** Attests the training of whom was just invited. */
    static void attests(Screen administrator, LocalDate today) {
        administrator.follow("To this person");
        administrator.reach("details:has([name=course]) > summary");
        administrator.key("Enter");
        administrator.type("course", "Protecting health data");
        administrator.fill("completed", today.minusDays(2).toString());
        administrator.fill("counts", today.plusDays(300).toString());
        administrator.press(administrator.main().locator("form[action$='/attest'] button"));
        assertThat(administrator.main()).containsText("Protecting health data");
        administrator.looksOnBoth("person");
    }

    static void isRefused(Screen who, String... paths) {
        for (var path : paths) {
            who.open(path);
            assertThat(who.main()).containsText(NOT_HERE);
        }
    }

    static void asksTooEarly(Screen administrator) {
        administrator.open(SETUP);
        administrator.looksOnBoth("setup");
        administrator.reach("form:has([name=state][value=PILOT]) button");
        administrator.enter();
        assertThat(administrator.main()).containsText("cannot open while something is missing");
        assertThat(administrator.main()).containsText("Agreement for using the portal");
        administrator.looksOnBoth("too-early");
    }

    static void describes(Screen administrator) {
        administrator.open(SETUP + "/organisation");
        administrator.looksOnBoth("organisation-empty");
        administrator.type("legalName", "Cedar Hollow Family Practice, PC");
        administrator.enter();
        administrator.type("name", "Mill Road");
        administrator.type("address", "218 Mill Road");
        administrator.type("phone", "(541) 555-0142");
        administrator.type("zone", "America/Los_Angeles");
        administrator.enter();
        assertThat(administrator.main()).containsText("218 Mill Road");
        administrator.looksOnBoth("organisation");
    }

    static void proposes(Screen administrator, String key, String value) {
        administrator.open(valuePath(key));
        administrator.type("value", value);
        administrator.type("reason", "Our choice.");
        administrator.reach("form:has([name=value]) button[type=submit]");
        administrator.enter();
        administrator.open(valuePath(key));
        assertThat(administrator.main()).containsText(value);
        // Nobody approves their own.
        assertThat(administrator.main().locator("form[action$='/approve']")).hasCount(0);
        administrator.looksOnBoth("proposed");
    }

    static void approvesValue(Screen who, String key, LocalDate until) {
        who.open(valuePath(key));
        who.looksOnBoth("value");
        var form = who.main().locator("form[action$='/approve']");
        if (form.locator("[name=expires]").count() > 0) {
            who.fill("expires", until.toString());
        }
        who.reach("form[action$='/approve'] button");
        who.enter();
        assertThat(who.main().locator("form[action$='/approve']")).hasCount(0);
    }

    static void mayNotApproveText(Screen who, String key) {
        who.open("/staff/policies/texts/" + key + "/en");
        assertThat(who.main().locator("form[action$='/approve']")).hasCount(0);
    }

    static void approvesText(Screen who, String key, LocalDate today) {
        who.open("/staff/policies/texts/" + key + "/en");
        who.looksOnBoth("text");
        who.fill("from", today.toString());
        who.fill("until", today.plusMonths(12).toString());
        who.reach("form[action$='/approve'] button");
        who.enter();
        assertThat(who.main().locator("form[action$='/approve']")).hasCount(0);
        who.looksOnBoth("text-approved");
    }

    static void names(Screen administrator, String duty, UUID holder) {
        administrator.open("/staff/people/duties");
        var form = "form:has([name=duty][value=%s]):has([name=place][value=HOLDER])".formatted(duty);
        administrator.select(administrator.main().locator(form + " select"), holder.toString());
        administrator.reach(form + " button");
        administrator.enter();
        administrator.looksOnBoth("duties");
    }

    static void chooses(Screen coordinator, String patient) {
        coordinator.open(SETUP + "/pilot");
        coordinator.fill("name", patient);
        coordinator.press("Search");
        coordinator.looks("pilot-found");
        coordinator.press(
                coordinator.main().locator("form[action$='/pilot/add'] button").first());
        assertThat(coordinator.main()).containsText("1 patient is in the group");
        coordinator.looksOnBoth("pilot");
    }

    static void asksToOpen(Screen administrator) {
        administrator.open(SETUP);
        assertThat(administrator.main()).containsText("Nothing is missing.");
        administrator.reach("form:has([name=state][value=PILOT]) button");
        administrator.enter();
        // Whoever asked does not agree.
        assertThat(administrator.main().locator("form[action$='/agree']")).hasCount(0);
        administrator.looksOnBoth("asked");
    }

    static void agrees(Screen officer) {
        officer.open(SETUP);
        officer.looksOnBoth("agree");
        officer.reach("form[action$='/agree'] button");
        officer.enter();
        assertThat(officer.main()).containsText("The portal is open to a pilot group");
        officer.looksOnBoth("pilot-open");
    }

    private static String valuePath(String key) {
        return "/staff/policies/values/" + key;
    }
}
