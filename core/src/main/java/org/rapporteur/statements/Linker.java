package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.reading.Features;
import org.rapporteur.reading.QuoteMarks;
import org.rapporteur.reading.SequenceTagger.Segment;

/// Decides within a paragraph which contents belong to which cue and which source speaks. Public
/// for the trainer.
public final class Linker {
  private static final int NO_SOURCE = 200;

  private final Paragraph paragraph;
  private final List<Segment> segments;
  private final List<Segment> cues;
  private final List<Segment> sources;

  /// What belongs together.
  ///
  /// @param contents one or more, in order
  /// @param cue null only where the paragraph has no cue at all
  record Link(List<Segment> contents, @Nullable Segment cue, @Nullable Segment source) {}

  /// @param segments of one tagging of `paragraph`, in order
  public Linker(Paragraph paragraph, List<Segment> segments) {
    this.paragraph = paragraph;
    this.segments = segments;
    this.cues = segments.stream().filter(segment -> segment.type().equals("cue")).toList();
    this.sources =
        segments.stream().filter(segment -> segment.type().startsWith("source")).toList();
  }

  public List<Segment> cues() {
    return cues;
  }

  public List<Segment> sources() {
    return sources;
  }

  public List<Segment> contents() {
    return segments.stream().filter(segment -> segment.type().startsWith("content")).toList();
  }

  /// The candidates for `content`: one a cue.
  public List<int[]> cueCandidates(Segment content) {
    return cues.stream().map(cue -> features(100, content, cue, content.type())).toList();
  }

  /// The candidates for `cue`: one a source, then that none speaks.
  public List<int[]> sourceCandidates(Segment cue) {
    List<int[]> candidates = new ArrayList<>();
    for (Segment source : sources) {
      candidates.add(features(150, cue, source, source.type()));
    }
    candidates.add(noSourceFeatures(cue));
    return candidates;
  }

  List<Link> links(Ranker ranker) {
    List<Link> links = new ArrayList<>();
    List<Segment> contents = contents();
    if (cues.isEmpty()) {
      if (!contents.isEmpty()) {
        links.add(new Link(contents, null, sources.isEmpty() ? null : sources.getFirst()));
      }
      return links;
    }
    List<List<Segment>> byCue = new ArrayList<>();
    cues.forEach(cue -> byCue.add(new ArrayList<>()));
    for (Segment content : contents) {
      byCue.get(ranker.best(cueCandidates(content))).add(content);
    }
    for (int i = 0; i < cues.size(); i++) {
      if (!byCue.get(i).isEmpty()) {
        int best = ranker.best(sourceCandidates(cues.get(i)));
        links.add(
            new Link(byCue.get(i), cues.get(i), best < sources.size() ? sources.get(best) : null));
      }
    }
    return links;
  }

  private int[] noSourceFeatures(Segment cue) {
    Features features = new Features();
    features.add(NO_SOURCE);
    features.add(NO_SOURCE + 1, Features.valueOf(paragraph.word(cue.start())));
    features.add(NO_SOURCE + 2, Math.min(3, sources.size()));
    features.add(NO_SOURCE + 3, Features.valueOf(paragraph.wordOrEdge(cue.start() - 1)));
    features.add(NO_SOURCE + 4, Features.valueOf(paragraph.wordOrEdge(cue.end())));
    return features.take();
  }

  /// What there is to say about `one` (a content or a cue) belonging to `other` (a cue or a
  /// source).
  private int[] features(int template, Segment one, Segment other, String type) {
    Features features = new Features();
    boolean inOrder = one.start() < other.start();
    Segment left = inOrder ? one : other;
    Segment right = inOrder ? other : one;
    Segment cue = one.type().equals("cue") ? one : other;
    int order = inOrder ? 1 : 0;
    int kind = type.endsWith("<") ? 0 : 1;
    int distance = right.start() - left.end();
    int sentences =
        Math.min(3, paragraph.sentenceOf(right.start()) - paragraph.sentenceOf(left.end() - 1));
    int cuesBetween = 0;
    int sourcesBetween = 0;
    int contentsBetween = 0;
    for (Segment segment : segments) {
      if (segment.start() >= left.end() && segment.end() <= right.start()) {
        if (segment.type().equals("cue")) {
          cuesBetween++;
        } else if (segment.type().startsWith("source")) {
          sourcesBetween++;
        } else {
          contentsBetween++;
        }
      }
    }
    features.add(template, order, StatementFeatures.near(distance));
    features.add(template + 1, order, kind);
    features.add(template + 2, order, sentences, kind);
    features.add(template + 3, order, Math.min(3, cuesBetween));
    features.add(template + 4, order, Math.min(3, sourcesBetween));
    features.add(template + 5, order, Math.min(3, contentsBetween));
    int between =
        Math.min(2, cuesBetween)
            + 3 * Math.min(2, sourcesBetween)
            + 9 * Math.min(2, contentsBetween);
    features.add(template + 6, 2 * order + kind, between, Math.min(2, sentences));
    int marks = 0;
    int commas = 0;
    int stops = 0;
    for (int i = left.end(); i < right.start(); i++) {
      marks += paragraph.mark(i) >= QuoteMarks.OPEN ? 1 : 0;
      commas += paragraph.word(i).equals(",") ? 1 : 0;
      stops += paragraph.word(i).equals(";") || paragraph.word(i).equals(".") ? 1 : 0;
    }
    features.add(template + 7, order, Math.min(3, marks));
    features.add(template + 8, order, Math.min(3, commas));
    features.add(template + 9, order, Math.min(3, stops));
    features.add(template + 10, order, Features.valueOf(paragraph.word(cue.end() - 1)));
    features.add(template + 11, kind, Features.valueOf(paragraph.word(cue.start())));
    features.add(
        template + 12,
        order,
        distance <= 1 ? Features.valueOf(paragraph.wordOrEdge(left.end())) : 0);
    if (distance > 0 && distance <= 3) {
      int words = 0;
      for (int i = left.end(); i < right.start(); i++) {
        words = 31 * words + Features.valueOf(paragraph.word(i));
      }
      features.add(template + 13, order, words);
    }
    features.add(template + 14, order, paragraph.mark(one.start()), paragraph.mark(other.start()));
    return features.take();
  }
}
