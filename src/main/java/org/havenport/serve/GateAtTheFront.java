package org.havenport.serve;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the gate before everything else of the web server, and opens the port that sends browsers to https. */
@Component
@ConditionalOnProperty(Front.SERVING)
@Order(Ordered.LOWEST_PRECEDENCE)
class GateAtTheFront implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    private final Front front;

    GateAtTheFront(Front front) {
        this.front = front;
    }

    @Override
    public void customize(TomcatWebServerFactory factory) {
        var valves = new java.util.ArrayList<>(factory.getEngineValves());
        // After the one that puts the headers on every answer, so that refusals carry them too.
        valves.add(Math.min(1, valves.size()), new Gate(front));
        factory.setEngineValves(valves);
        if (front.httpPort() != null) {
            var redirecting = new Connector();
            redirecting.setPort(front.httpPort());
            factory.addAdditionalConnectors(redirecting);
        }
    }
}
