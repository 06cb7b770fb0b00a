package org.havenport.home;

import java.time.Duration;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Serves what the browser may keep. The only answers that are not {@code no-store}. */
@Controller
class AssetsController {

    private static final CacheControl FOR_A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @GetMapping("/assets/{name}")
    @MayBeUsedBy(Kind.NOBODY)
    ResponseEntity<byte[]> asset(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings) {
        var asset = Assets.find(name);
        if (asset == null) {
            throw new NotHere();
        }
        boolean zipped = encodings.contains("gzip");
        var answer = ResponseEntity.ok()
                .cacheControl(FOR_A_YEAR)
                .header(HttpHeaders.CONTENT_TYPE, asset.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (zipped) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(zipped ? asset.gzipped() : asset.plain());
    }
}
