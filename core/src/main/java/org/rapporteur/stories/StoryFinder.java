package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryRuling;

/// Groups articles by the happening they tell: a [StoryStream] over all of them in the order of
/// publication, so that the order they are given in plays no part.
public final class StoryFinder {
  /// By publication, the undated last; then by id.
  static final Comparator<Article> IN_TIME =
      Comparator.comparing(
              (Article article) -> article.times().published(),
              Comparator.nullsLast(Comparator.<Stamp>naturalOrder()))
          .thenComparing(Article::id);

  private StoryFinder() {}

  /// Every article stands in exactly one story; stories by their first day, then by id.
  ///
  /// @param copies those found among the same articles
  /// @param rulings of the reader, in the order they were given
  /// @param revised hears of each time later articles made the program see earlier ones otherwise
  public static List<Story> findStories(
      List<Reading> readings,
      List<Copy> copies,
      List<StoryRuling> rulings,
      Consumer<StoryChange> revised) {
    Map<ArticleId, List<Copy>> copiesOf = new HashMap<>();
    for (Copy copy : copies) {
      copiesOf.computeIfAbsent(copy.a(), id -> new ArrayList<>()).add(copy);
      copiesOf.computeIfAbsent(copy.b(), id -> new ArrayList<>()).add(copy);
    }
    StoryStream stream = new StoryStream(rulings);
    readings.stream()
        .sorted(StoryStream.IN_TIME)
        .forEach(
            reading ->
                stream
                    .add(reading, copiesOf.getOrDefault(reading.article().id(), List.of()))
                    .forEach(revised));
    return stream.stories();
  }
}
