package org.havenport.access;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Guards the answers that the web server gives by itself, for example to an address it cannot read. */
@Component
class HeadersBeforeThePortal implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final HeadersOnEveryAnswer headers;

    HeadersBeforeThePortal(HeadersOnEveryAnswer headers) {
        this.headers = headers;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addEngineValves(new ValveBase(true) {
            @Override
            public void invoke(Request request, Response response) throws IOException, ServletException {
                headers.putOn(response);
                getNext().invoke(request, response);
            }
        });
    }
}
