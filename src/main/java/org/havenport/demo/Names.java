package org.havenport.demo;

import java.util.List;

/** Common names, put together anew: about half of them as Spanish-speaking families use them. */
final class Names {

    private static final List<String> WOMEN_ES = split("Lucía Valentina Ximena Rosa Carmen Marisol Elena Paloma Inés"
            + " Beatriz Consuelo Graciela Pilar Yolanda Esperanza Noemí Rocío Dolores Alma Teresa Amalia");
    private static final List<String> MEN_ES = split("Mateo Joaquín Emilio Andrés Rafael Ignacio Tomás Esteban Gonzalo"
            + " Ramiro Efraín Octavio Julián Sergio Hernán Adrián Leandro Fermín Ismael Raúl Ángel");
    private static final List<String> FAMILIES_ES = split("Núñez Arroyo Velasco Cordero Salinas Montoya Quintero Ibarra"
            + " Becerra Zamora Escobar Lozano Palacios Robledo Valdivia Trujillo Olmedo Peralta Sepúlveda Barrera Fuentes"
            + " Carmona Espinal Villalobos Urbina Acosta Maldonado Cisneros Rentería Galindo Tovar");
    private static final List<String> WOMEN = split("Abigail Judith Harriet Nadine Constance Leila Mabel Ruth Sylvia"
            + " Thea Willa Odette Frances Imogen Clara Estelle Hazel Ingrid Joan Miriam Opal");
    private static final List<String> MEN = split("Albert Desmond Wendell Conrad Elliot Felix Gordon Howard Ivan Julius"
            + " Kenneth Lionel Morris Nolan Oscar Percy Quentin Roland Stanley Theo Vernon");
    private static final List<String> FAMILIES = split("Ashdown Birchall Calloway Dunmore Eastwick Farrow Greenleaf"
            + " Hollis Ingram Jessop Kirkby Larkin Merriweather Northcott Okafor Pemberton Quigley Rutherford Stanhope"
            + " Thornbury Underhill Varley Wexford Yardley Abernathy Bramwell Cartwright Drummond Ellsworth Fairbanks"
            + " Gallagher");

    private Names() {}

    /** The {@code n}th name; the first 600 of a kind differ from each other. */
    static String given(int n, boolean female, boolean spanish) {
        return pick(spanish ? female ? WOMEN_ES : MEN_ES : female ? WOMEN : MEN, n);
    }

    static String family(int n, boolean spanish) {
        return pick(spanish ? FAMILIES_ES : FAMILIES, n);
    }

    private static String pick(List<String> names, int n) {
        return names.get(Math.floorMod(n, names.size()));
    }

    private static List<String> split(String names) {
        return List.of(names.split(" "));
    }
}
