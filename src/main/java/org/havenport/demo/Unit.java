package org.havenport.demo;

/** A UCUM unit, how it is printed, and how many decimals a laboratory reports in it. */
record Unit(String ucum, String shown, int decimals) {

    static Unit of(String ucum, int decimals) {
        return new Unit(ucum, ucum, decimals);
    }

    static Unit of(String ucum, String shown, int decimals) {
        return new Unit(ucum, shown, decimals);
    }
}
