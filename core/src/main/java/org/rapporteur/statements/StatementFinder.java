package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Circumstances;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.model.When;
import org.rapporteur.reading.Encoder;
import org.rapporteur.reading.Languages;
import org.rapporteur.reading.QuoteMarks;
import org.rapporteur.reading.SequenceTagger;
import org.rapporteur.reading.SequenceTagger.Segment;

/// Finds who said what. Loaded once, shared between threads.
public final class StatementFinder {

  /// What decides how much is found; tuned on PolNeAR's dev articles, end-to-end F1.
  ///
  /// @param own what the tagger's own scores count
  /// @param share what the encoder's count
  /// @param beginBonus added to the score of labels that begin a source, cue or content; more finds
  ///     more and errs more
  /// @param calibration what the tagger's view is worth
  /// @param least statements that are less often right are not given
  public record Settings(
      float own, float share, float beginBonus, Calibration calibration, double least) {
    public static final Settings FAST =
        new Settings(1, 0, .5f, new Calibration(-1.71, .43, .36, 1.29, .51), .38);

    public static final Settings FULL =
        new Settings(1, .8f, 1, new Calibration(-2.1, .34, .77, .88, .76), .35);

    /// The same tagging, otherwise weighed and cut: for trainers.
    public Settings with(Calibration otherCalibration, double otherLeast) {
      return new Settings(own, share, beginBonus, otherCalibration, otherLeast);
    }
  }

  /// A rule that goes on from a sure statement is a little less sure than it.
  private static final double CARRIED_ON = .9;

  /// A quotation of fewer words that no cue claims is not a statement: *the so-called "dual use"*.
  private static final int FEWEST_WORDS = 5;

  /// Between a quotation and who signs it.
  private static final Set<String> DASHES = Set.of("―", "—", "–", "-", "~");

  /// Words of a signature, at most: a name, an age, a trade, a town.
  private static final int LONGEST_SIGNATURE = 14;

  /// The inner statement is to be most of the outer.
  private static final double MOST = .5;

  /// With so many of its words in quote marks a statement that begins with one is direct: *"…" and
  /// "…"*.
  private static final double MOSTLY_QUOTED = .8;

  private static final String ENGLISH = "en";

  private final StatementModel model;
  private final @Nullable Encoder encoder;
  private final DraftTagger tagger;

  private StatementFinder(StatementModel model, @Nullable Encoder encoder, Settings settings) {
    this.model = model;
    this.encoder = encoder;
    this.tagger = new DraftTagger(model, encoder, settings);
  }

  /// A finder in the fast gear.
  public static StatementFinder load() {
    return of(StatementModel.shipped(), null);
  }

  /// A finder in the full gear.
  public static StatementFinder load(Encoder encoder) {
    return of(StatementModel.shipped(), encoder);
  }

  /// A finder with other weights than the shipped ones: for the trainer.
  public static StatementFinder of(StatementModel model, @Nullable Encoder encoder) {
    return new StatementFinder(model, encoder, encoder == null ? Settings.FAST : Settings.FULL);
  }

  /// The same finder, stricter or laxer: for trainers.
  public StatementFinder with(Settings other) {
    return new StatementFinder(model, encoder, other);
  }

  /// The languages statements are found in: ISO 639 codes.
  public static List<String> languages() {
    return Stream.concat(Stream.of(ENGLISH), QuotationFinder.languages().stream().sorted())
        .toList();
  }

  /// Whether statements are looked for in a text of this language; one that nothing is known of is
  /// read as English.
  public static boolean reads(String language) {
    return language.isEmpty() || languages().contains(language);
  }

  /// In the order of the text. English is read whole; of German, French and Spanish what stands in
  /// quote marks; other languages give none. `dates` are those found in the same reading.
  public List<Statement> findStatements(Reading reading, List<When> dates) {
    return find(reading).stream().map(statement -> statement.dated(dates)).toList();
  }

  private List<Statement> find(Reading reading) {
    String language = Languages.of(reading.text(), reading.article().from().language());
    if (!language.isEmpty() && !language.equals(ENGLISH)) {
      return QuotationFinder.of(language)
          .map(finder -> finder.findStatements(reading))
          .orElse(List.of());
    }
    return findInEnglish(reading);
  }

