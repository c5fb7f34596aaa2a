package org.rapporteur.statements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.reading.SequenceTagger;
import org.rapporteur.reading.SequenceTagger.Segment;
import org.rapporteur.reading.SequenceTagger.Sequence;

/// Finds who said what. Loaded once, shared between threads.
public final class StatementFinder {
  private static final String MODEL = "/org/rapporteur/statements/en/statements.bin";

  /// Added to the score of labels that begin a source, cue or content; more finds more and errs
  /// more. Tuned on PolNeAR's dev articles (end-to-end F1) together with [#LEAST_CONFIDENCE].
  private static final float BEGIN_BONUS = .5f;

  /// Added to the score of labels that begin a source, where a cue was left without one.
  private static final float EAGER_BONUS = 3f;

  /// Statements of the tagger that it is less sure of are not given. Tuned as above: F1 rises from
  /// .619 (all) to .65.
  private static final double LEAST_CONFIDENCE = .67;

  /// A rule that goes on from a sure statement is a little less sure than it.
  private static final double CARRIED_ON = .9;

  /// A quotation of fewer words that no cue claims is not a statement: *the so-called "dual use"*.
  private static final int FEWEST_WORDS = 5;

  /// Words that are cues this often can carry a statement within an outlet's or anybody's account.
  private static final float SURE_CUE = .5f;

  /// Words that are cues this often can carry one within what a person said: *said*, *told*.
  private static final float SUREST_CUE = .8f;

  /// A statement of a cue that was left out is given when the tagger, told of the cue, is at least
  /// so sure. Tuned on PolNeAR's dev articles: F1 rises by .002.
  private static final double LEAST_GIVEN = .85;

  /// The inner statement is to be most of the outer.
  private static final double MOST = .5;

  /// With so many of its words in quote marks a statement is direct: *"…" and "…"*.
  private static final double MOSTLY_QUOTED = .8;

  private final StatementModel model;
  private final float beginBonus;
  private final double leastConfidence;

  private StatementFinder(StatementModel model, float beginBonus, double leastConfidence) {
    this.model = model;
    this.beginBonus = beginBonus;
    this.leastConfidence = leastConfidence;
  }

  public static StatementFinder load() {
    try (InputStream in = StatementFinder.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IOException("not on the class path: " + MODEL);
      }
      return of(StatementModel.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(MODEL, e);
    }
  }

  /// A finder with other weights than the shipped ones: for the trainer.
  public static StatementFinder of(StatementModel model) {
    return new StatementFinder(model, BEGIN_BONUS, LEAST_CONFIDENCE);
  }

  /// The same finder, stricter or laxer: for the trainer.
  public StatementFinder with(float bonus, double confidence) {
    return new StatementFinder(model, bonus, confidence);
  }

