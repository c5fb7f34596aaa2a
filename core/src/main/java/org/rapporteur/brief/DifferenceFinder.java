package org.rapporteur.brief;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Line;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.When;

/// Where the tellings of one line part, slot by slot.
final class DifferenceFinder {
  /// Two tellings with at least this share of telling words in common (Dice) are one wording:
  /// spelling and a cut word apart. Below it, two translations.
  private static final double SAME_WORDING = 0.75;

  private static final String SERIES = "number over time";

  private DifferenceFinder() {}

  /// The slots in which `drafts`, the tellings of one line in their order, say different things.
  static List<Difference> find(List<Draft> drafts) {
    List<Difference> differences = new ArrayList<>();
    addNumbers(drafts, differences);
    Slot time = new Slot("time");
    Slot place = new Slot("place");
    Slot status = new Slot("status");
    Slot person = new Slot("person");
    Slot attribution = new Slot("attribution");
    for (int i = 0; i < drafts.size(); i++) {
      switch (drafts.get(i)) {
        case Draft.Done done -> {
          When date = done.event().date();
          Mention at = done.event().place();
          time.addTime(date == null ? "" : date.value(), i);
          place.add(at == null ? "" : at.entity(), i);
          status.add(done.event().status().name().toLowerCase(Locale.ROOT).replace('_', ' '), i);
          person.addActor(String.join(", ", done.participants().stream().sorted().toList()), i);
        }
        case Draft.Said said -> {
          Mention through = said.statement().through();
          attribution.addActor(
              said.speaker() + (through == null ? "" : " through " + through.entity()), i);
        }
        case Draft.Counted counted -> {}
      }
    }
    time.addTo(differences);
    place.addTo(differences);
    status.addTo(differences);
    person.addTo(differences);
    attribution.addTo(differences);
    addWordings(drafts, differences);
    return differences;
  }

