package org.havenport.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Lets a test say what is missing before the portal opens, instead of the rooms. */
@Component
public class ThingsOfATest implements BeforeOpening {

    private static volatile @Nullable List<Missing> said;

    /** From now on only these things are missing. */
    public void only(List<Missing> missing) {
        said = missing;
    }

    /** The rooms say again what is missing. */
    public void asEver() {
        said = null;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String step() {
        return "practice.setup.values";
    }

    @Override
    public String path() {
        return "/staff/setup";
    }

    @Override
    public List<Missing> missing() {
        var only = said;
        return only == null ? List.of() : only;
    }

    /** While a test speaks, the rooms are silent. */
    @Component
    static class RoomsAreSilent implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof BeforeOpening room && !(bean instanceof ThingsOfATest) ? new Silent(room) : bean;
        }
    }

    private record Silent(BeforeOpening room) implements BeforeOpening {
        @Override
        public int order() {
            return room.order();
        }

        @Override
        public String step() {
            return room.step();
        }

        @Override
        public String path() {
            return room.path();
        }

        @Override
        public List<Missing> missing() {
            return said == null ? room.missing() : List.of();
        }
    }
}
