package org.havenport.protocols;

import java.util.Locale;

/** The agreement as the program proposes it first; counsel changes it as they like. */
final class FirstAgreement {

    private static final String ENGLISH = """
            Agreement for using the portal
            This is what you and the practice agree on when you use the portal. You may read it here at any time, and print it.

            [PERMITTED] What you can use the portal for
            {functions}

            [DUTIES] What we ask of you
            {duties}

            {disclaimer}

            [NEW_PROBLEMS] Something new needs a call or a visit
            We do not assess or treat new problems over the portal. If you have something new, call us or book a visit.

            [SENSITIVE] Sensitive matters
            The portal is not meant for sensitive matters, for example mental health crises or violence. Call us, or speak with us at your visit.

            [NARCOTICS] Narcotics and other controlled medicines
            You cannot ask for refills of narcotics or other controlled medicines over the portal. Call us instead. We will tell you what to do.

            [DOWNTIME] The portal may not work at times
            It can be down for repair, or without warning. Then call us. A visit or a call never depends on the portal.

            [OPTIONAL] The portal is your choice
            The portal is optional. We treat you the same without it. You can leave at any time. We may suspend your use if it is misused. Then we tell you why, whom to ask to look at it again, and how to get your record in another way.""";

    private static final String SPANISH = """
            Acuerdo para usar el portal
            Esto es lo que usted y el consultorio acuerdan cuando usa el portal. Puede leerlo aquí cuando quiera, e imprimirlo.

            [PERMITTED] Para qué puede usar el portal
            {functions}

            [DUTIES] Qué le pedimos
            {duties}

            {disclaimer}

            [NEW_PROBLEMS] Algo nuevo necesita una llamada o una visita
            No evaluamos ni tratamos problemas nuevos por el portal. Si tiene algo nuevo, llámenos o pida una cita.

            [SENSITIVE] Asuntos delicados
            El portal no es para asuntos delicados, por ejemplo una crisis de salud mental o la violencia. Llámenos, o hable con nosotros en su visita.

            [NARCOTICS] Narcóticos y otros medicamentos controlados
            No puede pedir por el portal más narcóticos ni otros medicamentos controlados. Llámenos. Le diremos qué hacer.

            [DOWNTIME] El portal puede no funcionar a veces
            Puede no funcionar por una reparación, o sin aviso. Entonces llámenos. Una visita o una llamada nunca depende del portal.

            [OPTIONAL] El portal es su elección
            El portal es opcional. Lo atendemos igual sin él. Puede dejarlo cuando quiera. Podemos suspender su uso si se usa mal. Entonces le diremos por qué, a quién pedir que lo revise, y cómo obtener su expediente de otra manera.""";

    private FirstAgreement() {}

    static String in(Locale locale) {
        return locale.getLanguage().equals("es") ? SPANISH : ENGLISH;
    }
}
