package org.havenport.notices;

import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Undoes the change of an address, for whoever has the link: also when they cannot sign in any more. To open the page does
 * nothing, for mail programs open links by themselves; and it looks the same for a link that there never was.
 */
@Controller
class UndoController {

    static final String PATH = "/undo";
    private static final String DONE = "/undone";

    private final AddressChanges changes;

    UndoController(AddressChanges changes) {
        this.changes = changes;
    }

    @GetMapping(PATH + "/{token}")
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView ask(@PathVariable String token) {
        return new ModelAndView("notices/undo").addObject("token", token).addObject("over", false);
    }

    @PostMapping(PATH + "/{token}")
    @MayBeUsedBy(value = Kind.NOBODY, audited = "address-change-undone")
    ModelAndView undo(@PathVariable String token) {
        if (changes.undo(Outbox.JOB, token)) {
            return SeeOther.page(DONE);
        }
        return new ModelAndView("notices/undo", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("token", token)
                .addObject("over", true);
    }

    /** What to do now, for whoever has undone a change; it says nothing about anybody. */
    @GetMapping(DONE)
    @MayBeUsedBy(Kind.NOBODY)
    String done() {
        return "notices/undone";
    }
}
