package org.havenport.policies;

import org.havenport.home.Words;
import org.havenport.protocols.RulePack.Standing;
import org.havenport.protocols.RulePacks;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The rules of states as a part of these pages. */
@Component
class PacksPart implements Part {

    private final RulePacks packs;

    PacksPart(RulePacks packs) {
        this.packs = packs;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public String key() {
        return "policies.packs";
    }

    @Override
    public String path() {
        return PacksController.PATH;
    }

    @Override
    public String now(Viewer viewer, Words words) {
        var all = packs.all();
        var inForce =
                all.stream().filter(p -> p.standing() == Standing.IN_FORCE).count();
        var over = all.stream().filter(p -> p.standing() == Standing.EXPIRED).count();
        return words.say("policies.packs.now", all.size(), inForce, over);
    }
}
