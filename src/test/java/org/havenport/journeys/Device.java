package org.havenport.journeys;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** An authenticator of a screen, as the browser makes believe it has one; its user is there and is verified at once. */
final class Device {

    private final CDPSession tools;
    private final String id;

    private Device(Screen screen, String transport) {
        tools = screen.page().context().newCDPSession(screen.page());
        tools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", transport);
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        id = tools.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    /** What a phone or computer has built in. */
    static Device builtInto(Screen screen) {
        return new Device(screen, "internal");
    }

    /** A security key in its socket. */
    static Device keyIn(Screen screen) {
        return new Device(screen, "usb");
    }

    /** How many passkeys it holds. */
    int passkeys() {
        return tools.send("WebAuthn.getCredentials", of())
                .getAsJsonArray("credentials")
                .size();
    }

    /** From now on its PIN, finger or face is right, or is not. */
    void verifies(boolean user) {
        var wanted = of();
        wanted.addProperty("isUserVerified", user);
        tools.send("WebAuthn.setUserVerified", wanted);
    }

    /** Moves its passkeys into another device, as somebody would who could read its memory. */
    void copyTo(Device other) {
        tools.send("WebAuthn.getCredentials", of())
                .getAsJsonArray("credentials")
                .forEach(one -> {
                    var wanted = other.of();
                    wanted.add("credential", one);
                    other.tools.send("WebAuthn.addCredential", wanted);
                });
    }

    /** Takes it out. */
    void unplug() {
        tools.send("WebAuthn.removeVirtualAuthenticator", of());
    }

    private JsonObject of() {
        var wanted = new JsonObject();
        wanted.addProperty("authenticatorId", id);
        return wanted;
    }
}
