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

/// Finds who did what to whom. Immutable, shared between threads.
public final class EventFinder {
  private static final double LEAST = .5;

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
    Segment source = null;
    Segment target = null;
    for (Segment segment : actors.segments(actors.tag(features.actors(words, hits, EventFeatures.kinds(reading, sentence, words)), .5f))) {
      if (segment.type().equals("SOURCE")) {
        source = source == null ? segment : source;
      } else {
        target = target == null ? segment : target;
      }
    }
    return new Event(reading.article().id(), type, "", Event.Status.HELD, mention(reading, words, source), mention(reading, words, target), null, null,
        new Span(words.get(cue.start()).span().start(), words.get(cue.end() - 1).span().end()), sentence.span(), "tagged");
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
