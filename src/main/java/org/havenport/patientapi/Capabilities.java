package org.havenport.patientapi;

import java.nio.charset.StandardCharsets;

/** What can be asked here, in the form FHIR has for it. */
final class Capabilities {

    static final byte[] STATEMENT = """
            {"resourceType":"CapabilityStatement","status":"active","date":"2026-11-22","kind":"instance",\
            "implementation":{"description":"The patient's own record"},"fhirVersion":"4.0.1",\
            "format":["json"],"rest":[{"mode":"server",\
            "documentation":"For the person who is signed in to the portal, and for their own record alone. \
            Results are given as they come: the care team may not have looked at them yet.",\
            "resource":[{"type":"Patient","interaction":[{"code":"read"}]},\
            {"type":"Observation","interaction":[{"code":"search-type"}],"searchParam":[\
            {"name":"category","type":"token","documentation":"laboratory; must be given"},\
            {"name":"patient","type":"reference"},\
            {"name":"_sort","type":"special","documentation":"-date"},\
            {"name":"_count","type":"number","documentation":"1 to 100, 20 when not given"}]}]}]}\
            """.getBytes(StandardCharsets.UTF_8);

    private Capabilities() {}
}
