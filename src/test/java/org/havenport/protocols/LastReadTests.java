package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastReadTests {

    private final LastRead<String> kept = new LastRead<>("first");

    @Test
    void aReadingThatBeganBeforeADecisionIsForgotten() {
        kept.again(() -> {
            kept.decided("decided");
            return "old";
        });
        assertThat(kept.value()).isEqualTo("decided");

        kept.again(() -> "newer");
        assertThat(kept.value()).isEqualTo("newer");
    }

    @Test
    void ofTwoReadingsTheOneThatBeganLaterIsKept() {
        kept.again(() -> {
            kept.again(() -> "later");
            return "earlier";
        });
        assertThat(kept.value()).isEqualTo("later");
    }
}
