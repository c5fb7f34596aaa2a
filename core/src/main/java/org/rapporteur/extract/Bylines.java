package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Byline;
import org.rapporteur.reading.WordList;

/// Reads bylines: people are authors, agencies are agencies, roles, outlets and addresses are
/// neither.
final class Bylines {
  private static final Agencies AGENCIES = Agencies.shared();
  private static final Set<String> ROLES = roles();
  private static final Set<String> CREDENTIALS = credentials();
  private static final Set<String> ROLE_NOUNS = roleWords("noun");
  private static final Set<String> ROLE_COMPANIONS = roleWords("beside");
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
    WordList.lines(Bylines.class, "roles.txt").forEach(role -> roles.add(Prose.fold(role)));
    return Set.copyOf(roles);
  }

  private static Set<String> credentials() {
    Set<String> credentials = new HashSet<>();
    WordList.lines(Bylines.class, "credentials.txt")
        .forEach(line -> credentials.addAll(List.of(line.split(" "))));
    return Set.copyOf(credentials);
  }

  private static Set<String> roleWords(String kind) {
    Set<String> words = new HashSet<>();
    for (String line : WordList.lines(Bylines.class, "rolewords.txt")) {
      List<String> fields = List.of(line.split(" "));
      if (fields.getFirst().equals(kind)) {
        fields.subList(1, fields.size()).forEach(word -> words.add(Prose.fold(word)));
      }
    }
    return Set.copyOf(words);
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
    return read(raw, outlet, false);
  }

  /// The same of a field that is made for the author: a pen name of one word counts too, and so
  /// does, where nobody else is named, the name of a group that is neither agency nor the outlet.
  static Byline parseField(String raw, String outlet) {
    return read(raw, outlet, true);
  }

  /// A byline in pieces, parted by `|` where elements begin or end: the first piece that names
  /// somebody, and those that an *and* or a comma joins to it. What follows is roles, addresses,
  /// days and links.
  static Byline parsePieces(String text, String outlet, boolean field) {
    List<String> authors = new ArrayList<>();
    List<String> agencies = new ArrayList<>();
    boolean joined = true;
    boolean opened = false;
    for (String raw : text.split("\\|")) {
      String piece = raw.strip();
      if (piece.isEmpty()) {
        continue;
      }
      if (JOINT.matcher(piece).matches()) {
        joined = true;
        continue;
      }
      if (!authors.isEmpty() && !joined && !OPENS_JOINED.matcher(piece).find()) {
        break;
      }
      if (!authors.isEmpty() || opened) {
        if (ASIDE.matcher(piece).find()) {
          break;
        }
      }
      opened |= opens(piece + " X");
      if (isHelperLabel(piece) || HELPERS.matcher(piece).lookingAt()) {
        break;
      }
      Byline byline = read(piece, outlet, field);
      byline.authors().forEach(name -> addOnce(authors, name));
      byline.agencies().forEach(agency -> addOnce(agencies, agency));
      joined = ENDS_JOINED.matcher(piece).find();
    }
    return new Byline(authors, agencies);
  }

  /// What follows a byline: the section, the place, tags.
  private static final Pattern ASIDE = Patterns.named("byline.aside");

  private static final Pattern JOINT = Patterns.named("byline.joint");
  private static final Pattern OPENS_JOINED = Patterns.named("byline.opens-joined");
  private static final Pattern ENDS_JOINED = Patterns.named("byline.ends-joined");

  /// Whether text that stands right before a name joins it to another.
  static boolean endsJoined(String before) {
    return ENDS_JOINED.matcher(before).find();
  }

  private static Byline read(String raw, String outlet, boolean field) {
    List<String> authors = new ArrayList<>();
    List<String> agencies = new ArrayList<>();
    String whole = Prose.clean(raw);
    String line = withoutOpener(whole);
    boolean opened = line.length() < whole.length();
    if (line.isEmpty() || line.length() > 400 || line.startsWith("http")) {
      return Byline.NONE;
    }
    if (AGENCIES.named(line).isPresent()) {
      return new Byline(List.of(), List.of(AGENCIES.named(line).get()));
    }
    Matcher credited = FOR.matcher(line);
    if (credited.find()) {
      AGENCIES.named(credited.group(1).strip()).ifPresent(agencies::add);
    }
    String foldedOutlet = Prose.fold(outlet);
    Matcher helpers = HELPERS.matcher(line);
    if (helpers.find() && helpers.start() > 2) {
      line = line.substring(0, helpers.start());
    }
    if (!BODY.matcher(line).find()) {
      boolean first = true;
      for (String part : PARTS.split(line)) {
        first = readPart(part, first, foldedOutlet, authors, agencies);
      }
    }
    if (!field && (!opened || authors.size() > 1)) {
      authors.removeIf(name -> name.indexOf(' ') < 0 && !isDense(name));
    }
    if (field && authors.isEmpty() && agencies.isEmpty()) {
      String name = trimmed(line);
      if ((isPenName(name) && !isOutlet(name, foldedOutlet)) || isGroup(name, foldedOutlet)) {
        authors.add(name);
      }
    }
    return new Byline(authors, agencies);
  }

  /// The person of a line that holds a name and a day and nothing else: *Mara Lindqvist | 3 March
  /// 2021*, *3.3.2021 - Mara Lindqvist*.
  static Optional<String> besideDay(String line) {
    if (line.length() > LONGEST_WITH_DAY
        || !Stamps.mayHoldDay(line)
        || Stamps.parse(line).isEmpty()) {
      return Optional.empty();
    }
    String found = "";
    for (String part : PARTS_BESIDE_DAY.split(line)) {
      String name = trimmed(withoutOpener(TAIL.matcher(withoutDay(part)).replaceAll("")));
      if (name.isEmpty()
          || Stamps.isNameOfDay(name)
          || Stamps.isMonth(name)
          || DIGIT.matcher(name).find()) {
        continue;
      }
      if (!found.isEmpty()
          || name.indexOf(' ') < 0
          || !isPerson(name)
          || name.split(" ").length > 4) {
        return Optional.empty();
      }
      found = unshout(name);
    }
    return Optional.of(found).filter(name -> !name.isEmpty());
  }

  private static final int LONGEST_WITH_DAY = 80;
  private static final Pattern PARTS_BESIDE_DAY = Pattern.compile("\\s*[|•·,–—]\\s*|\\s+-\\s+");
  private static final Pattern DIGIT = Pattern.compile("\\d");

  /// Whether a text opens as a byline does: *By …*, *Author: …*.
  static boolean opens(String text) {
    return OPENER.matcher(text).find();
  }

  private static String withoutOpener(String line) {
    Matcher opener = OPENER.matcher(line);
    if (opener.find() && opener.end() < line.length()) {
      return line.substring(opener.end());
    }
    Matcher inner = INNER_OPENER.matcher(line);
    return inner.find() && inner.end() < line.length() ? line.substring(inner.end()) : line;
  }

  private static boolean readPart(
      String part, boolean first, String outlet, List<String> authors, List<String> agencies) {
    String name = withoutOpener(part);
    AGENCIES.findBracketed(name).forEach(agency -> addOnce(agencies, agency));
    AGENCIES.named(name.strip()).ifPresent(agency -> addOnce(agencies, agency));
    name = trimmed(TAIL.matcher(withoutDay(name)).replaceAll(""));
    if (name.isEmpty() || Stamps.isNameOfDay(name)) {
      return first;
    }
    if (AGENCIES.named(name).isPresent()) {
      addOnce(agencies, AGENCIES.named(name).get());
    } else if (JUNIOR.matcher(name).matches()) {
      if (!authors.isEmpty()) {
        authors.add(authors.removeLast() + " " + name);
      }
    } else if (!isRolePart(name, first)) {
      name = withoutRole(AGENCIES.withoutAtEnd(name));
      if (isPerson(name) && !Prose.fold(name).equals(outlet)) {
        addOnce(authors, unshout(name));
      }
    }
    return false;
  }

  private static final Pattern WORD_BEFORE_NUMBER =
      Pattern.compile("(?:^|\\s)(\\p{L}{3,})\\.?\\s+\\d");

  /// Cut where a day begins: *Mara Lindqvist December 3, 2021*.
  private static String withoutDay(String name) {
    Matcher matcher = WORD_BEFORE_NUMBER.matcher(name);
    while (matcher.find()) {
      if (Stamps.isMonth(matcher.group(1))) {
        return name.substring(0, matcher.start());
      }
    }
    return name;
  }

  private static boolean isDense(String name) {
    return name.codePoints().anyMatch(c -> c >= 0x2E80);
  }

  /// What stands before those who helped, and not before those who wrote.
  private static final Pattern HELPERS = Patterns.named("byline.helpers");

  /// Whether words that stand right before a name say that it is no author's.
  static boolean isHelperLabel(String before) {
    Matcher matcher = HELPERS.matcher(before);
    int last = -1;
    while (matcher.find()) {
      last = matcher.end();
    }
    return last >= 0 && before.length() - last <= 25;
  }

  private static final Pattern JUNIOR = Pattern.compile("(?:Jr|Sr)\\.?|I{2,3}|IV");
  private static final Pattern INNER_OPENER = Patterns.named("byline.inner-opener");

  /// A name that is one of a body and not of people: not to be cut at *and* or a comma.
  private static final Pattern BODY = Patterns.named("byline.body");

  private static final Pattern EDGES =
      Pattern.compile("^[\\s.,:;–—|/•·*\\-]+|[\\s,:;–—|/•·*\\-]+$");

  private static String trimmed(String name) {
    return EDGES.matcher(name.strip()).replaceAll("");
  }

  /// A part that says what someone is: a degree, or words with the noun of a role among them.
  private static boolean isRolePart(String name, boolean first) {
    if (ROLES.contains(Prose.fold(name))) {
      return true;
    }
    String[] words = name.split("\\s+");
    boolean letters = true;
    boolean role = false;
    for (String word : words) {
      letters &= CREDENTIALS.contains(word) || CREDENTIALS.contains(word.replaceAll("[.®]+$", ""));
      role |= ROLE_NOUNS.contains(Prose.fold(word));
    }
    boolean opens = ROLE_COMPANIONS.contains(Prose.fold(words[0])) && role;
    boolean all = role && words.length == 1;
    return letters || all || opens || (!first && (role || isShortLetters(name)));
  }

  private static boolean isShortLetters(String name) {
    return name.length() <= 6
        && name.equals(name.toUpperCase(Locale.ROOT))
        && name.indexOf(' ') < 0
        && name.codePoints().allMatch(c -> c < 0x250);
  }

  /// The name without the role and the degrees behind it.
  private static String withoutRole(String name) {
    List<String> words = new ArrayList<>(List.of(name.split("\\s+")));
    boolean role = false;
    while (words.size() > 1) {
      String last = words.getLast();
      if (ROLE_NOUNS.contains(Prose.fold(last))) {
        role = true;
      } else if (!(role && ROLE_COMPANIONS.contains(Prose.fold(last)))
          && !CREDENTIALS.contains(last)
          && !CREDENTIALS.contains(last.replaceAll("[.®]+$", ""))) {
        break;
      }
      words.removeLast();
    }
    return role && words.size() < 2 ? "" : words.size() < 2 ? name : String.join(" ", words);
  }

  private static final Pattern OPENER_WORD =
      Pattern.compile("(?iu)by|von|vom|par|por|door|av|af|modified|aktualisierung");

  private static final Pattern PEN_NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._'’-]{1,29}");
  private static final Pattern ADMIN = Pattern.compile("(?i)admin|webmaster|redaktion|editor");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private static boolean isOutlet(String name, String outlet) {
    String folded = Prose.fold(name);
    return folded.equals(outlet) || ("the " + outlet).equals(folded);
  }

  /// One word, or a name in small letters, that is no label and no address.
  private static boolean isPenName(String name) {
    if (ROLES.contains(Prose.fold(name)) || DOMAIN.matcher(name).find()) {
      return false;
    }
    if (PEN_NAME.matcher(name).matches() && LETTER.matcher(name).find()) {
      return !ORGANISATION.matcher(name).matches() && !ADMIN.matcher(name).find();
    }
    return NAME.matcher(name).matches()
        && name.indexOf(' ') > 0
        && name.split("\\s+").length <= 3
        && !name.startsWith("The ")
        && !OPENER_WORD.matcher(name.substring(name.lastIndexOf(' ') + 1)).matches()
        && withoutRole(name).equals(name)
        && !ORGANISATION.matcher(name).find()
        && name.length() <= LONGEST_NAME;
  }

  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?iu)\\.(?:com|org|net|de|info|at|ch|eu|io|co|uk|fr|it|es|nl|pl|ru|news|tv|is|tr|online|blog)\\b|^www\\.|[/@]");
  private static final Pattern GROUP = Patterns.named("byline.group");
  private static final int LONGEST_GROUP = 60;
  private static final int MOST_GROUP_WORDS = 8;

  /// The name of a desk, a board or an institute that is not just the outlet's own.
  private static boolean isGroup(String name, String outlet) {
    String folded = Prose.fold(name);
    return name.length() <= LONGEST_GROUP
        && Prose.words(name) >= 2
        && Prose.words(name) <= MOST_GROUP_WORDS
        && GROUP.matcher(name).find()
        && !DOMAIN.matcher(name).find()
        && !ROLES.contains(folded)
        && !folded.equals(outlet)
        && !folded.equals("the " + outlet);
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
    if (OPENER_WORD.matcher(words[words.length - 1]).matches()
        || words[0].equals("The")
        || words[0].equals("Die")
        || words[0].equals("Das")) {
      return false;
    }
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
