package org.havenport.access;

import java.util.List;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the first page of whoever keeps the portal secure: how many names on several devices wait for an answer. */
@Component
class SeveralDevicesTile implements Tile {

    private final SeveralDevices cases;

    SeveralDevicesTile(SeveralDevices cases) {
        this.cases = cases;
    }

    @Override
    public int order() {
        return 66;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER)) {
            return List.of();
        }
        return List.of(new WorkList(
                words.say("access.several.title"), cases.waiting(viewer), SeveralDevicesController.PATH, null));
    }
}
