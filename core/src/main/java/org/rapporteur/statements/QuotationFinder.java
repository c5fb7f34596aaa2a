package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Circumstances;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.model.Voice;
import org.rapporteur.reading.WordList;

/// Finds what stands in quote marks and who says it, in languages the tagger was not taught:
/// German, French and Spanish. By marks, lists of words (`de/quotations.txt` …) and names alone;
/// what is told in the reporter's words only is not found.
///
/// A quotation of five words or more is a direct statement; a shorter one is given where a cue
/// stands in its sentence, with the words around it. The speaker stands after the cue (*sagte
/// Rossi*, *a déclaré Rossi*) or before it (*Rossi sagte*), and goes on with quotations that follow
/// in the paragraph.
final class QuotationFinder {
  private static final int FEWEST_WORDS = 5;

  private static final Set<String> DASHES = Set.of("—", "–", "―");

  /// Words of a speaker, at most.
  private static final int LONGEST = 9;

  /// Characters a name may reach beyond the words it was looked for in.
  private static final int LONGEST_NAME = 60;

  private static final double WITH_SPEAKER = .8;
  private static final double WITHOUT = .6;
  private static final String RULE = "quote marks";
  private static final String RULE_CONTINUED = "continued-quote";

  private static final Map<String, QuotationFinder> FINDERS =
      Map.of(
          "de", new QuotationFinder("de"),
          "fr", new QuotationFinder("fr"),
          "es", new QuotationFinder("es"));

  private final Map<String, Set<String>> words = new HashMap<>();

  private QuotationFinder(String language) {
    for (String line : WordList.lines(QuotationFinder.class, language + "/quotations.txt")) {
      String[] parts = line.split(":\\s*", 2);
      words.put(parts[0], Set.of(parts[1].split("\\s+")));
    }
  }

  static Set<String> languages() {
    return FINDERS.keySet();
  }

  /// The finder of a language, if it has one.
  static Optional<QuotationFinder> of(String language) {
    return Optional.ofNullable(FINDERS.get(language));
  }

  private boolean is(String kind, String word) {
    return words.getOrDefault(kind, Set.of()).contains(word);
  }

  /// In the order of the text.
  List<Statement> findStatements(Reading reading) {
    List<Statement> statements = new ArrayList<>();
    Speaker last = null;
    boolean open = false;
    for (Paragraph paragraph : Paragraph.of(reading)) {
      Speaker here = null;
      for (int sentence = 0; sentence < paragraph.sentences(); sentence++) {
        int start = paragraph.sentenceStart(sentence);
        int end = paragraph.sentenceEnd(sentence);
        List<int[]> dashed = start == 0 ? dashed(paragraph, end) : List.of();
        List<int[]> quotations = dashed.isEmpty() ? paragraph.quotations(start, end) : dashed;
        Cue cue = cue(paragraph, start, end, quotations);
        Speaker speaker = cue == null ? null : speaker(reading, paragraph, cue, start, end, last);
        boolean whole = paragraph.allQuoted(start, end);
        if (speaker == null && whole && (here != null || open)) {
          speaker = here != null ? here.goingOn() : last == null ? null : last.goingOn();
        }
        Optional<Statement> found =
            statement(reading, paragraph, start, end, quotations, cue, speaker);
        found.ifPresent(statements::add);
        if (speaker != null && (found.isPresent() || announces(paragraph, end))) {
          here = speaker;
          last = speaker;
        }
      }
      open = here != null && (paragraph.endsOpen() || announces(paragraph, paragraph.length()));
    }
    return List.copyOf(statements);
  }

  /// Who speaks, and by what rule that is known.
  private record Speaker(Mention mention, Voice voice, boolean carriedOn) {
    Speaker goingOn() {
      return new Speaker(mention, voice, true);
    }
  }

  /// A word of speech.
  ///
  /// @param account whether it is no verb, but leads to whose account it is
  private record Cue(int token, boolean account) {}

  private static boolean announces(Paragraph paragraph, int end) {
    return end > 0 && paragraph.word(end - 1).equals(":");
  }

  /// What is said in a paragraph that a dash opens: *— Non, jamais, a dit Rossi*, *—No —dijo
  /// Rossi—. Nunca*.
  private List<int[]> dashed(Paragraph paragraph, int end) {
    if (!DASHES.contains(paragraph.word(0))) {
      return List.of();
    }
    List<int[]> runs = new ArrayList<>();
    int from = 1;
    boolean said = true;
    for (int i = 1; i <= end; i++) {
      if (i == end || DASHES.contains(paragraph.word(i))) {
        if (said && i > from) {
          runs.add(new int[] {from, i});
        }
        said = !said;
        from = i + 1;
      }
    }
    if (runs.size() == 1 && runs.getFirst()[1] == end) {
      int comma = end - 1;
      while (comma > 1
          && !(paragraph.word(comma).equals(",") && leadsToCue(paragraph, comma, end))) {
        comma--;
      }
      return comma > 1 ? List.of(new int[] {1, comma}) : List.of();
    }
    return runs;
  }

