package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Staff at a page that is the patient's: shown as the patient sees it while they have it open, and only to read. What acts
 * is refused before anything of it runs, and the reason is told.
 */
@Component
class OnlyLooking {

    private final Mirrors mirrors;

    OnlyLooking(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    /**
     * What becomes of the request.
     *
     * @param refusal where the reason is told; null when the page is shown
     */
    record Answer(@Nullable String refusal) {}

    /** Empty when this is no page of patients, or staff have none open: then they are answered as everybody is. */
    Optional<Answer> at(HttpServletRequest request, Viewer viewer, @Nullable MayBeUsedBy users) {
        if (users == null || !(viewer instanceof Viewer.Staff staff) || !isPatients(users)) {
            return Optional.empty();
        }
        return mirrors.of(staff, RequestContextUtils.getLocale(request))
                .map(found -> new Answer(answer(request, staff, users, found)));
    }

    private @Nullable String answer(
            HttpServletRequest request, Viewer.Staff staff, MayBeUsedBy users, Mirrors.Found found) {
        var mirror = found.mirror().orElse(null);
        var reads = HttpMethod.GET.matches(request.getMethod());
        if (mirror != null && reads && mirror.isNamedBy(users)) {
            mirrors.seen(mirror, users.audited());
            request.setAttribute(Entrance.VIEWER, mirror);
            return null;
        }
        mirrors.refused(staff, found.patient(), users.audited());
        var why = mirror == null ? MirrorPage.Why.OVER : reads ? MirrorPage.Why.PART : MirrorPage.Why.ACTS;
        return MirrorPage.path(found.patient()) + "?why=" + why;
    }

    private static boolean isPatients(MayBeUsedBy users) {
        var kinds = Arrays.asList(users.value());
        return (kinds.contains(Kind.PATIENT) || kinds.contains(Kind.PROXY) || kinds.contains(Kind.APP))
                && !kinds.contains(Kind.STAFF)
                && !kinds.contains(Kind.NOBODY);
    }
}
