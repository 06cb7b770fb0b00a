package org.havenport.singlesignon;

import java.util.List;
import java.util.Set;
import org.havenport.notices.NoticeKind;
import org.havenport.vault.BlindPlace;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room tells other rooms of itself. */
@Configuration(proxyBeanMethods = false)
class SealedInSingleSignOn {

    @Bean
    NoticeKind singleSignOnLinked() {
        return Links.LINKED;
    }

    @Bean
    NoticeKind singleSignOnUnlinked() {
        return Links.UNLINKED;
    }

    @Bean
    SealedPlaces placesOfLinks() {
        return new SealedPlaces() {
            @Override
            public List<SealedPlace> sealed() {
                return List.of(SealedPlace.ofRoom(
                        "singlesignon.link", "subject_sealed", "'singlesignon.link|' || t.account || '|subject'"));
            }

            @Override
            public List<BlindPlace> blinded() {
                return List.of(BlindPlace.ofRoom("singlesignon.link", "subject_blind"));
            }

            @Override
            public Set<String> hashed() {
                return Set.of("singlesignon.sent.browser_hash");
            }
        };
    }
}