  /// Whether a word of speech stands within four words of a comma.
  private boolean leadsToCue(Paragraph paragraph, int comma, int end) {
    for (int i = comma + 1; i < Math.min(end, comma + 5); i++) {
      if (is("cue", paragraph.word(i))) {
        return true;
      }
    }
    return false;
  }

  /// The word of speech nearest to a quotation; one outside the marks before one inside, which
  /// French allows (*« Non, dit-elle, jamais »*).
  private @Nullable Cue cue(Paragraph paragraph, int start, int end, List<int[]> quotations) {
    Cue best = null;
    int least = Integer.MAX_VALUE;
    for (int i = start; i < end; i++) {
      boolean account =
          is("account", paragraph.word(i))
              || is("account-after", paragraph.word(i))
              || (i >= start + 2 && is("account", paragraph.word(i - 2) + "'" + paragraph.word(i)));
      boolean verb = is("cue", paragraph.word(i));
      int token = i;
      boolean said =
          !paragraph.quoted(i)
              && quotations.stream().anyMatch(run -> run[0] <= token && token < run[1]);
      if (!(account || verb)
          || said
          || (paragraph.quoted(i) && !isInserted(paragraph, i, start, end))) {
        continue;
      }
      int distance = paragraph.quoted(i) || account ? 1000 : 0;
      int nearest = quotations.isEmpty() ? 0 : Integer.MAX_VALUE;
      for (int[] quotation : quotations) {
        int far = i < quotation[0] ? quotation[0] - i : Math.max(0, i - quotation[1] + 1);
        nearest = Math.min(nearest, far);
      }
      // "so" speaks only right behind a quotation
      boolean afterQuote = i >= start + 2 && paragraph.quoted(i - 2);
      if (paragraph.word(i).equals("so") && !afterQuote) {
        continue;
      }
      if (distance + nearest < least) {
        least = distance + nearest;
        best = new Cue(i, account);
      }
    }
    return best;
  }

  /// *, dit-elle,* within the marks.
  private boolean isInserted(Paragraph paragraph, int i, int start, int end) {
    int from = i;
    while (from > start && i - from < 4 && !paragraph.word(from - 1).equals(",")) {
      from--;
    }
    int pronoun = i + 2;
    boolean inverted =
        pronoun < end
            && paragraph.word(i + 1).equals("-")
            && (is("he", paragraph.word(pronoun)) || is("she", paragraph.word(pronoun)));
    boolean compound = false;
    for (int k = from; k < i; k++) {
      compound |= is("auxiliary", paragraph.word(k));
    }
    return from > start && paragraph.word(from - 1).equals(",") && (inverted || compound);
  }

  private @Nullable Speaker speaker(
      Reading reading, Paragraph paragraph, Cue cue, int start, int end, @Nullable Speaker last) {
    for (int i = Math.max(start, cue.token() - 3); i < Math.min(end, cue.token() + 4); i++) {
      String word = paragraph.word(i);
      if ((is("he", word) || is("she", word)) && nothingBetween(paragraph, i, cue.token())) {
        Span span = paragraph.spanOf(i);
        return last == null ? asPrinted(reading, span) : standIn(reading, span, last);
      }
    }
    int token = cue.token();
    boolean follows =
        (token > start && paragraph.quoted(token - 1))
            || (token > start + 1 && paragraph.quoted(token - 2))
            || DASHES.contains(paragraph.word(0));
    boolean accountBefore = cue.account() && is("account", paragraph.word(token));
    Optional<Span> phrase;
    if (follows || accountBefore || paragraph.quoted(token)) {
      phrase = after(reading, paragraph, token, end);
    } else {
      phrase = before(paragraph, token, start);
      if (phrase.isEmpty()) {
        phrase = nearestPerson(reading, paragraph, token, start, token);
      }
      if (phrase.isEmpty()) {
        phrase = after(reading, paragraph, token, end);
      }
    }
    if (phrase.isEmpty() && is("drops-subject", "yes") && !cue.account() && last != null) {
      return standIn(reading, paragraph.spanOf(token), last);
    }
    if (phrase.isEmpty()) {
      phrase = nearestPerson(reading, paragraph, token, start, end);
    }
    return phrase.map(span -> named(reading, span)).orElse(null);
  }