  private List<Statement> findInEnglish(Reading reading) {
    List<Paragraph> paragraphs = Paragraph.of(reading);
    List<SequenceTagger.Scored> scored = tagger.scored(reading, paragraphs);
    SpeakerResolver resolver = new SpeakerResolver(reading, quotations(paragraphs));
    Writings writings = new Writings(reading, paragraphs);
    Transcript transcript = new Transcript(reading, paragraphs);
    List<Statement> statements = new ArrayList<>();
    Optional<Statement> before = Optional.empty();
    for (int i = 0; i < paragraphs.size(); i++) {
      int number = i;
      Paragraph paragraph = paragraphs.get(i);
      Optional<Draft> set = transcript.turn(i, paragraph).or(() -> signed(number, paragraph));
      List<Draft> drafts =
          new ArrayList<>(
              set.isPresent() ? List.of(set.get()) : tagger.drafts(i, paragraph, scored.get(i)));
      Clauses.refine(reading, i, paragraph, model.lexicon(), drafts);
      drafts.sort(Comparator.comparing(Draft::span));
      takeInQuotations(paragraph, drafts);
      List<Statement> found = new ArrayList<>();
      for (Draft draft : drafts) {
        Statement statement = resolved(reading, paragraph, draft, resolver, writings);
        found.add(statement);
        Mention speaker = statement.speaker();
        if (speaker != null) {
          resolver.spoke(speaker.entity(), statement.span().end());
        }
      }
      if (drafts.isEmpty() && i > 0 && before.isPresent()) {
        continued(paragraphs.get(i - 1), paragraph, before.get()).ifPresent(found::add);
      }
      statements.addAll(found);
      before =
          found.isEmpty()
              ? announced(reading, paragraph, scored.get(i), resolver)
              : Optional.of(found.getLast());
    }
    statements.sort(Comparator.comparing(Statement::span));
    return List.copyOf(statements);
  }

  /// *“We will stay.” — Anna Rossi, teacher*: a paragraph that is a quotation and who signs it.
  private static Optional<Draft> signed(int number, Paragraph paragraph) {
    int close = paragraph.length() - 1;
    while (close > 0 && paragraph.mark(close) != QuoteMarks.CLOSE) {
      close--;
    }
    int name = close + 2;
    boolean shape =
        paragraph.opensQuoted()
            && close > 0
            && name < paragraph.length()
            && paragraph.length() - name <= LONGEST_SIGNATURE
            && DASHES.contains(paragraph.word(close + 1))
            && Character.isUpperCase(paragraph.printed(name).codePointAt(0));
    if (!shape) {
      return Optional.empty();
    }
    int end = name;
    while (end < paragraph.length() && !paragraph.word(end).equals(",")) {
      end++;
    }
    while (end > name + 1
        && !Character.isLetterOrDigit(paragraph.printed(end - 1).codePointAt(0))) {
      end--;
    }
    return Optional.of(
        new Draft(
            number,
            List.of(paragraph.spanOf(0, close + 1)),
            paragraph.spanOf(name, end),
            null,
            "signed-quote",
            CARRIED_ON));
  }

  private static List<Span> quotations(List<Paragraph> paragraphs) {
    List<Span> quotations = new ArrayList<>();
    for (Paragraph paragraph : paragraphs) {
      for (int[] run : paragraph.quotations(0, paragraph.length())) {
        quotations.add(paragraph.spanOf(run[0], run[1]));
      }
    }
    return quotations;
  }

  /// A quotation that nobody was found to say, after one in the same paragraph that somebody was,
  /// is theirs too: *"…," said Rossi. "…"*
  private static void takeInQuotations(Paragraph paragraph, List<Draft> drafts) {
    for (int sentence = 0; sentence < paragraph.sentences(); sentence++) {
      int start = paragraph.sentenceStart(sentence);
      int end = paragraph.sentenceEnd(sentence);
      if (!isQuotation(paragraph, start, end)) {
        continue;
      }
      Span span = paragraph.spanOf(start, end);
      if (drafts.stream().flatMap(draft -> draft.content().stream()).anyMatch(span::overlaps)) {
        continue;
      }
      for (int k = drafts.size() - 1; k >= 0; k--) {
        Draft draft = drafts.get(k);
        if (draft.source() != null
            && draft.span().end() <= span.start()
            && hasQuotation(paragraph, draft)) {
          List<Span> content = new ArrayList<>(draft.content());
          content.add(span);
          drafts.set(
              k,
              new Draft(
                  draft.paragraph(),
                  content,
                  draft.source(),
                  draft.cue(),
                  draft.rule(),
                  draft.confidence()));
          break;
        }
      }
    }
  }

  private static boolean hasQuotation(Paragraph paragraph, Draft draft) {
    return draft.content().stream()
        .anyMatch(span -> paragraph.quoted(paragraph.tokenAt(span.start())));
  }

  private static boolean isQuotation(Paragraph paragraph, int start, int end) {
    return paragraph.allQuoted(start, end) && paragraph.wordsIn(start, end) >= FEWEST_WORDS;
  }

