package org.havenport.home;

import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Takes the zero character out of whatever a form brings: nobody types it, and the database keeps no text with it. */
@ControllerAdvice
class WhatIsTyped {

    @InitBinder
    void withoutZeros(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(@Nullable String text) {
                setValue(text == null ? null : text.replace("\0", ""));
            }
        });
    }
}
