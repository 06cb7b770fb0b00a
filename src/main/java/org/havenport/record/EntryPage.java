package org.havenport.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.chart.Contents.Kind;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.chart.ReleaseState;
import org.havenport.home.Fact;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * One entry with all a reader wants to know.
 *
 * @param statement what matters most, for example how to take a medicine, or null
 * @param texts what a note says
 * @param markup the same of a web page, made harmless
 * @param files what can be saved
 * @param related what was done and written at a visit
 * @param proof its state, source, and when it was last updated
 * @param wrong where the patient says that something is wrong here; null for the care team
 * @param notYet why the patient cannot see it, for the care team; or null
 */
record EntryPage(
        String title,
        String lead,
        String backPath,
        String backWords,
        @Nullable String value,
        @Nullable String statement,
        List<Fact> facts,
        List<String> texts,
        List<String> markup,
        List<SavedFile> files,
        List<Line> related,
        List<Fact> proof,
        @Nullable String wrong,
        @Nullable String notYet,
        boolean confidential,
        @Nullable String anothers) {

    /** A file of the entry; {@code path} is null when the sender kept it. */
    record SavedFile(String title, String about, @Nullable String path) {}

    static EntryPage of(Words words, Standpoint at, Records.Entry entry, List<Item> related, Set<UUID> behind) {
        var item = entry.opened().item();
        var said = new InWords(words, entry.names());
        var lines = new Lines(words, at, entry.names(), behind);
        var section = Section.of(new Kind(item.category(), item.type()));
        var files = Attachment.in(entry.resource());
        return new EntryPage(
                InWords.plain(item.gist().title()),
                words.say("record.kind-and-date", lines.kind(item), words.date(item.effective())),
                section.map(at::section).orElse(at.root() + "/everything"),
                section.map(it -> OverviewPage.title(words, it)).orElseGet(() -> words.say("record.everything")),
                item.gist().value() == null ? null : new GistInWords(words, item.gist()).valueAndUnit(),
                statement(words, at, entry),
                EntryFacts.of(words, item.type(), entry.resource(), said),
                Stream.concat(
                                files.stream().map(Attachment::text).flatMap(Optional::stream),
                                conclusion(entry).stream())
                        .toList(),
                Stream.concat(files.stream().map(Attachment::html).flatMap(Optional::stream), narrative(entry))
                        .toList(),
                files.stream().map(file -> file(words, at, item, file)).toList(),
                related.stream().map(lines::amongOthers).toList(),
                proof(words, lines, said, item),
                at.staff() ? null : "/corrections/new/" + item.id(),
                at.staff() && item.state() != ReleaseState.RELEASED
                        ? words.say("record.not-yet", Hiding.reason(words, item.state()))
                        : null,
                item.confidential(),
                at.staff() && !item.type().equals("Patient")
                        ? "/staff/quarantine/wrong-patient/" + item.patient() + "/" + item.id()
                        : null);
    }

    private static @Nullable String statement(Words words, Standpoint at, Records.Entry entry) {
        var type = entry.opened().item().type();
        if (!type.equals("MedicationRequest") && !type.equals("MedicationStatement")) {
            return null;
        }
        var dosages = entry.resource().at(type.equals("MedicationRequest") ? "dosageInstruction" : "dosage");
        var dose = new Dose(words, at);
        for (var dosage : dosages) {
            var told = dose.of(dosage);
            if (told != null) {
                return told;
            }
        }
        return words.say("record.dose.none");
    }

    private static Optional<String> conclusion(Records.Entry entry) {
        return Optional.ofNullable(entry.opened().conclusion());
    }

    /** A plan or a summary is told in its narrative alone; of all else the fields say more than its picture of them. */
    private static Stream<String> narrative(Records.Entry entry) {
        var texts = new ArrayList<String>();
        if (List.of("CarePlan", "Composition", "ClinicalImpression")
                .contains(entry.opened().item().type())) {
            texts.add(entry.resource().at("text.div").asString(""));
            for (var section : entry.resource().at("section")) {
                texts.add(section.path("text").path("div").asString(""));
            }
        }
        return texts.stream().filter(text -> !text.isBlank()).map(SafeHtml::of);
    }

    private static SavedFile file(Words words, Standpoint at, Item item, Attachment file) {
        var kind = words.has("record.file." + file.type()) ? file.type() : "other";
        var title = file.title() == null ? words.say("record.file", file.number()) : file.title();
        var data = file.data();
        return data == null
                ? new SavedFile(title, at.say(words, "record.file.elsewhere"), null)
                : new SavedFile(
                        title,
                        words.say("record.file.about", words.say("record.file." + kind), size(words, data.length)),
                        at.entry(item.id()) + "/files/" + file.number());
    }

    private static String size(Words words, int bytes) {
        return bytes < 1024
                ? words.say("record.size.bytes", bytes)
                : bytes < 1024 * 1024
                        ? words.say("record.size.kilobytes", bytes / 1024)
                        : words.say("record.size.megabytes", bytes / 1024 / 1024);
    }

    private static List<Fact> proof(Words words, Lines lines, InWords said, Item item) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say("record.fact.status"), lines.stateInWords(item)));
        var by = said.name(item.gist().by());
        if (by != null) {
            facts.add(new Fact(
                    words.say("record.fact.by." + (item.type().startsWith("Medication") ? "medicine" : "other")), by));
        }
        facts.add(new Fact(words.say("record.fact.source"), item.source()));
        facts.add(new Fact(words.say("record.fact.updated"), words.dateTime(item.filed())));
        if (item.version() > 1) {
            facts.add(
                    new Fact(words.say("record.fact.version"), words.say("record.fact.version.text", item.version())));
        }
        return facts;
    }
}
