package org.havenport.policies;

import org.havenport.home.Words;
import org.havenport.protocols.Texts;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The texts as a part of these pages. */
@Component
class TextsPart implements Part {

    private final Texts texts;

    TextsPart(Texts texts) {
        this.texts = texts;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public String key() {
        return "policies.texts";
    }

    @Override
    public String path() {
        return TextsController.PATH;
    }

    @Override
    public String now(Viewer viewer, Words words) {
        return words.say(
                "policies.texts.now", texts.missing().size(), texts.waiting().size());
    }
}
