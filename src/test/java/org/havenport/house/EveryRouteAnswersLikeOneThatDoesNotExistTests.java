package org.havenport.house;

/** No route tells another patient, staff without the role, an ended session or a stranger that Ann exists. */
@PortalTest
class EveryRouteAnswersLikeOneThatDoesNotExistTests extends KnocksAtEveryRoute {

    @Override
    int probes() {
        return 20_000;
    }
}
