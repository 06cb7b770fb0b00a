package org.havenport.protocols;

import java.sql.SQLException;
import java.util.Locale;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Brings every text into force, as counsel and the medical director do; and changes rows behind everybody's back. */
@Component
public class TextsInForce {

    static final String TRANSLATOR = "Lucía Ferrer, certified translator";
    static final Locale SPANISH = Locale.of("es");

    private final Texts texts;
    private final AgreementKeepsUp agreement;
    private final Viewers viewers;
    private final OwnersConnection owner;

    TextsInForce(Texts texts, AgreementKeepsUp agreement, Viewers viewers, OwnersConnection owner) {
        this.texts = texts;
        this.agreement = agreement;
        this.viewers = viewers;
        this.owner = owner;
    }

    /** After this every mandatory text is in force in every language. */
    public void all() {
        agreement.readAgain();
        texts.waiting().stream()
                .filter(text -> !text.key().equals(HouseTexts.AGREEMENT.key()))
                .forEach(this::approve);
        agreement.readAgain();
        texts.waiting().forEach(this::approve);
    }

    /** Approves one draft for a year, by somebody new who may. */
    void approve(ApprovedText draft) {
        approve(viewers.staff(texts.declared(draft.key()).kind().approver()), draft);
    }

    void approve(Viewer viewer, ApprovedText draft) {
        approve(viewer, draft, true);
    }

    private void approve(Viewer viewer, ApprovedText draft, boolean material) {
        texts.approve(
                viewer,
                draft.key(),
                draft.version(),
                draft.locale(),
                draft.hash(),
                texts.today(),
                texts.today().plusYears(1),
                draft.locale().getLanguage().equals("en") ? null : TRANSLATOR,
                material);
    }

    /** A new English version in force of a text, with the words of the one before, which nobody has attested. */
    public ApprovedText renewed(String key) {
        return renewed(key, true);
    }

    /** The same, marked as a material change or not. */
    public ApprovedText renewed(String key, boolean material) {
        var source = texts.history(key, Locale.ENGLISH).getFirst().source();
        int version = texts.write(viewers.staff(Role.PORTAL_COORDINATOR), key, Locale.ENGLISH, source + " Again.");
        var draft = texts.version(key, Locale.ENGLISH, version).orElseThrow();
        approve(viewers.staff(texts.declared(key).kind().approver()), draft, material);
        return texts.inForce(key, Locale.ENGLISH).orElseThrow();
    }

    /** Changes rows as only the owner of the database could. */
    public void tamper(String sql) throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        texts.readAgain();
    }
}
