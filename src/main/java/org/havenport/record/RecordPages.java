package org.havenport.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery.Place;
import org.havenport.home.EmptyLists;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.meanings.Meanings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the pages of a record for whoever reads it, patient or care team. */
@Component
class RecordPages {

    private static final int LONGEST_SEARCH = 100;

    private final Records records;
    private final EmptyLists emptyLists;
    private final Meanings meanings;

    RecordPages(Records records, EmptyLists emptyLists, Meanings meanings) {
        this.meanings = meanings;
        this.records = records;
        this.emptyLists = emptyLists;
    }

    OverviewPage overview(Frame frame, UUID patient) {
        var overview = records.overview(frame.viewer(), patient);
        emptyLists.mayBeShown(frame.viewer(), patient, overview.contents().isEmpty());
        return OverviewPage.of(frame.words(), Standpoint.of(frame.viewer(), patient), overview);
    }

    SectionPage section(Frame frame, UUID patient, Section section, @Nullable Instant at, @Nullable UUID id) {
        var place = place(at, id);
        var shelf = records.section(frame.viewer(), patient, section, place);
        emptyLists.mayBeShown(frame.viewer(), patient, shelf.all().isEmpty());
        return SectionPage.of(frame.words(), Standpoint.of(frame.viewer(), patient), shelf, place == null);
    }

    EverythingPage everything(
            Frame frame,
            UUID patient,
            EverythingPage.Asked asked,
            @Nullable Instant at,
            @Nullable UUID id,
            Instant now) {
        var place = place(at, id);
        var found = records.everything(frame.viewer(), patient, asked.wanted(frame.words()), place);
        emptyLists.mayBeShown(frame.viewer(), patient, found.items().isEmpty());
        return EverythingPage.of(
                frame.words(), Standpoint.of(frame.viewer(), patient), asked, found, place == null, now);
    }

    VitalPage vital(Frame frame, UUID patient, UUID id) {
        var opened = records.entry(frame.viewer(), patient, id)
                .filter(entry -> entry.opened().item().category() == Category.VITAL_SIGNS)
                .orElseThrow(NotHere::new)
                .opened();
        var likes = records.likes(frame.viewer(), patient, opened);
        var meaning = meanings.of(
                Code.loinc(opened.code()),
                opened.item().gist().title(),
                frame.words().locale());
        return VitalPage.of(
                frame.words(), Standpoint.of(frame.viewer(), patient), opened.item(), likes, meaning.orElse(null));
    }

    EntryPage entry(Frame frame, UUID patient, UUID id) {
        var entry = records.entry(frame.viewer(), patient, id).orElseThrow(NotHere::new);
        var item = entry.opened().item();
        var related = item.type().equals("Encounter") ? records.atVisit(frame.viewer(), item) : List.<Item>of();
        return EntryPage.of(
                frame.words(),
                Standpoint.of(frame.viewer(), patient),
                entry,
                related,
                records.behindAWord(frame.viewer(), patient, related));
    }

    /** Whether an entry is a result that its reader is to be told something about first, on its own page. */
    boolean isBehindAWord(Frame frame, UUID patient, UUID id) {
        return records.isBehindAWord(frame.viewer(), patient, id);
    }

    Attachment file(Frame frame, UUID patient, UUID id, int number) {
        var entry = records.entry(frame.viewer(), patient, id).orElseThrow(NotHere::new);
        return Attachment.in(entry.resource()).stream()
                .filter(file -> file.number() == number && file.data() != null)
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    static String shortened(String words) {
        var stripped = words.strip();
        return stripped.length() <= LONGEST_SEARCH ? stripped : stripped.substring(0, LONGEST_SEARCH);
    }

    private static @Nullable Place place(@Nullable Instant at, @Nullable UUID id) {
        return at == null || id == null ? null : new Place(at, id);
    }
}
