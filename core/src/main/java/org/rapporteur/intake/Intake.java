package org.rapporteur.intake;

import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/// Reads whatever people hand in and gives each page and article on, in a fixed order.
public final class Intake {
  private Intake() {}

  /// Reads all `inputs` (paths, `-` for `stdin`) in the order given, folders and archives by name; each page, article and refusal goes to `out`.
  public static void read(List<String> inputs, InputStream stdin, Consumer<Input> out) {
    throw new UnsupportedOperationException("intake");
  }
}