  /// A paragraph that is nothing but a quotation, after a quotation whose speaker is known, goes on
  /// with it.
  private static Optional<Statement> continued(
      Paragraph previous, Paragraph paragraph, Statement before) {
    boolean goesOn =
        before.kind() != Statement.Kind.INDIRECT
            || previous.endsOpen()
            || before.rule().equals("announced-quote");
    if (!goesOn || before.speaker() == null || !isQuotation(paragraph, 0, paragraph.length())) {
      return Optional.empty();
    }
    return Optional.of(
        new Statement(
            before.article(),
            Statement.Kind.DIRECT,
            List.of(paragraph.spanOf(0, paragraph.length())),
            before.speaker(),
            before.voice(),
            null,
            before.addressee(),
            before.through(),
            before.circumstances(),
            before.rule().equals("announced-quote") ? before.rule() : "continued-quote",
            before.confidence() * CARRIED_ON,
            before.gear()));
  }

  /// *Rossi said:* with what was said in the paragraphs that follow: a statement without content of
  /// its own, to be carried on from and never given.
  private Optional<Statement> announced(
      Reading reading,
      Paragraph paragraph,
      SequenceTagger.Scored scored,
      SpeakerResolver resolver) {
    if (!paragraph.word(paragraph.length() - 1).equals(":")) {
      return Optional.empty();
    }
    Linker linker = tagger.linker(paragraph, scored);
    if (linker.cues().isEmpty() || linker.sources().isEmpty()) {
      return Optional.empty();
    }
    Segment cue = linker.cues().getLast();
    int best = model.ranker().best(linker.sourceCandidates(cue));
    Segment source =
        best < linker.sources().size() ? linker.sources().get(best) : linker.sources().getLast();
    double[][] posteriors = scored.posteriors();
    SpeakerResolver.Speaker speaker =
        resolver.speaker(paragraph.spanOf(source.start(), source.end()));
    return Optional.of(
        new Statement(
            reading.article().id(),
            Statement.Kind.DIRECT,
            List.of(paragraph.spanOf(0, paragraph.length())),
            speaker.mention(),
            speaker.voice(),
            paragraph.spanOf(cue.start(), cue.end()),
            null,
            null,
            Circumstances.NONE,
            "announced-quote",
            (DraftTagger.sureness(cue, posteriors) + DraftTagger.sureness(source, posteriors)) / 2,
            gear()));
  }

  private Statement resolved(
      Reading reading,
      Paragraph paragraph,
      Draft draft,
      SpeakerResolver resolver,
      Writings writings) {
    Span cue = draft.cue();
    Span source =
        draft.source() == null && cue != null ? leader(reading, paragraph, cue) : draft.source();
    List<Span> content = draft.content();
    Span addressee = null;
    Span through = null;
    String rule = draft.rule();
    if (cue != null) {
      Optional<Quoted> quoted =
          source == null ? Optional.empty() : quotedAs(reading, paragraph, cue);
      Optional<Inner> inner =
          quoted.isPresent() || source == null
              ? Optional.empty()
              : inner(reading, paragraph, draft, source, cue);
      if (quoted.isPresent()) {
        through = source;
        source = quoted.get().speaker();
        content = startingAfter(content, quoted.get());
        rule = "quoted-as-saying";
      } else if (inner.isPresent()) {
        through = source;
        source = inner.get().source();
        cue = inner.get().cue();
        content = inner.get().content();
        rule = "by-account-of";
      } else {
        content = Channel.withoutHearer(reading, paragraph, cue, content);
        Channel channel = Channel.of(reading, paragraph, cue, source, content);
        addressee = channel.addressee();
        through = channel.through();
      }
    }
    SpeakerResolver.Speaker speaker =
        source == null ? null : resolver.speaker(resolver.withPartner(source));
    String entity = speaker == null ? "" : speaker.mention().entity();
    if (through == null) {
      through = writings.outletOf(entity, cue).orElse(null);
    }
    return new Statement(
        reading.article().id(),
        rule.equals(Transcript.RULE) ? Statement.Kind.DIRECT : kindOf(paragraph, content),
        content,
        speaker == null ? null : speaker.mention(),
        speaker == null ? null : speaker.voice(),
        cue,
        addressee == null ? null : resolver.other(addressee, entity),
        through == null ? null : resolver.other(through, entity),
        CircumstanceFinder.of(reading, paragraph, cue, source, content),
        rule,
        draft.confidence(),
        gear());
  }

