package org.rapporteur.events;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Event;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.When;
import org.rapporteur.reading.SequenceTagger;
import org.rapporteur.reading.SequenceTagger.Segment;
import org.rapporteur.reading.SequenceTagger.Sequence;

/// Finds who did what to whom. Immutable, shared between threads.
public final class EventFinder {
  private static final double LEAST = Double.parseDouble(System.getProperty("least",".5"));
  private static final float ACTOR_BONUS = Float.parseFloat(System.getProperty("bonus",".5"));
  private static final double LEAST_ACTOR = Double.parseDouble(System.getProperty("la",".08"));
  private static final double SHARE_OF_LIKELIEST = Double.parseDouble(System.getProperty("sh",".5"));

  private final EventFeatures features;
  private final SequenceTagger actors;
  private final SequenceTagger types;

  private EventFinder(EventFeatures features, SequenceTagger actors, SequenceTagger types) {
    this.features = features;
    this.actors = actors;
    this.types = types;
  }

  public static EventFinder load() {
    return of(EventFeatures.load(), tagger("actors.bin"), tagger("types.bin"));
  }

  /// A finder with taggers of one's own, as the trainer makes them.
  public static EventFinder of(EventFeatures features, SequenceTagger actors, SequenceTagger types) {
    return new EventFinder(features, actors, types);
  }

  private static SequenceTagger tagger(String name) {
    try (InputStream in = EventFinder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource: " + name);
      }
      return SequenceTagger.read(new BufferedInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /// In the order of the text; `dates` are those found in the same reading.
  public List<Event> findEvents(Reading reading, List<When> dates) {
    List<Event> events = new ArrayList<>();
    for (Sentence sentence : reading.sentences()) {
      Event event = eventIn(reading, sentence, dates);
      if (event != null) {
        events.add(event);
      }
    }
    return List.copyOf(events);
  }

  private @Nullable Event eventIn(Reading reading, Sentence sentence, List<When> dates) {
    List<Word> words = features.words(sentence);
    List<Cues.Hit> hits = features.cues().hits(words);
    double[] scores = types.posteriors(features.type(words, hits))[0];
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = best == 0 || scores[i] > scores[best] ? i : best;
    }
    if (scores[best] < LEAST * (1 - scores[best]) && scores[0] > scores[best]) {
      return null;
    }
    String type = types.labels().get(best).substring(2);
    Cues.Hit cue = cue(hits, type);
    if (cue == null) {
      return null;
    }
    Sequence sequence = features.actors(words, hits, EventFeatures.kinds(reading, sentence, words));
    List<Segment> segments = actors.segments(actors.tag(sequence, ACTOR_BONUS));
    double[][] each = actors.posteriors(sequence);
    Segment source = actor("SOURCE", segments, each, words);
    Segment target = actor("TARGET", segments, each, words);
    return new Event(reading.article().id(), type, "", Event.Status.HELD, mention(reading, words, source), mention(reading, words, target), null, null,
        new Span(words.get(cue.start()).span().start(), words.get(cue.end() - 1).span().end()), sentence.span(), "tagged");
  }

  /// The first actor of a kind the tagger marked; where it marked none, the likeliest words for one, if they are likely at all.
  private @Nullable Segment actor(String kind, List<Segment> segments, double[][] each, List<Word> words) {
    for (Segment segment : segments) {
      if (segment.type().equals(kind)) {
        return segment;
      }
    }
    int begin = actors.labels().indexOf("B-" + kind);
    int best = -1;
    double most = LEAST_ACTOR;
    for (int i = 0; i < each.length; i++) {
      double likely = each[i][begin] + each[i][begin + 1];
      if (likely > most && words.get(i).letters()) {
        most = likely;
        best = i;
      }
    }
    if (best < 0) {
      return null;
    }
    int start = best;
    while (start > 0 && each[start - 1][begin] + each[start - 1][begin + 1] > most * SHARE_OF_LIKELIEST && each[start][begin] < most * .7) {
      start--;
    }
    int end = best + 1;
    while (end < each.length && each[end][begin + 1] > most * SHARE_OF_LIKELIEST) {
      end++;
    }
    return new Segment(kind, start, end);
  }

  private static Cues.@Nullable Hit cue(List<Cues.Hit> hits, String type) {
    Cues.Hit any = null;
    Cues.Hit own = null;
    for (Cues.Hit hit : hits) {
      if (hit.type().equals(type) && (own == null || (hit.strong() && !own.strong()))) {
        own = hit;
      }
      if (any == null || (hit.strong() && !any.strong())) {
        any = hit;
      }
    }
    return own != null ? own : any;
  }

  private static @Nullable Mention mention(Reading reading, List<Word> words, @Nullable Segment segment) {
    if (segment == null) {
      return null;
    }
    Span span = new Span(words.get(segment.start()).span().start(), words.get(segment.end() - 1).span().end());
    String text = span.of(reading.text());
    List<Name> names = reading.namesIn(span);
    return new Mention(span, text, names.isEmpty() ? text : names.getFirst().entity());
  }
}
