package org.havenport.chart;

import java.util.Collection;
import java.util.Set;

/**
 * Which security labels name a confidential topic (HL7 v3 ActCode and Confidentiality). Such an item stands in no
 * preview, and nobody who acts for the patient sees it unless that was granted (B.risk.inap.2). The patient always may.
 */
public final class ConfidentialTopics {

    private static final Set<String> LABELS = Set.of(
            // mental health
            "PSY",
            "PSYTHPN",
            "MH",
            "BH",
            "EMOTDIS",
            "COGN",
            "DVD",
            // genetics, infections
            "GDIS",
            "SCA",
            "SICKLE",
            "HIV",
            "STD",
            // substance use
            "ETH",
            "ETHUD",
            "SUD",
            "OPIOIDUD",
            // sex, pregnancy, violence
            "SEX",
            "PREGNANT",
            "SDV",
            "VIO",
            "MST",
            // marked by its author: taboo (which makes it wait as well), specially protected, restricted, very
            // restricted
            "TBOO",
            "SPI",
            "R",
            "V");

    private ConfidentialTopics() {}

    /** Whether one of these labels names a confidential topic. */
    public static boolean isAmong(Collection<String> labels) {
        return labels.stream().anyMatch(LABELS::contains);
    }
}
