package org.rapporteur.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Something that a brief cannot tell for want of it in its reports.
///
/// @param reports so many reports want it, revisions of one counted once
/// @param of so many reports the story has
/// @param language of these reports, as an ISO 639 code; null where it is no matter of language
public record Lack(Kind kind, int reports, int of, @Nullable String language) {
  /// Languages of which only quotations, and numbers, are read.
  public static final Set<String> QUOTATIONS = Set.of("de", "es", "fr");

  private static final String READ_WHOLE = "en";

  /// What is wanting.
  public enum Kind {
    /// A second report.
    ONE_REPORT,
    /// A second text: all reports print one.
    ONE_TEXT,
    /// A line.
    NO_LINES,
    /// Days of publication.
    UNDATED,
    /// What stands outside quote marks.
    QUOTATIONS_ONLY,
    /// All but numbers.
    NOT_READ
  }

  /// What a brief lacks, by kind, then by language; empty where it lacks nothing.
  ///
  /// @param articles at least those of the story
  /// @param language the ISO 639 code an article is read by, empty where unknown
  public static List<Lack> of(
      Brief brief, Map<ArticleId, Article> articles, Function<Article, String> language) {
    List<List<Article>> reports =
        brief.byReport().stream()
            .map(ids -> ids.stream().map(articles::get).filter(Objects::nonNull).toList())
            .filter(report -> !report.isEmpty())
            .toList();
    int of = reports.size();
    List<Lack> lacks = new ArrayList<>();
    if (of == 1) {
      lacks.add(new Lack(Kind.ONE_REPORT, 1, 1, null));
    } else if (brief.origins().size() == 1) {
      lacks.add(new Lack(Kind.ONE_TEXT, of, of, null));
    }
    if (brief.lines().isEmpty()) {
      lacks.add(new Lack(Kind.NO_LINES, of, of, null));
    }
    int undated = count(reports, article -> article.times().published() == null);
    if (undated > 0) {
      lacks.add(new Lack(Kind.UNDATED, undated, of, null));
    }
    Map<String, Integer> foreign = new TreeMap<>();
    for (List<Article> report : reports) {
      String code = language.apply(report.getFirst());
      if (!code.isEmpty() && !code.equals(READ_WHOLE)) {
        foreign.merge(code, 1, Integer::sum);
      }
    }
    foreign.forEach(
        (code, count) -> {
          if (QUOTATIONS.contains(code)) {
            lacks.add(new Lack(Kind.QUOTATIONS_ONLY, count, of, code));
          }
        });
    foreign.forEach(
        (code, count) -> {
          if (!QUOTATIONS.contains(code)) {
            lacks.add(new Lack(Kind.NOT_READ, count, of, code));
          }
        });
    return List.copyOf(lacks);
  }

  private static int count(Collection<List<Article>> reports, Predicate<Article> wants) {
    return (int) reports.stream().filter(report -> report.stream().allMatch(wants)).count();
  }

  /// A sentence for people: *2 of 7 reports are undated: …*.
  public String shown() {
    return switch (kind) {
      case ONE_REPORT -> "This is one report alone: there is no other to compare it with.";
      case ONE_TEXT ->
          all()
              + " print one text: they count as one, and there is no other text to compare"
              + " it with.";
      case NO_LINES -> "No line was found: nothing is quoted, counted or told of a known kind.";
      case UNDATED ->
          so("undated")
              + ": without a day "
              + (reports == 1 ? "it does" : "they do")
              + " not show which telling is older, and --as-of leaves "
              + (reports == 1 ? "it" : "them")
              + " out.";
      case QUOTATIONS_ONLY ->
          so("in " + languageName()) + ": only words in quote marks, and numbers, are read of it.";
      case NOT_READ -> so("in " + languageName()) + ", a language that is not read, numbers apart.";
    };
  }

  /// *1 of 7 reports is in German*, *all 3 reports are undated*.
  private String so(String what) {
    String which =
        of == 1 ? "The report" : reports == of ? all() : reports + " of " + of + " reports";
    return which + (reports == 1 ? " is " : " are ") + what;
  }

  private String all() {
    return of == 2 ? "Both reports" : "All " + of + " reports";
  }

  private String languageName() {
    return language == null ? "" : Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
  }
}