  /// Whether nothing but auxiliaries and hyphens stands between two tokens.
  private boolean nothingBetween(Paragraph paragraph, int one, int other) {
    for (int i = Math.min(one, other) + 1; i < Math.max(one, other); i++) {
      String word = paragraph.word(i);
      if (!is("auxiliary", word) && !is("skip", word) && !word.equals("-")) {
        return false;
      }
    }
    return true;
  }

  /// *sagte | die Ministerin Rossi | am Montag*.
  private Optional<Span> after(Reading reading, Paragraph paragraph, int cue, int end) {
    int from = cue + 1;
    while (from < end && (is("skip", paragraph.word(from)) || paragraph.word(from).equals("'"))) {
      from++;
    }
    int to = from;
    boolean inside = paragraph.quoted(cue);
    while (to < end && to - from < LONGEST && isPartOfSpeaker(paragraph, to, inside)) {
      to++;
    }
    if (to == from || is("that", paragraph.word(from))) {
      return Optional.empty();
    }
    // "the spokesman, Anna Rossi,"
    if (to + 1 < end && paragraph.word(to).equals(",")) {
      int next = paragraph.spanOf(to + 1).start();
      for (Name name : reading.namesIn(paragraph.spanOf(to + 1, end))) {
        if (name.kind() == Name.Kind.PERSON && name.span().start() == next) {
          return Optional.of(name.span());
        }
      }
    }
    return Optional.of(paragraph.spanOf(from, to));
  }

  /// *die Ministerin Rossi | hat gesagt*.
  private Optional<Span> before(Paragraph paragraph, int cue, int start) {
    int to = cue;
    while (to > start
        && (is("auxiliary", paragraph.word(to - 1))
            || is("skip", paragraph.word(to - 1))
            || is("day", paragraph.word(to - 1)))) {
      to--;
    }
    int from = to;
    while (from > start && to - from < LONGEST && isPartOfSpeaker(paragraph, from - 1, false)) {
      from--;
    }
    while (from < to && is("skip", paragraph.word(from))) {
      from++;
    }
    return to > from ? Optional.of(paragraph.spanOf(from, to)) : Optional.empty();
  }

  private boolean isPartOfSpeaker(Paragraph paragraph, int i, boolean inside) {
    String word = paragraph.word(i);
    char first = paragraph.printed(i).charAt(0);
    return paragraph.quoted(i) == inside
        && (Character.isLetterOrDigit(first) || "-'’.".indexOf(first) >= 0)
        && !(first == '.' && !isInitial(paragraph, i - 1))
        && !is("stop", word)
        && !is("day", word)
        && !is("cue", word)
        && !is("auxiliary", word);
  }

  private static boolean isInitial(Paragraph paragraph, int i) {
    return i >= 0
        && paragraph.printed(i).length() <= 2
        && Character.isUpperCase(paragraph.printed(i).charAt(0));
  }

  private static Optional<Span> nearestPerson(
      Reading reading, Paragraph paragraph, int cue, int start, int end) {
    Span best = null;
    int least = Integer.MAX_VALUE;
    int at = paragraph.spanOf(cue).start();
    for (Name name : reading.namesIn(paragraph.spanOf(start, end))) {
      boolean outside = !paragraph.quoted(paragraph.tokenAt(name.span().start()));
      int far = Math.abs(name.span().start() - at);
      if (name.kind() == Name.Kind.PERSON && outside && far < least) {
        least = far;
        best = name.span();
      }
    }
    return Optional.ofNullable(best);
  }

  private Speaker named(Reading reading, Span span) {
    Span around =
        new Span(
            Math.max(0, span.start() - LONGEST_NAME),
            Math.min(reading.text().length(), span.end() + LONGEST_NAME));
    for (Name name : reading.namesIn(around)) {
      if (name.kind() == Name.Kind.PERSON && name.span().overlaps(span)) {
        Span part =
            new Span(
                Math.max(name.span().start(), span.start()),
                Math.min(name.span().end(), span.end()));
        Span cut = new Span(span.start(), part.end());
        return new Speaker(
            new Mention(cut, cut.of(reading.text()), fullest(reading, part.of(reading.text()))),
            new Voice(Voice.Kind.PERSON, SpeakerResolver.Meant.NAME),
            false);
      }
    }
    return asPrinted(reading, span);
  }

  /// A pronoun, or a verb without a subject, for the last who spoke.
  private static Speaker standIn(Reading reading, Span span, Speaker last) {
    return new Speaker(
        new Mention(span, span.of(reading.text()), last.mention().entity()),
        new Voice(last.voice().kind(), SpeakerResolver.Meant.PRONOUN),
        false);
  }

