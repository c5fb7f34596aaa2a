package org.rapporteur.copies;

import java.util.function.Supplier;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// One step of finding copies, for the JDK's flight recorder: a recording shows where the time
/// goes. Costs nothing while nobody records.
@Name("org.rapporteur.copies.Stage")
@Label("Step of finding copies")
@Category("Rapporteur")
@StackTrace(false)
final class CopyStage extends Event {
  @Label("Step")
  final String step;

  private CopyStage(String step) {
    this.step = step;
  }

  /// Does `work` and records how long it took.
  static <T> T time(String step, Supplier<T> work) {
    CopyStage stage = new CopyStage(step);
    stage.begin();
    T done = work.get();
    stage.commit();
    return done;
  }
}