  /// In the order of the text.
  public List<Statement> findStatements(Reading reading) {
    List<Paragraph> paragraphs = Paragraph.of(reading);
    List<Sequence> sequences = StatementFeatures.sequences(paragraphs, model.lexicon());
    SpeakerResolver resolver = new SpeakerResolver(reading, quotations(paragraphs));
    List<Statement> statements = new ArrayList<>();
    Optional<Statement> before = Optional.empty();
    for (int i = 0; i < paragraphs.size(); i++) {
      Paragraph paragraph = paragraphs.get(i);
      List<Draft> drafts = new ArrayList<>(drafts(i, paragraph, sequences.get(i)));
      Clauses.refine(reading, i, paragraph, model.lexicon(), drafts);
      drafts.sort(Comparator.comparing(Draft::span));
      takeInQuotations(paragraph, drafts);
      List<Statement> found = new ArrayList<>();
      for (Draft draft : drafts) {
        Statement statement = resolved(reading, paragraph, draft, resolver);
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
              ? announced(reading, paragraph, sequences.get(i), resolver)
              : Optional.of(found.getLast());
    }
    statements.sort(Comparator.comparing(Statement::span));
    return List.copyOf(statements);
  }

  private static List<Span> quotations(List<Paragraph> paragraphs) {
    List<Span> quotations = new ArrayList<>();
    for (Paragraph paragraph : paragraphs) {
      for (int i = 0; i < paragraph.length(); i++) {
        if (paragraph.quoted(i)) {
          int start = i;
          while (i + 1 < paragraph.length()
              && paragraph.quoted(i + 1)
              && paragraph.mark(i) != QuoteMarks.CLOSE) {
            i++;
          }
          quotations.add(paragraph.spanOf(start, i + 1));
        }
      }
    }
    return quotations;
  }

  private List<Draft> drafts(int number, Paragraph paragraph, Sequence sequence) {
    SequenceTagger.Scored scored = model.tagger().score(sequence);
    Linker linker = linker(paragraph, scored, beginBonus);
    List<Linker.Link> links = linker.links(model.ranker());
    if (links.isEmpty()) {
      return List.of();
    }
    double[][] posteriors = scored.posteriors();
    boolean allHave = links.stream().allMatch(link -> link.source() != null);
    List<Linker.Link> eager =
        allHave ? List.of() : linker(paragraph, scored, EAGER_BONUS).links(model.ranker());
    List<Draft> drafts = new ArrayList<>();
    for (Linker.Link link : links) {
      Segment source = link.source() != null ? link.source() : eagerSource(link, eager);
      Linker.Link whole = new Linker.Link(link.contents(), link.cue(), source);
      double confidence = confidence(whole, posteriors);
      if (confidence >= leastConfidence && (source == null || !isArticle(paragraph, source))) {
        drafts.add(draft(number, paragraph, whole, "tagged", confidence));
      } else {
        secondLook(number, paragraph, linker, whole, posteriors).ifPresent(drafts::add);
      }
    }
    leftOut(number, paragraph, scored, drafts);
    drafts.sort(Comparator.comparing(Draft::span));
    return drafts;
  }

  /// Adds what a sure cue says that no statement was found for: *…, with Rossi writing in the
  /// Lakeside Times that …*. The paragraph is tagged anew with the cue known to be one.
  private void leftOut(
      int number, Paragraph paragraph, SequenceTagger.Scored scored, List<Draft> drafts) {
    for (int i = 0; i < paragraph.length(); i++) {
      Span word = paragraph.spanOf(i);
      if (paragraph.quoted(i)
          || model.lexicon().share(paragraph.word(i)) < SURE_CUE
          || drafts.stream().anyMatch(draft -> takes(draft, word))) {
        continue;
      }
      SequenceTagger.Scored given = scored.given(i, StatementModel.LABELS.indexOf("B-cue"));
      double[][] posteriors = given.posteriors();
      int cue = i;
      for (Linker.Link link : linker(paragraph, given, beginBonus).links(model.ranker())) {
        Segment known = link.cue();
        Segment source = link.source();
        if (known == null
            || known.start() != cue
            || source == null
            || isArticle(paragraph, source)) {
          continue;
        }
        boolean fresh =
            link.contents().stream()
                .map(content -> paragraph.spanOf(content.start(), content.end()))
                .noneMatch(
                    span ->
                        drafts.stream()
                            .flatMap(draft -> draft.content().stream())
                            .anyMatch(span::overlaps));
        double confidence = confidence(link, posteriors);
        if (fresh && confidence >= LEAST_GIVEN) {
          drafts.add(draft(number, paragraph, link, "known-cue", confidence));
        }
      }
    }
  }

  private static boolean takes(Draft draft, Span word) {
    return (draft.cue() != null && draft.cue().overlaps(word))
        || draft.content().stream().anyMatch(word::overlaps);
  }

  private static Draft draft(
      int number, Paragraph paragraph, Linker.Link link, String rule, double confidence) {
    return new Draft(
        number,
        link.contents().stream()
            .map(segment -> paragraph.spanOf(segment.start(), segment.end()))
            .toList(),
        spanOf(paragraph, link.source()),
        spanOf(paragraph, link.cue()),
        rule,
        confidence);
  }

  /// What an unsure tagging may have missed in its sentence: a sure cue with its speaker that was
  /// left without content (*…, an aide said*, the content having gone to a lesser cue), or one
  /// within what was taken for content.
  private Optional<Draft> secondLook(
      int number, Paragraph paragraph, Linker linker, Linker.Link link, double[][] posteriors) {
    int sentence = paragraph.sentenceOf(link.contents().getFirst().start());
    for (Segment cue : linker.cues()) {
      if (paragraph.sentenceOf(cue.start()) == sentence
          && !cue.equals(link.cue())
          && isSure(paragraph, cue)) {
        int best = model.ranker().best(linker.sourceCandidates(cue));
        Segment source = best < linker.sources().size() ? linker.sources().get(best) : null;
        int start = paragraph.sentenceStart(sentence);
        int end = source == null ? start : Math.min(source.start(), cue.start());
        boolean fresh =
            linker.links(model.ranker()).stream().noneMatch(other -> cue.equals(other.cue()));
        if (fresh
            && source != null
            && end - start >= FEWEST_WORDS
            && source.start() < cue.start() + FEWEST_WORDS) {
          int last = paragraph.word(end - 1).equals(",") ? end - 1 : end;
          Segment content = new Segment("content<", start, last);
          double confidence =
              (sureness(cue, posteriors) + sureness(source, posteriors) + leastConfidence) / 3;
          return confidence < leastConfidence
              ? Optional.empty()
              : Optional.of(
                  draft(
                      number,
                      paragraph,
                      new Linker.Link(List.of(content), cue, source),
                      "second-look",
                      confidence));
        }
      }
    }
    Segment content = link.contents().getFirst();
    if (content.end() - content.start() <= FEWEST_WORDS) {
      return Optional.empty();
    }
    Paragraph part = paragraph.part(paragraph.spanOf(content.start(), content.end()));
    SequenceTagger.Scored scored =
        model
            .tagger()
            .score(StatementFeatures.sequences(List.of(part), model.lexicon()).getFirst());
    for (Linker.Link inner : linker(part, scored, beginBonus).links(model.ranker())) {
      Segment cue = inner.cue();
      double confidence = confidence(inner, scored.posteriors());
      if (cue != null
          && inner.source() != null
          && isSure(part, cue)
          && confidence >= leastConfidence) {
        return Optional.of(draft(number, part, inner, "second-look", confidence));
      }
    }
    return Optional.empty();
  }

  /// Whether `cue` stands in nobody's words and holds a word that is nearly always one.
  private boolean isSure(Paragraph paragraph, Segment cue) {
    for (int i = cue.start(); i < cue.end(); i++) {
      if (!paragraph.quoted(i) && model.lexicon().share(paragraph.word(i)) >= SUREST_CUE) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Span spanOf(Paragraph paragraph, @Nullable Segment segment) {
    return segment == null ? null : paragraph.spanOf(segment.start(), segment.end());
  }

  private Linker linker(Paragraph paragraph, SequenceTagger.Scored scored, float sourceBonus) {
    float[] bonus = new float[StatementModel.LABELS.size()];
    for (int label = 0; label < bonus.length; label++) {
      String name = StatementModel.LABELS.get(label);
      bonus[label] =
          name.startsWith("B-source") ? sourceBonus : name.startsWith("B-") ? beginBonus : 0;
    }
    return new Linker(paragraph, model.tagger().segments(scored.tag(bonus)));
  }

  /// The source of the same cue in a tagging that would rather see one than none.
  private static @Nullable Segment eagerSource(Linker.Link link, List<Linker.Link> eager) {
    Segment cue = link.cue();
    for (Linker.Link other : eager) {
      if (cue != null && cue.equals(other.cue())) {
        return other.source();
      }
    }
    return null;
  }

  private static boolean isArticle(Paragraph paragraph, Segment segment) {
    String word = paragraph.word(segment.start());
    return segment.end() - segment.start() == 1
        && (word.equals("the") || word.equals("a") || word.equals("an"));
  }

  /// The mean of how sure the tagger is of the cue, the source and the contents; what is missing
  /// counts 0.
  private static double confidence(Linker.Link link, double[][] posteriors) {
    double contents =
        link.contents().stream()
            .mapToDouble(content -> sureness(content, posteriors))
            .average()
            .orElse(0);
    return (contents + sureness(link.cue(), posteriors) + sureness(link.source(), posteriors)) / 3;
  }

  private static double sureness(@Nullable Segment segment, double[][] posteriors) {
    if (segment == null) {
      return 0;
    }
    int begin = StatementModel.LABELS.indexOf("B-" + segment.type());
    double sum = posteriors[segment.start()][begin];
    for (int i = segment.start() + 1; i < segment.end(); i++) {
      sum += posteriors[i][begin + 1];
    }
    return sum / (segment.end() - segment.start());
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
    int words = 0;
    for (int i = start; i < end; i++) {
      if (!paragraph.quoted(i)) {
        return false;
      }
      words += Character.isLetterOrDigit(paragraph.printed(i).charAt(0)) ? 1 : 0;
    }
    return words >= FEWEST_WORDS;
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
            null,
            before.addressee(),
            before.through(),
            before.rule().equals("announced-quote") ? before.rule() : "continued-quote",
            before.confidence() * CARRIED_ON));
  }

  /// *Rossi said:* with what was said in the paragraphs that follow: a statement without content of
  /// its own, to be carried on from and never given.
  private Optional<Statement> announced(
      Reading reading, Paragraph paragraph, Sequence sequence, SpeakerResolver resolver) {
    if (!paragraph.word(paragraph.length() - 1).equals(":")) {
      return Optional.empty();
    }
    SequenceTagger.Scored scored = model.tagger().score(sequence);
    Linker linker = linker(paragraph, scored, beginBonus);
    if (linker.cues().isEmpty() || linker.sources().isEmpty()) {
      return Optional.empty();
    }
    Segment cue = linker.cues().getLast();
    int best = model.ranker().best(linker.sourceCandidates(cue));
    Segment source =
        best < linker.sources().size() ? linker.sources().get(best) : linker.sources().getLast();
    double[][] posteriors = scored.posteriors();
    return Optional.of(
        new Statement(
            reading.article().id(),
            Statement.Kind.DIRECT,
            List.of(paragraph.spanOf(0, paragraph.length())),
            resolver.mention(paragraph.spanOf(source.start(), source.end())),
            paragraph.spanOf(cue.start(), cue.end()),
            null,
            null,
            "announced-quote",
            (sureness(cue, posteriors) + sureness(source, posteriors)) / 2));
  }

  private Statement resolved(
      Reading reading, Paragraph paragraph, Draft draft, SpeakerResolver resolver) {
    Span source = draft.source();
    Span cue = draft.cue();
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
    Mention speaker = source == null ? null : resolver.mention(resolver.withPartner(source));
    String entity = speaker == null ? "" : speaker.entity();
    return new Statement(
        reading.article().id(),
        kindOf(paragraph, content),
        content,
        speaker,
        cue,
        addressee == null ? null : resolver.other(addressee, entity),
        through == null ? null : resolver.other(through, entity),
        rule,
        draft.confidence());
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
    Sequence sequence = StatementFeatures.sequences(List.of(part), model.lexicon()).getFirst();
    for (Linker.Link link :
        linker(part, model.tagger().score(sequence), beginBonus).links(model.ranker())) {
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
      float share = account ? SURE_CUE : SUREST_CUE;
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
    for (Span content : contents) {
      for (int i = paragraph.tokenAt(content.start());
          i < paragraph.length() && paragraph.spanOf(i).start() < content.end();
          i++) {
        if (Character.isLetterOrDigit(paragraph.printed(i).charAt(0))) {
          words++;
          quoted += paragraph.quoted(i) ? 1 : 0;
        }
      }
    }
    return quoted == 0
        ? Statement.Kind.INDIRECT
        : quoted >= MOSTLY_QUOTED * words ? Statement.Kind.DIRECT : Statement.Kind.MIXED;
  }
}
