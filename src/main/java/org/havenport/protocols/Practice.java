package org.havenport.protocols;

import java.util.List;

/**
 * Who the practice is and how it is reached. Known without the database, so it stands on the outage page too.
 *
 * @param phone as people write it, for example {@code (541) 555-0142}; empty while nobody has decided it
 * @param nurseLine the number for nights and weekends; may be empty
 * @param address the lines of the street address
 * @param mail the lines of the postal address
 * @param emergencyNumber never empty ({@code 911})
 * @param crisisLine the suicide and crisis line ({@code 988})
 * @param poisonLine the poison help line
 * @param emergencyDepartment the nearest emergency department, or empty
 */
public record Practice(
        String name,
        String phone,
        String nurseLine,
        List<String> address,
        List<String> mail,
        String emergencyNumber,
        String crisisLine,
        String poisonLine,
        String emergencyDepartment) {

    /** The same practice with another emergency number. */
    public Practice withEmergencyNumber(String number) {
        return new Practice(name, phone, nurseLine, address, mail, number, crisisLine, poisonLine, emergencyDepartment);
    }

    /** A number as it stands in a {@code tel:} link: ten digits get the country code of the United States. */
    public static String tel(String number) {
        var digits = number.replaceAll("[^0-9]", "");
        if (number.strip().startsWith("+") || digits.length() == 11 && digits.startsWith("1")) {
            return "+" + digits;
        }
        return digits.length() == 10 ? "+1" + digits : digits;
    }
}
