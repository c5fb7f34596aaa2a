package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Byline;

/// Reads bylines: people are authors, agencies are agencies, roles, outlets and addresses are
/// neither.
final class Bylines {
  private static final Agencies AGENCIES = Agencies.shared();
  private static final Set<String> ROLES = roles();
  private static final int LONGEST_NAME = 48;
  private static final int MOST_NAME_WORDS = 5;

  private static final Pattern OPENER = Patterns.named("byline.opener");
  private static final Pattern STRICT_OPENER = Patterns.named("byline.strict-opener");
  private static final Pattern TAIL = Patterns.named("byline.tail");
  private static final Pattern FOR = Patterns.named("byline.for");
  private static final Pattern PARTS = Patterns.named("byline.parts");
  private static final Pattern NAME =
      Pattern.compile(
          "[\\p{L}][\\p{L}\\p{M}.'’`-]*(?:\\s+[\\p{L}\"“(][\\p{L}\\p{M}.'’`\")”-]*){0,5}");
  private static final Pattern PARTICLE = Patterns.named("byline.particle");
  private static final Pattern ORGANISATION = Patterns.named("byline.organisation");

  private Bylines() {}

  private static Set<String> roles() {
    Set<String> roles = new HashSet<>();
    Lines.of("roles.txt").forEach(role -> roles.add(Prose.fold(role)));
    return Set.copyOf(roles);
  }

  /// Whether a line of text is a byline: opens with *By* or its like and names somebody, and little
  /// else.
  static boolean isByline(String line) {
    if (line.length() > 140 || (Prose.endsSentence(line) && !line.endsWith("."))) {
      return false;
    }
    Matcher opener = STRICT_OPENER.matcher(line);
    if (!opener.find()) {
      return false;
    }
    Byline byline = parse(line, "");
    return (!byline.authors().isEmpty()
            || !byline.agencies().isEmpty()
            || isRole(line.substring(opener.end())))
        && Prose.words(line) <= 4 * (1 + byline.authors().size() + byline.agencies().size()) + 4;
  }

  private static boolean isRole(String text) {
    String folded = Prose.fold(text);
    return ROLES.contains(folded) || (ORGANISATION.matcher(text).find() && Prose.words(text) <= 6);
  }

  /// The people and agencies of one byline, in order, each once.
  static Byline parse(String raw, String outlet) {
    List<String> authors = new ArrayList<>();
    List<String> agencies = new ArrayList<>();
    String line = Prose.clean(raw);
    Matcher opener = OPENER.matcher(line);
    if (opener.find() && opener.end() < line.length()) {
      line = line.substring(opener.end());
    }
    if (line.isEmpty() || line.length() > 400) {
      return Byline.NONE;
    }
    Matcher whole = FOR.matcher(line);
    if (whole.find()) {
      AGENCIES.named(whole.group(1).strip()).ifPresent(agencies::add);
    }
    AGENCIES.named(line).ifPresentOrElse(agencies::add, () -> {});
    if (!agencies.isEmpty() && AGENCIES.named(line).isPresent()) {
      return new Byline(List.of(), agencies);
    }
    String foldedOutlet = Prose.fold(outlet);
    for (String part : PARTS.split(line)) {
      String name = OPENER.matcher(part).replaceFirst("");
      AGENCIES.findBracketed(name).forEach(agency -> addOnce(agencies, agency));
      AGENCIES.named(name.strip()).ifPresent(agency -> addOnce(agencies, agency));
      name =
          TAIL.matcher(name).replaceAll("").strip().replaceAll("^[\\s.,:;–—-]+|[\\s,:;–—-]+$", "");
      if (AGENCIES.named(name).isPresent()) {
        addOnce(agencies, AGENCIES.named(name).get());
      } else if (Agencies.isAbbreviation(name)) {
        if (!Prose.fold(name).equals(foldedOutlet) && !ROLES.contains(Prose.fold(name))) {
          addOnce(agencies, name);
        }
      } else if (isPerson(name) && !Prose.fold(name).equals(foldedOutlet)) {
        addOnce(authors, unshout(name));
      }
    }
    return new Byline(authors, agencies);
  }

  private static void addOnce(List<String> list, String value) {
    if (list.stream().noneMatch(each -> Prose.fold(each).equals(Prose.fold(value)))) {
      list.add(value);
    }
  }

  private static String unshout(String name) {
    if (name.length() < 6
        || !name.equals(name.toUpperCase(Locale.ROOT))
        || name.equals(name.toLowerCase(Locale.ROOT))) {
      return name;
    }
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      out.append(first ? c : Character.toLowerCase(c));
      first = !Character.isLetter(c) && c != '’' && c != '\'';
    }
    return out.toString();
  }

  /// Whether the words look like the name of one person.
  static boolean isPerson(String name) {
    if (name.length() < 3
        || name.length() > LONGEST_NAME
        || !NAME.matcher(name).matches()
        || ORGANISATION.matcher(name).find()) {
      return name.length() >= 2
          && name.length() <= 6
          && name.codePoints()
              .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
    if (ROLES.contains(Prose.fold(name))) {
      return false;
    }
    String[] words = name.split("\\s+");
    if (words.length > MOST_NAME_WORDS + 1) {
      return false;
    }
    for (String word : words) {
      int first = word.codePointAt(0);
      if (Character.isLowerCase(first)
          && !PARTICLE.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
        return false;
      }
    }
    return true;
  }
}
