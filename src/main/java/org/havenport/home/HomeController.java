package org.havenport.home;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.havenport.viewer.Asking;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page after sign-in, of patients and of staff; the tiles share one transaction. */
@Controller
class HomeController {

    private final List<Tile> tiles;
    private final Asking asking;
    private final Clock clock;

    HomeController(List<Tile> tiles, Asking asking, Clock clock) {
        this.tiles = tiles.stream().sorted(Comparator.comparingInt(Tile::order)).toList();
        this.asking = asking;
        this.clock = clock;
    }

    @GetMapping("/home")
    @MayBeUsedBy({Kind.PATIENT, Kind.PROXY})
    String home(@ModelAttribute("frame") Frame frame, Model model) {
        var page = asking.as(frame.viewer(), _ -> new HomePage(greeting(frame), needsYou(frame), recent(frame)));
        model.addAttribute("page", page);
        return "home/home";
    }

    @GetMapping("/staff")
    @MayBeUsedBy(Kind.STAFF)
    String today(@ModelAttribute("frame") Frame frame, Model model) {
        List<WorkList> lists = asking.as(
                frame.viewer(),
                _ -> tiles.stream()
                        .flatMap(tile -> tile.lists(frame.viewer(), frame.words()).stream())
                        .toList());
        model.addAttribute("lists", lists);
        return "home/today";
    }

    private List<NeedsYou> needsYou(Frame frame) {
        return tiles.stream()
                .flatMap(tile -> tile.needsYou(frame.viewer(), frame.words()).stream())
                .sorted(Comparator.comparing((NeedsYou thing) -> !thing.attention()))
                .toList();
    }

    private List<Recent> recent(Frame frame) {
        return tiles.stream()
                .map(tile -> tile.recent(frame.viewer(), frame.words()))
                .filter(Objects::nonNull)
                .toList();
    }

    private String greeting(Frame frame) {
        int hour = LocalTime.ofInstant(clock.instant(), frame.words().zone()).getHour();
        var part = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
        return frame.say("home.greeting." + part, frame.viewer().shownAs());
    }
}