  /// *Rossi grew evasive when asked, | saying that …*: whom the sentence begins with, where a
  /// participle was left without a source.
  private static @Nullable Span leader(Reading reading, Paragraph paragraph, Span cue) {
    int first = paragraph.tokenAt(cue.start());
    int start = paragraph.sentenceStart(paragraph.sentenceOf(first));
    boolean participle = paragraph.word(first).endsWith("ing") && first > start;
    return participle && paragraph.word(first - 1).equals(",")
        ? reading
            .nameAt(paragraph.spanOf(start).start())
            .filter(name -> name.kind() == Name.Kind.PERSON)
            .map(Name::span)
            .orElse(null)
        : null;
  }

  private Gear gear() {
    return encoder == null ? Gear.FAST : Gear.FULL;
  }

  /// Whom an outlet quotes, and where *as saying* ends.
  private record Quoted(Span speaker, int end) {}

  /// *The agency quoted Rossi as saying*.
  private static Optional<Quoted> quotedAs(Reading reading, Paragraph paragraph, Span cue) {
    int first = paragraph.tokenAt(cue.start());
    int last = Math.min(paragraph.length() - 1, paragraph.tokenAt(cue.end() - 1));
    for (int i = first; i <= last; i++) {
      if (paragraph.word(i).equals("quoted")
          || paragraph.word(i).equals("cited")
          || paragraph.word(i).equals("quotes")) {
        Optional<Span> phrase = Channel.phraseAt(reading, paragraph, i + 1, List.of());
        int as = phrase.isPresent() ? paragraph.tokenAt(phrase.get().end()) : paragraph.length();
        if (as + 1 < paragraph.length()
            && paragraph.word(as).equals("as")
            && paragraph.word(as + 1).equals("saying")) {
          return Optional.of(new Quoted(phrase.orElseThrow(), paragraph.spanOf(as + 1).end()));
        }
      }
    }
    return Optional.empty();
  }

  /// What is left of the content when *Rossi as saying* was taken into it.
  private static List<Span> startingAfter(List<Span> content, Quoted quoted) {
    List<Span> left = new ArrayList<>();
    for (Span span : content) {
      if (span.overlaps(new Span(quoted.speaker().start(), quoted.end()))) {
        if (span.end() > quoted.end() + 1) {
          left.add(new Span(quoted.end() + 1, span.end()));
        }
      } else {
        left.add(span);
      }
    }
    return left.isEmpty() ? content : left;
  }

  /// A statement inside another's account.
  private record Inner(Span source, Span cue, List<Span> content) {}

  /// *Rossi said she would stay, according to the Lakeside Times*: what the account is of, when a
  /// sure cue stands in it outside quote marks.
  private Optional<Inner> inner(
      Reading reading, Paragraph paragraph, Draft draft, Span source, Span cue) {
    Span outer = draft.content().getFirst();
    boolean follows = cue.start() >= draft.span().end() && source.start() >= draft.span().end();
    boolean account =
        Outlets.isOutlet(source.of(reading.text()))
            || paragraph.word(paragraph.tokenAt(cue.start())).equals("according");
    if (draft.content().size() != 1 || !(follows || account)) {
      return Optional.empty();
    }
    Paragraph part = paragraph.part(outer);
    for (Linker.Link link : tagger.links(part)) {
      Segment innerCue = link.cue();
      Segment innerSource = link.source();
      if (innerCue == null || innerSource == null || part.quoted(innerCue.start())) {
        continue;
      }
      Set<String> cues = new HashSet<>();
      for (int i = innerCue.start(); i < innerCue.end(); i++) {
        cues.add(part.word(i));
      }
      List<Span> content =
          link.contents().stream()
              .map(segment -> part.spanOf(segment.start(), segment.end()))
              .toList();
      int covered = content.stream().mapToInt(Span::length).sum();
      float share = account ? DraftTagger.SURE_CUE : DraftTagger.SUREST_CUE;
      if (covered >= MOST * outer.length()
          && cues.stream().anyMatch(word -> model.lexicon().share(word) >= share)) {
        return Optional.of(
            new Inner(
                part.spanOf(innerSource.start(), innerSource.end()),
                part.spanOf(innerCue.start(), innerCue.end()),
                content));
      }
    }
    return Optional.empty();
  }

  private static Statement.Kind kindOf(Paragraph paragraph, List<Span> contents) {
    int quoted = 0;
    int words = 0;
    boolean begins = paragraph.quoted(paragraph.tokenAt(contents.getFirst().start()));
    for (Span content : contents) {
      for (int i = paragraph.tokenAt(content.start());
          i < paragraph.length() && paragraph.spanOf(i).start() < content.end();
          i++) {
        if (paragraph.isWord(i)) {
          words++;
          quoted += paragraph.quoted(i) ? 1 : 0;
        }
      }
    }
    return quoted == 0
        ? Statement.Kind.INDIRECT
        : begins && quoted >= MOSTLY_QUOTED * words ? Statement.Kind.DIRECT : Statement.Kind.MIXED;
  }
}
