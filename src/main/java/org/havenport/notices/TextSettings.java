package org.havenport.notices;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The gateway that takes our text messages, as {@code serve} has read and checked it.
 *
 * @param url where a message is posted; empty when there is none
 * @param token the file with what we show the gateway
 * @param secret the file with what the gateway signs with, when it tells us something
 */
@Component
record TextSettings(
        @Value("${havenport.texts.url:}") String url,
        @Value("${havenport.texts.token:}") String token,
        @Value("${havenport.texts.secret:}") String secret,
        @Value("${havenport.texts.patience:12000}") int patience) {

    @Override
    public String toString() {
        return "TextSettings";
    }
}
