package org.rapporteur.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rapporteur.watch.Attendant;

/// Says when Ctrl-C was pressed, and holds the process until the command has ended. One command at
/// a time.
final class Interrupted implements Attendant, AutoCloseable {
  /// An item that is under way for so long is given up: one request takes half a minute at most.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Console console;
  private final CountDownLatch pressed = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "end of watching");

  Interrupted(Console console) {
    this.console = console;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void end() {
    pressed.countDown();
    try {
      if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        console.say("the present item takes too long; it is read again next time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void say(String message) {
    console.say(message);
  }

  @Override
  public boolean ends() {
    return pressed.getCount() == 0;
  }

  @Override
  public boolean endsWithin(Duration pause) {
    try {
      return pressed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Lets the process end.
  @Override
  public void close() {
    done.countDown();
    if (!ends()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the process is ending just now: the hook has run or runs, and finds all done
        console.err().flush();
      }
    }
  }
}
