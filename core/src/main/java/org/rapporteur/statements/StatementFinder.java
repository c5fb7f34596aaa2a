package org.rapporteur.statements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /// Added to the score of labels that begin a source, cue or content. Tuned on PolNeAR's dev articles (end-to-end F1); more finds more and errs more.
  private static final float BEGIN_BONUS = .5f;

  private final StatementModel model;
  private final float beginBonus;

  private StatementFinder(StatementModel model, float beginBonus) {
    this.model = model;
    this.beginBonus = beginBonus;
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
    return new StatementFinder(model, BEGIN_BONUS);
  }

  /// The same finder with another bonus for beginning labels: for the trainer.
  public StatementFinder withBeginBonus(float bonus) {
    return new StatementFinder(model, bonus);
  }

  /// In the order of the text.
  public List<Statement> findStatements(Reading reading) {
    List<Statement> statements = new ArrayList<>();
    List<Paragraph> paragraphs = Paragraph.of(reading);
    List<Sequence> sequences = StatementFeatures.sequences(paragraphs, model.lexicon());
    for (int i = 0; i < paragraphs.size(); i++) {
      Paragraph paragraph = paragraphs.get(i);
      SequenceTagger tagger = model.tagger();
      List<Segment> segments = tagger.segments(tagger.tag(sequences.get(i), beginBonus));
      for (Linker.Link link : new Linker(paragraph, segments).links(model.ranker())) {
        statements.add(statement(reading, paragraph, link));
      }
    }
    statements.sort(Comparator.comparing(Statement::span));
    return statements;
  }

  private static Statement statement(Reading reading, Paragraph paragraph, Linker.Link link) {
    List<Span> content = link.contents().stream().map(segment -> paragraph.spanOf(segment.start(), segment.end())).toList();
    Segment cue = link.cue();
    return new Statement(
        reading.article().id(),
        kindOf(paragraph, link.contents()),
        content,
        mention(reading, paragraph, link.source()),
        cue == null ? null : paragraph.spanOf(cue.start(), cue.end()),
        null,
        null,
        "crf",
        1);
  }

  private static @Nullable Mention mention(Reading reading, Paragraph paragraph, @Nullable Segment segment) {
    if (segment == null) {
      return null;
    }
    Span span = paragraph.spanOf(segment.start(), segment.end());
    String text = span.of(reading.text());
    return new Mention(span, text, text);
  }

  private static Statement.Kind kindOf(Paragraph paragraph, List<Segment> contents) {
    int quoted = 0;
    int words = 0;
    for (Segment content : contents) {
      for (int i = content.start(); i < content.end(); i++) {
        if (Character.isLetterOrDigit(paragraph.printed(i).charAt(0))) {
          words++;
          quoted += paragraph.quoted(i) ? 1 : 0;
        }
      }
    }
    return quoted == 0 ? Statement.Kind.INDIRECT : quoted >= .8 * words ? Statement.Kind.DIRECT : Statement.Kind.MIXED;
  }
}
