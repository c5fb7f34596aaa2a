package org.rapporteur.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The value of a rule: text with `{kept}` and `{function(argument,…)}` in it. Immutable.
final class Template {
  private sealed interface Part {
    record Text(String text) implements Part {}

    record Kept(String name) implements Part {}

    record Call(String function, List<String> arguments) implements Part {}
  }

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  static Template of(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      if (open < 0) {
        parts.add(new Part.Text(text.substring(at)));
        break;
      }
      if (open > at) {
        parts.add(new Part.Text(text.substring(at, open)));
      }
      int close = text.indexOf('}', open);
      String inside = text.substring(open + 1, close);
      int bracket = inside.indexOf('(');
      parts.add(
          bracket < 0
              ? new Part.Kept(inside)
              : new Part.Call(
                  inside.substring(0, bracket),
                  List.of(inside.substring(bracket + 1, inside.length() - 1).split(","))));
      at = close + 1;
    }
    return new Template(List.copyOf(parts));
  }

  /// The value, or null where it cannot be reckoned: then the rule does not apply. An argument
  /// stands for what was kept under its name, else for itself.
  @Nullable String fill(Map<String, String> kept, Reckoning reckoning) {
    StringBuilder value = new StringBuilder();
    for (Part part : parts) {
      String piece =
          switch (part) {
            case Part.Text text -> text.text();
            case Part.Kept name -> kept.getOrDefault(name.name(), "");
            case Part.Call call ->
                reckoning.call(
                    call.function(),
                    call.arguments().stream().map(name -> kept.getOrDefault(name, name)).toList());
          };
      if (piece == null) {
        return null;
      }
      value.append(piece);
    }
    return value.toString();
  }
}
