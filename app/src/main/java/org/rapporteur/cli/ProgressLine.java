package org.rapporteur.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Progress;

/// Shows how far long work has come: a bar where someone watches, a line a stage where nobody does.
final class ProgressLine implements Progress {
  /// Work on fewer articles than this is over before a bar would be read.
  private static final int WORTH_SHOWING = 50;

  /// Each takes a second and more.
  private static final int ADDRESSES_WORTH_SHOWING = 3;

  private final Console console;
  private final int worthShowing;
  private final boolean bars;
  private String stage = "";
  private @Nullable ProgressBar bar;

  private ProgressLine(Console console, int worthShowing) {
    this.console = console;
    this.worthShowing = worthShowing;
    this.bars = console.interactive();
  }

  static Progress to(Console console) {
    return new ProgressLine(console, WORTH_SHOWING);
  }

  static Progress ofFetching(Console console) {
    return new ProgressLine(console, ADDRESSES_WORTH_SHOWING);
  }

  @Override
  public synchronized void at(String stage, int done, int total) {
    if (total < worthShowing) {
      return;
    }
    if (!this.stage.equals(stage)) {
      this.stage = stage;
      if (bars) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(stage)
                .setInitialMax(total)
                .setConsumer(new ConsoleProgressBarConsumer(console.err()))
                .build();
      } else {
        console.say(stage + ": " + total);
      }
    }
    ProgressBar shown = bar;
    if (shown != null) {
      if (done > shown.getCurrent()) {
        shown.stepTo(done);
      }
      if (done == total) {
        shown.close();
        bar = null;
      }
    }
  }
}