  private static Speaker asPrinted(Reading reading, Span span) {
    String text = span.of(reading.text());
    return new Speaker(
        new Mention(span, text, text),
        new Voice(Voice.Kind.UNKNOWN, SpeakerResolver.Meant.AS_PRINTED),
        false);
  }

  /// The longest name in the text, titles aside, that ends in the same word.
  private String fullest(Reading reading, String part) {
    String best = untitled(part);
    String last = best.substring(best.lastIndexOf(' ') + 1);
    if (best.contains(" ")) {
      return best;
    }
    for (Name name : reading.names()) {
      String other = untitled(name.text());
      if (name.kind() == Name.Kind.PERSON
          && other.endsWith(" " + last)
          && other.length() > best.length()) {
        best = other;
      }
    }
    return best;
  }

  private String untitled(String name) {
    String rest = name;
    int space = rest.indexOf(' ');
    while (space > 0
        && is("titles", rest.substring(0, space).toLowerCase(Locale.ROOT).replace(".", ""))) {
      rest = rest.substring(space + 1);
      space = rest.indexOf(' ');
    }
    return rest;
  }

  private Optional<Statement> statement(
      Reading reading,
      Paragraph paragraph,
      int start,
      int end,
      List<int[]> quotations,
      @Nullable Cue cue,
      @Nullable Speaker speaker) {
    List<int[]> longer =
        quotations.stream().filter(run -> paragraph.wordsIn(run[0], run[1]) > 0).toList();
    int most = longer.stream().mapToInt(run -> paragraph.wordsIn(run[0], run[1])).max().orElse(0);
    List<Span> content = new ArrayList<>();
    Statement.Kind kind = Statement.Kind.DIRECT;
    if (most >= FEWEST_WORDS) {
      longer.forEach(run -> addAround(paragraph, run, cue, speaker, content));
    } else if (most == 0 || cue == null || speaker == null) {
      return Optional.empty();
    } else {
      int[] clause = clause(paragraph, cue.token(), start, end, longer);
      content.add(paragraph.spanOf(clause[0], clause[1]));
      kind = Statement.Kind.MIXED;
    }
    if (content.isEmpty()) {
      return Optional.empty(); // nothing but what the reporter put in
    }
    boolean carriedOn = speaker != null && speaker.carriedOn();
    return Optional.of(
        new Statement(
            reading.article().id(),
            kind,
            content,
            speaker == null ? null : speaker.mention(),
            speaker == null ? null : speaker.voice(),
            cue == null || carriedOn ? null : paragraph.spanOf(cue.token()),
            null,
            null,
            Circumstances.NONE,
            carriedOn ? RULE_CONTINUED : RULE,
            speaker == null ? WITHOUT : WITH_SPEAKER,
            Gear.FAST));
  }

  /// A quotation without what the reporter put into it: *« Non, | a répondu Rossi, | jamais »*.
  private static void addAround(
      Paragraph paragraph,
      int[] run,
      @Nullable Cue cue,
      @Nullable Speaker speaker,
      List<Span> content) {
    if (cue == null || speaker == null || cue.token() < run[0] || cue.token() >= run[1]) {
      content.add(paragraph.spanOf(run[0], run[1]));
      return;
    }
    int from = cue.token();
    while (from > run[0] && !paragraph.word(from - 1).equals(",")) {
      from--;
    }
    int to = Math.max(cue.token(), paragraph.tokenAt(speaker.mention().span().end() - 1)) + 1;
    if (to < run[1] && paragraph.word(to).equals(",")) {
      to++;
    }
    if (paragraph.wordsIn(run[0], from - 1) > 0) {
      content.add(paragraph.spanOf(run[0], from - 1));
    }
    if (paragraph.wordsIn(to, run[1]) > 0) {
      content.add(paragraph.spanOf(to, run[1]));
    }
  }

  /// The part of the sentence that a short quotation stands in: up to the comma before a cue that
  /// follows, else from the word or comma that opens it to the sentence's end.
  private int[] clause(Paragraph paragraph, int cue, int start, int end, List<int[]> quotations) {
    int first = quotations.getFirst()[0];
    int last = quotations.getLast()[1];
    if (cue > last - 1) {
      int to = last;
      while (to < cue && !paragraph.word(to).equals(",")) {
        to++;
      }
      return new int[] {start, Math.max(last, to)};
    }
    int from = first;
    while (from > cue + 1
        && !is("that", paragraph.word(from - 1))
        && !paragraph.word(from - 1).equals(",")
        && !paragraph.word(from - 1).equals(":")) {
      from--;
    }
    boolean opened = from > cue + 1;
    int to = end;
    while (to > last && !paragraph.isWord(to - 1)) {
      to--;
    }
    return new int[] {opened ? from : first, to};
  }
}
