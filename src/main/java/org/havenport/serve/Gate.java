package org.havenport.serve;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.havenport.serve.Arrival.Verdict;

/**
 * The first thing a request meets: whether it came on a safe way and asks for one of our names. Until it has passed,
 * nothing that the request says about itself is believed.
 */
class Gate extends ValveBase {

    private static final Set<String> WATCHED = Set.of("/status/live", "/status/ready");
    private static final int MISDIRECTED = 421;
    private static final int PERMANENTLY = 308;

    private final Front front;

    Gate(Front front) {
        super(true);
        this.front = front;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var httpPort = front.httpPort();
        var arrival = new Arrival(
                request.getRemoteAddr(),
                request.isSecure(),
                httpPort != null && request.getLocalPort() == httpPort,
                request.getHeader("X-Forwarded-For"),
                request.getHeader("X-Forwarded-Proto"),
                request.getServerName(),
                WATCHED.contains(request.getRequestURI()));
        switch (arrival.judge(front)) {
            case Verdict.Come(var remote, var secure) -> {
                request.setRemoteAddr(remote);
                request.setSecure(secure);
                if (secure) {
                    request.getCoyoteRequest().scheme().setString("https");
                }
                getNext().invoke(request, response);
            }
            case Verdict.GoToHttps(var host) -> redirect(request, response, host);
            case Verdict.NotThisName() -> say(response, MISDIRECTED, "This server does not answer for that name.\n");
            case Verdict.NotThisWay() ->
                say(response, HttpServletResponse.SC_FORBIDDEN, "Only the proxy of the portal may ask here.\n");
        }
    }

    /** A form sent in clear has already been seen by others: it is not sent on, and the page it came from is asked anew. */
    private void redirect(Request request, Response response, String host) throws IOException {
        var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads) {
            say(response, HttpServletResponse.SC_FORBIDDEN, "Nothing was sent. Please open https://" + host + "/\n");
            return;
        }
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.setStatus(PERMANENTLY);
        response.setHeader("Location", front.address("").replace(front.names().first(), host) + path);
    }

    private static void say(Response response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
