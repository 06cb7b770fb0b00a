package org.havenport.protocols;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the program says by itself while nothing is in force. It protects the patient and claims nothing for the
 * practice: emergencies come first, and nobody is told that the practice is not liable before counsel said so.
 */
final class BuiltIn {

    private static final Map<String, String> ENGLISH = Map.of(
            Clause.EMERGENCY.key(),
            """
            Not for emergencies, urgent or new problems
            Call 911 or go to the nearest emergency department. For anything urgent or new, call us. Nobody reads the portal at once.""",
            Clause.LIMITS.key(),
            """
            Not a substitute for seeing us
            The portal is not a substitute for face-to-face care.""",
            Clause.EDUCATION.key(),
            """
            Health information here is for learning
            It is not medical advice for you.""",
            Clause.LIABILITY.key(),
            """
            The portal may be down at times
            If it does not work, call us.""",
            Clause.MISINTERPRETATION.key(),
            """
            Before you read on
            Your care team may not have looked at this yet. It can look worse, or better, than it is. Please do not start, stop or change a treatment because of it. Call us with questions. In an emergency call 911.""",
            HouseTexts.CONFIDENTIALITY.key(),
            """
            Confidential
            This may hold private health information. If it is not meant for you, please tell us and destroy it.""",
            HouseTexts.CONFIDENTIALITY_SHORT.key(),
            """
            Private
            Not for you? Please delete it.""");

    private static final Map<String, String> SPANISH = Map.of(
            Clause.EMERGENCY.key(),
            """
            No es para emergencias ni para problemas urgentes o nuevos
            Llame al 911 o vaya a la sala de emergencias más cercana. Si algo es urgente o nuevo, llámenos. Nadie lee el portal al instante.""",
            Clause.LIMITS.key(),
            """
            No sustituye la atención en persona
            El portal no sustituye la atención en persona.""",
            Clause.EDUCATION.key(),
            """
            La información de salud aquí es para aprender
            No es un consejo médico para usted.""",
            Clause.LIABILITY.key(),
            """
            El portal puede fallar a veces
            Si no funciona, llámenos.""",
            Clause.MISINTERPRETATION.key(),
            """
            Antes de seguir leyendo
            Puede que su equipo médico aún no haya revisado esto. Puede parecer peor, o mejor, de lo que es. No empiece, deje ni cambie un tratamiento por él. Llámenos si tiene preguntas. En una emergencia llame al 911.""",
            HouseTexts.CONFIDENTIALITY.key(),
            """
            Confidencial
            Esto puede contener información de salud privada. Si no es para usted, avísenos y destrúyalo.""",
            HouseTexts.CONFIDENTIALITY_SHORT.key(),
            """
            Privado
            ¿No es para usted? Bórrelo.""");

    private static final Map<String, Map<String, String>> ALL = Map.of("en", ENGLISH, "es", SPANISH);

    private BuiltIn() {}

    /** The program's own words; in English when there are none in the language. */
    static Optional<ApprovedText> of(String key, Locale locale) {
        var language = ALL.containsKey(locale.getLanguage()) ? locale.getLanguage() : "en";
        return Optional.ofNullable(ALL.getOrDefault(language, Map.of()).get(key))
                .map(body -> Clause.complete(ApprovedText.builtIn(key, Locale.of(language), body)));
    }
}
