package org.havenport.notices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who carries messages here: a mail server and a gateway for texts where they are set, or the memory of a demonstration. */
@Component
class Carriers {

    private final List<Carrier> all = new ArrayList<>();

    Carriers(
            MailSettings mail,
            TextSettings texts,
            Clock clock,
            @Value("${havenport.notices.keep:false}") boolean keep) {
        for (var channel : Channel.values()) {
            if (keep) {
                all.add(new KeptHere(channel, clock));
            }
        }
        if (!keep && !mail.host().isEmpty()) {
            all.add(new ByMail(mail, clock));
        }
        if (!keep && !texts.url().isEmpty()) {
            all.add(new ByText(texts));
        }
    }

    Optional<Carrier> of(Channel channel) {
        return all.stream().filter(carrier -> carrier.channel() == channel).findFirst();
    }

    /** The channels that somebody carries. */
    Set<Channel> channels() {
        var channels = EnumSet.noneOf(Channel.class);
        all.forEach(carrier -> channels.add(carrier.channel()));
        return channels;
    }

    /** What a demonstration has kept, the newest first; empty elsewhere. */
    List<KeptHere.Kept> kept() {
        return all.stream()
                .flatMap(carrier ->
                        carrier instanceof KeptHere here ? here.kept().stream() : java.util.stream.Stream.empty())
                .sorted(java.util.Comparator.comparing(KeptHere.Kept::at).reversed())
                .toList();
    }

    /** Whether messages are only kept here. */
    boolean keeps() {
        return all.stream().anyMatch(KeptHere.class::isInstance);
    }
}
