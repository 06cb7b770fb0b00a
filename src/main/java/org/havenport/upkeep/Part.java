package org.havenport.upkeep;

/**
 * A part the program is made of.
 *
 * @param ecosystem as OSV names it, {@code Maven}; empty for what no ecosystem has, such as Java itself
 * @param name {@code group:artifact} for Maven
 * @param purl its package URL without version and qualifiers, {@code pkg:maven/group/artifact}
 */
record Part(String ecosystem, String name, String version, String purl) {

    private static final String MAVEN = "pkg:maven/";

    /** From a package URL with its version; qualifiers are left out. */
    static Part of(String purl) {
        var bare = purl.split("[?#]", 2)[0];
        int at = bare.lastIndexOf('@');
        var name = at < 0 ? bare : bare.substring(0, at);
        var version = at < 0 ? "" : bare.substring(at + 1);
        return name.startsWith(MAVEN)
                ? new Part("Maven", name.substring(MAVEN.length()).replace('/', ':'), version, name)
                : new Part("", name.substring(name.lastIndexOf('/') + 1), version, name);
    }

    /** As people name it: {@code group:artifact 1.2}. */
    String shown() {
        return name + " " + version;
    }
}
