package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.time.DateTimeException;
import java.util.List;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

@PortalTest
class FailuresTests {

    @Autowired
    FailuresBeforePages filter;

    @Autowired
    Cast cast;

    @Test
    @Verifies("A5.2#4")
    void whileTheDatabaseIsAwayAClearPageSaysSoAndWhomToCall() throws Exception {
        for (var language : Languages.SPOKEN) {
            var answer = failing(new CannotCreateTransactionException("away"), language);

            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("15");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.getContentAsString()).contains("tel:911", "tel:988", "tel:+18002221222");
            assertThat(answer.getContentAsString())
                    .contains(language.equals("es") ? "El portal no funciona" : "The portal is not working");
        }
    }

    @Test
    void aFailureThatHidesInAnotherIsFound() throws Exception {
        var hidden = new ServletException(new IllegalStateException(new DataAccessResourceFailureException("x")));

        assertThat(failing(hidden, "en").getStatus()).isEqualTo(503);
        assertThat(failing(new IllegalStateException("Ann's potassium"), "en").getStatus())
                .isEqualTo(500);
        assertThat(failing(new NotHere(), "en").getStatus()).isEqualTo(404);
        assertThat(failing(new SecurityException(), "en").getStatus()).isEqualTo(404);
    }

    @Test
    void aFormThatIsTooLargeIsToldSo() {
        var answer = cast.stranger().post("/sign-in", "username", "x".repeat(300 * 1024), "password", "y");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("tel:911");
    }

    @Test
    void whatTheAddressAskedOutOfAllBoundsIsNotOurFault() throws Exception {
        for (var failure : List.of(
                new DateTimeException("x"), new ArithmeticException("x"), new DataIntegrityViolationException("x"))) {
            assertThat(failing(failure, "en").getStatus()).isEqualTo(500);
            assertThat(failing(failure, "en", "from=+999999999-12-31").getStatus())
                    .isEqualTo(400);
        }
        assertThat(failing(new IllegalStateException("x"), "en", "a=b").getStatus())
                .isEqualTo(500);
    }

    @Test
    void whatFailedIsNotShown() throws Exception {
        var answer = failing(new IllegalStateException("Ann's potassium"), "en");

        assertThat(answer.getContentAsString())
                .contains("It is our fault, not yours. Nothing was saved.")
                .doesNotContain("potassium");
    }

    @Test
    void missingAndForbiddenPagesGetTheSameAnswer() {
        var ann = cast.ann().browser();
        var missing = ann.get("/staff/xx");
        var forbidden = ann.get("/staff");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(forbidden.status()).isEqualTo(404);
        assertThat(forbidden.bodyWithoutToken())
                .isEqualTo(missing.bodyWithoutToken().replace("/staff/xx", "/staff"));
    }

    @Test
    void aFormsAddressCannotBeOpened() {
        var answer = cast.ann().browser().get("/sign-out");

        assertThat(answer.status()).isIn(404, 405);
        assertThat(answer.body()).contains("tel:911");
    }

    private MockHttpServletResponse failing(Exception failure, String language) throws Exception {
        return failing(failure, language, null);
    }

    private MockHttpServletResponse failing(Exception failure, String language, @Nullable String query)
            throws Exception {
        var request = new MockHttpServletRequest("GET", "/home");
        request.setQueryString(query);
        request.addHeader("Accept-Language", language);
        request.addPreferredLocale(java.util.Locale.forLanguageTag(language));
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, (_, _) -> {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw (ServletException) failure;
        });
        return response;
    }
}
