package org.havenport.home;

import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What a watcher or a load balancer asks. */
@Controller
class StatusController {

    private final ApplicationAvailability availability;
    private final FirstPages pages;

    StatusController(ApplicationAvailability availability, FirstPages pages) {
        this.availability = availability;
        this.pages = pages;
    }

    /** The program runs. */
    @GetMapping("/status/live")
    @MayBeUsedBy(Kind.NOBODY)
    ResponseEntity<String> live() {
        return plain(HttpStatus.OK, "live\n");
    }

    /** The program has started completely and its database answers. */
    @GetMapping("/status/ready")
    @MayBeUsedBy(Kind.NOBODY)
    ResponseEntity<String> ready() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && pages.ready()
                ? plain(HttpStatus.OK, "ready\n")
                : plain(HttpStatus.SERVICE_UNAVAILABLE, "not ready: still starting, or the database does not answer\n");
    }

    private static ResponseEntity<String> plain(HttpStatus status, String text) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(text);
    }
}
