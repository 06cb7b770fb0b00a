package org.havenport.demo;

/** A medicine as it is prescribed here. */
enum Medicine {
    LISINOPRIL("314077", "lisinopril 20 MG Oral Tablet", "Take 1 tablet by mouth once a day"),
    SPIRONOLACTONE("313096", "spironolactone 25 MG Oral Tablet", "Take 1 tablet by mouth once a day"),
    METFORMIN("861007", "metformin hydrochloride 500 MG Oral Tablet", "Take 1 tablet by mouth twice a day with meals"),
    ATORVASTATIN("617310", "atorvastatin 20 MG Oral Tablet", "Take 1 tablet by mouth in the evening"),
    LEVOTHYROXINE("966222", "levothyroxine sodium 0.075 MG Oral Tablet", "Take 1 tablet by mouth before breakfast"),
    IRON("310325", "ferrous sulfate 325 MG Oral Tablet", "Take 1 tablet by mouth every other day"),
    WARFARIN("855332", "warfarin sodium 5 MG Oral Tablet", "Take as told after each clotting test"),
    AMLODIPINE("308136", "amlodipine 2.5 MG Oral Tablet", "Take 1 tablet by mouth once a day");

    private final Coding coding;
    private final String directions;

    Medicine(String rxnorm, String title, String directions) {
        this.coding = Coding.rxnorm(rxnorm, title);
        this.directions = directions;
    }

    Coding coding() {
        return coding;
    }

    String directions() {
        return directions;
    }
}