  /// The figures told in each telling, by what they count: another value is a difference of number,
  /// another rate one of unit.
  private static void addNumbers(List<Draft> drafts, List<Difference> differences) {
    Map<String, Slot> numbers = new TreeMap<>();
    Map<String, Slot> units = new TreeMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      for (Figure figure : figures(drafts.get(i))) {
        // a line of figures counts one thing; a statement may count several
        String counted =
            drafts.get(i).kind() == Line.Kind.FIGURE && drafts.getFirst().kind() == Line.Kind.FIGURE
                ? ""
                : lastWord(figure.of());
        String kind = Joining.base(figure.unit()) + " " + counted;
        String value = figure.value().stripTrailingZeros().toPlainString();
        numbers
            .computeIfAbsent(kind, unused -> new Slot("number"))
            .add(value + (figure.unit().isEmpty() ? "" : " " + figure.unit()), i);
        units.computeIfAbsent(kind + " " + value, unused -> new Slot("unit")).add(figure.unit(), i);
      }
    }
    Difference series = series(drafts);
    if (series != null) {
      differences.add(series);
      return;
    }
    List<Difference> ofUnit = new ArrayList<>();
    units.values().forEach(slot -> slot.addTo(ofUnit));
    if (ofUnit.isEmpty()) {
      numbers.values().forEach(slot -> slot.addTo(differences));
    }
    differences.addAll(ofUnit);
  }

  /// A toll that later reports put no lower than earlier ones: numbers that follow one another and
  /// do not contradict. Null where the figures are no toll, not all dated, or fall.
  private static @Nullable Difference series(List<Draft> drafts) {
    TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
    Map<BigDecimal, List<Integer>> tellings = new TreeMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      if (!(drafts.get(i) instanceof Draft.Counted counted)
          || Tolls.of(counted.figure()).isEmpty()) {
        return null;
      }
      Stamp published = counted.passage().account().article().times().published();
      if (published == null) {
        return null;
      }
      BigDecimal value = counted.figure().value().stripTrailingZeros();
      BigDecimal sameDay = byDay.putIfAbsent(published.day(), value);
      if (sameDay != null && sameDay.compareTo(value) != 0) {
        return null;
      }
      tellings.computeIfAbsent(value, unused -> new ArrayList<>()).add(i);
    }
    BigDecimal before = null;
    for (BigDecimal value : byDay.values()) {
      if (before != null && value.compareTo(before) < 0) {
        return null;
      }
      before = value;
    }
    return tellings.size() < 2
        ? null
        : new Difference(
            SERIES,
            tellings.entrySet().stream()
                .map(each -> new Difference.Value(each.getKey().toPlainString(), each.getValue()))
                .toList());
  }

  private static String lastWord(String of) {
    var words = Words.telling(of.substring(of.lastIndexOf(' ') + 1));
    return words.isEmpty() ? "" : words.iterator().next();
  }

  private static List<Figure> figures(Draft draft) {
    if (draft instanceof Draft.Counted counted) {
      return List.of(counted.figure());
    }
    Account account = draft.passage().account();
    Span span = draft.passage().span();
    return account.figures().stream().filter(figure -> span.contains(figure.span())).toList();
  }

  private static void addWordings(List<Draft> drafts, List<Difference> differences) {
    Map<Integer, List<Integer>> wordings = new LinkedHashMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      if (!(drafts.get(i) instanceof Draft.Said)) {
        continue;
      }
      int at = i;
      int wording =
          wordings.keySet().stream()
              .filter(
                  first ->
                      sameWording(
                          drafts.get(first).passage().wording(),
                          drafts.get(at).passage().wording()))
              .findFirst()
              .orElse(i);
      wordings.computeIfAbsent(wording, unused -> new ArrayList<>()).add(i);
    }
    if (wordings.size() > 1) {
      differences.add(
          new Difference(
              "wording",
              wordings.entrySet().stream()
                  .map(
                      entry ->
                          new Difference.Value(
                              drafts.get(entry.getKey()).passage().wording().text(),
                              entry.getValue()))
                  .sorted(
                      Comparator.comparingInt((Difference.Value value) -> value.tellings().size())
                          .reversed())
                  .toList()));
    }
  }

  private static boolean sameWording(Wording a, Wording b) {
    long shared = a.words().stream().filter(b.words()::contains).count();
    return a.text().equalsIgnoreCase(b.text())
        || 2.0 * shared >= SAME_WORDING * (a.words().size() + b.words().size());
  }

  /// What is told in one slot, and by which tellings.
  private static final class Slot {
    private final String name;
    private final Map<String, List<Integer>> values = new LinkedHashMap<>();

    Slot(String name) {
      this.name = name;
    }

    void add(String value, int telling) {
      List<Integer> tellings = values.computeIfAbsent(value, unused -> new ArrayList<>());
      if (!tellings.contains(telling)) {
        tellings.add(telling);
      }
    }

    /// As [#add], a longer and a shorter form of one name being one value, the longer one.
    void addActor(String value, int telling) {
      String known =
          value.isEmpty()
              ? null
              : values.keySet().stream()
                  .filter(each -> !each.isEmpty() && Joining.sameActor(each, value))
                  .findFirst()
                  .orElse(null);
      if (known != null && known.length() < value.length()) {
        values.put(value, Objects.requireNonNull(values.remove(known)));
      }
      add(known != null && known.length() >= value.length() ? known : value, telling);
    }

    /// As [#add], times that can be the same being one value, the exacter one: *Friday* and that
    /// Friday's date.
    void addTime(String value, int telling) {
      String known =
          value.isEmpty()
              ? null
              : values.keySet().stream()
                  .filter(
                      each ->
                          !each.isEmpty() && Dates.relation(each, value) == Dates.Relation.AGREE)
                  .findFirst()
                  .orElse(null);
      boolean exacter = known != null && known.startsWith("X") && !value.startsWith("X");
      if (known != null && exacter) {
        values.put(value, Objects.requireNonNull(values.remove(known)));
      }
      add(known != null && !exacter ? known : value, telling);
    }

    /// A slot differs when two values are told; tellings that are silent are listed then, but make
    /// no difference by themselves. A rate is a value: without one, the unit still speaks.
    void addTo(List<Difference> differences) {
      if (values.keySet().stream().filter(value -> !value.isEmpty()).count() > 1) {
        differences.add(
            new Difference(
                name,
                values.entrySet().stream()
                    .map(entry -> new Difference.Value(entry.getKey(), entry.getValue()))
                    .sorted(
                        Comparator.comparingInt((Difference.Value value) -> value.tellings().size())
                            .reversed())
                    .toList()));
      }
    }
  }
}
