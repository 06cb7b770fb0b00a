package org.havenport.vault;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a rotation is, and lets it write so many values a second at most. */
final class KeysBar implements RotationProgress, AutoCloseable {

    private final ProgressBar bar;
    private final int valuesASecond;
    private long values;

    KeysBar(String task, int valuesASecond) {
        this.valuesASecond = valuesASecond;
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setUnit(" keys", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    @Override
    public void at(String phase, long done, long total) {
        bar.maxHint(Math.max(total, done));
        bar.stepTo(done);
        bar.setExtraMessage("%s, %,d values".formatted(phase, values));
    }

    @Override
    public void written(int more) {
        values += more;
        RotationProgress.pause(more * 1_000L / valuesASecond);
    }

    @Override
    public void waits(String what, long seconds) {
        bar.setExtraMessage("waits up to %d s for %s".formatted(seconds, what));
        RotationProgress.pause(1_000);
    }

    @Override
    public void close() {
        bar.close();
    }
}
