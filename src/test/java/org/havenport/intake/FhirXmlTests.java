package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PortalTest
class FhirXmlTests extends Resources {

    private String bundle() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
                <entry><fullUrl value="https://ehr.example.org/fhir/Patient/p-$"/><resource><Patient><id value="p-$"/>
                <identifier><type><coding><code value="MR"/></coding></type><system value="urn:test:mrn"/><value value="X-$"/></identifier>
                <name><family value="$"/><given value="Rosa"/></name><birthDate value="@"/></Patient></resource></entry>
                <entry><fullUrl value="https://ehr.example.org/fhir/Observation/o-$"/><resource><Observation><id value="o-$"/>
                <status value="final"/><code><text value="Potassium"/></code><subject><reference value="Patient/p-$"/></subject>
                <effectiveDateTime value="2026-01-01"/><valueQuantity><value value="4.10"/><unit value="mmol/L"/></valueQuantity>
                </Observation></resource></entry></Bundle>
                """.replace("$", mark).replace("@", born.toString());
    }

    @Test
    void xmlIsFiledAsItsJsonWouldBe() {
        assertThat(send(bundle()).counts()).isEqualTo(filed(2));
        assertThat(item(patient("X-"), "Potassium").gist().value()).isEqualTo("4.10");
        var json = potassium("o", toX()).replace("4.1,", "4.10,");
        assertThat(send(patientX() + "\n" + json).counts().read()).isEqualTo(2);
        assertThat(send(bundle()).counts().balance()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Bundle xmlns="http://hl7.org/fhir"><type value="c        | is XML that is not FHIR R4
            <ClinicalDocument xmlns="urn:hl7-org:v3"/>                | is XML that is not FHIR R4
            <Patient xmlns="http://hl7.org/fhir"><nose/></Patient>    | is XML that is not FHIR R4
            <!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Patient xmlns="http://hl7.org/fhir"><id value="&x;"/></Patient> | XML with a document type is not read
            """)
    void whatIsNotFhirIsRefusedWithoutItsContent(String xml, String reason) {
        var report = send(xml);
        assertThat(report.counts()).isEqualTo(refused(1));
        assertThat(report.refusals().getFirst().reason()).isEqualTo(reason);
    }
}
