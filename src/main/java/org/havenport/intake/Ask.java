package org.havenport.intake;

/**
 * What a bundle asks to do with an entry.
 *
 * @param method POST, PUT, DELETE…, empty when it does not say
 * @param url of the request, for example {@code Observation/12}, empty when there is none
 * @param ifNoneExist the search that must find nothing, empty when there is none
 */
record Ask(String method, String url, String ifNoneExist) {

    static final Ask NOTHING = new Ask("", "", "");

    /** The id that the address of a PUT or DELETE names, empty when it names none. */
    String id() {
        var slash = url.lastIndexOf('/');
        return slash < 0 || url.indexOf('?') >= 0 ? "" : url.substring(slash + 1);
    }

    /** The type that the address names, empty when it names none. */
    String type() {
        var plain = url.split("[/?]", 2)[0];
        return url.isEmpty() ? "" : plain;
    }

    /** The search by which the sender recognises the resource again, empty when there is none. */
    String search() {
        var question = url.indexOf('?');
        return !ifNoneExist.isEmpty() ? ifNoneExist : question < 0 ? "" : url.substring(question + 1);
    }
}
