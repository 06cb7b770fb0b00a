package org.havenport.intake;

import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far an import is, by the bytes of its files, with the number of resources beside it. */
final class ImportBar implements AutoCloseable {

    private final ProgressBar bar;
    private long bytes;
    private long resources;

    private ImportBar(ProgressBar bar) {
        this.bar = bar;
    }

    static ImportBar of(List<Path> files) {
        return new ImportBar(new ProgressBarBuilder()
                .setTaskName("Importing")
                .setInitialMax(files.stream().mapToLong(FhirFiles::size).sum())
                .setUnit(" MB", 1 << 20)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build());
    }

    /** Watches one file; nothing stops it. */
    Progress of(Path file) {
        var size = FhirFiles.size(file);
        var before = resources;
        return new Progress() {
            @Override
            public void at(Counts soFar) {
                resources = before + soFar.read();
                bar.setExtraMessage("%,d resources".formatted(resources));
            }

            @Override
            public void share(double done) {
                bar.stepTo(bytes + Math.round(size * Math.min(1, done)));
            }

            @Override
            public boolean goesOn() {
                return true;
            }
        };
    }

    void done(Path file) {
        bytes += FhirFiles.size(file);
        bar.stepTo(bytes);
    }

    @Override
    public void close() {
        bar.close();
    }
}
