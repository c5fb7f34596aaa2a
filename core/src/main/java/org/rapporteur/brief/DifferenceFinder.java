package org.rapporteur.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Event;
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

  /// Two tellings with fewer telling words in common (Dice) may say no and yes of different things.
  private static final double ONE_THING = 0.6;

  private final List<Draft> drafts;
  private final List<Difference> differences = new ArrayList<>();

  private DifferenceFinder(List<Draft> drafts) {
    this.drafts = drafts;
  }

  /// The slots in which `drafts`, the tellings of one line in their order, say different things.
  static List<Difference> find(List<Draft> drafts) {
    DifferenceFinder finder = new DifferenceFinder(drafts);
    finder.numbers();
    finder.times();
    finder.actors();
    finder.phrasing();
    finder.wordings();
    return List.copyOf(finder.differences);
  }

  /// The figures told in each telling, by what they count.
  private void numbers() {
    Map<String, List<Amounts.Told>> byCount = new TreeMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      for (Figure figure : figures(drafts.get(i))) {
        byCount
            .computeIfAbsent(counted(figure), absent -> new ArrayList<>())
            .add(new Amounts.Told(figure, i, drafts.get(i)));
      }
    }
    byCount.values().stream()
        .map(Amounts::difference)
        .filter(Objects::nonNull)
        .forEach(differences::add);
  }

  /// A line of figures counts one thing; a statement or an event may count several.
  private String counted(Figure figure) {
    return drafts.getFirst().kind() == Line.Kind.FIGURE
        ? ""
        : Amounts.family(figure.unit()) + " " + lastWord(figure.of());
  }

  private static String lastWord(String of) {
    var words = Words.telling(Words.last(of));
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

  /// When the event was, or a time that a statement tells of.
  private void times() {
    List<@Nullable When> told = new ArrayList<>();
    for (Draft draft : drafts) {
      told.add(
          switch (draft) {
            case Draft.Done done -> done.date();
            case Draft.Said said -> said.passage().onlyDate();
            case Draft.Counted counted -> null;
          });
    }
    Slot slot = new Slot("time");
    for (int i = 0; i < told.size(); i++) {
      When when = told.get(i);
      slot.add(when == null ? "" : when.value(), i, DifferenceFinder::sameTime);
    }
    if (inOneWord(told)) {
      return;
    }
    if (slot.differs()) {
      add(
          slot,
          slot.any((a, b) -> Dates.relation(a, b) == Dates.Relation.CONFLICT)
              ? Difference.CONTRADICTS
              : Difference.SPECIFIC);
    }
  }

  /// Whether all tell the time in the same words, reckoned from the days of their reports:
  /// *tonight* in a remark that two papers print is one night.
  private boolean inOneWord(List<@Nullable When> told) {
    Set<String> words = new HashSet<>();
    for (int i = 0; i < told.size(); i++) {
      When when = told.get(i);
      if (when != null) {
        String text = drafts.get(i).passage().account().reading().text();
        words.add(when.span().of(text).toLowerCase(Locale.ROOT));
      }
    }
    return words.size() == 1;
  }

  /// Neither is the more exact: equal, or one of them relative to an unknown day.
  private static boolean sameTime(String a, String b) {
    Dates.Relation relation = Dates.relation(a, b);
    return relation == Dates.Relation.UNKNOWN
        || relation == Dates.Relation.AGREE && (a.startsWith("X") || b.startsWith("X"))
        || relation == Dates.Relation.AGREE && Dates.exactness(a) == Dates.exactness(b);
  }

  /// Who did it, to whom, where; who is said to say it.
  private void actors() {
    Slot place = new Slot("place");
    Slot source = new Slot("person");
    Slot target = new Slot("person");
    Slot speaker = new Slot("attribution");
    for (int i = 0; i < drafts.size(); i++) {
      switch (drafts.get(i)) {
        case Draft.Done done -> {
          Mention at = done.place();
          place.add(at == null ? "" : at.entity(), i, Joining::sameActor);
          source.add(done.source(), i, Joining::sameActor);
          target.add(done.target(), i, Joining::sameActor);
        }
        case Draft.Said said -> speaker.add(said.speaker(), i, Joining::sameActor);
        case Draft.Counted counted -> {}
      }
    }
    if (place.differs()) {
      add(place, place.any((a, b) -> !within(a, b)) ? Difference.CONTRADICTS : Difference.SPECIFIC);
    }
    for (Slot slot : List.of(source, target, speaker)) {
      // one who met the other and the other who met the one
      boolean swapped =
          slot != speaker
              && source.values.keySet().stream()
                  .anyMatch(
                      one ->
                          !one.isEmpty()
                              && target.values.keySet().stream()
                                  .anyMatch(other -> Joining.sameActor(one, other)));
      if (slot.differs() && !swapped) {
        add(slot, Difference.CONTRADICTS);
      }
    }
  }

  /// *Planned* and *held* are one event at two times, whichever report is dated.
  private static boolean neitherPlanned(String a, String b) {
    return !a.equals("planned") && !b.equals("planned");
  }

  /// Whether some article of the line tells that one place lies in the other: *Dunmere, in the
  /// district of Orvel*.
  private boolean within(String a, String b) {
    return drafts.stream()
        .map(draft -> draft.passage().account().reading().text())
        .anyMatch(text -> beside(text, a, b) || beside(text, b, a));
  }

  private static boolean beside(String text, String inner, String outer) {
    int at = text.indexOf(inner);
    while (at >= 0) {
      int end = at + inner.length();
      int next = text.indexOf(outer, end);
      if (next >= 0 && next - end <= Phrasing.BESIDE) {
        String between = text.substring(end, next);
        if (between.startsWith(",") || between.contains(" in ") || between.contains(" of ")) {
          return true;
        }
      }
      at = text.indexOf(inner, end);
    }
    return false;
  }

  /// Whether it is so, how sure, and how strongly it is said.
  private void phrasing() {
    Slot status = new Slot("status");
    Slot polarity = new Slot("polarity");
    Slot modality = new Slot("modality");
    Slot strength = new Slot("strength");
    boolean oneThing = true;
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      oneThing &=
          Sameness.dice(
                  drafts.getFirst().passage().wording().words(), draft.passage().wording().words())
              >= ONE_THING;
      String words = draft.passage().wording().text();
      switch (draft) {
        case Draft.Done done -> {
          Event.Status told = done.status();
          status.add(
              told == Event.Status.DENIED
                  ? ""
                  : told.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              i,
              String::equals);
          polarity.add(
              told == Event.Status.DENIED || draft.passage().wording().negated() ? "not so" : "so",
              i,
              String::equals);
          modality.add(Phrasing.modality(words), i, String::equals);
        }
        case Draft.Said said -> {
          polarity.add(Phrasing.polarity(said), i, String::equals);
          modality.add(Phrasing.modality(words), i, String::equals);
          strength.add(Phrasing.strength(said), i, String::equals);
        }
        case Draft.Counted counted -> {}
      }
    }
    boolean known =
        drafts.stream().anyMatch(draft -> draft instanceof Draft.Done done && done.event() != null);
    if (status.differs() && (known || oneThing)) {
      boolean plan =
          status.values.containsKey("planned") && !status.any(DifferenceFinder::neitherPlanned);
      add(status, plan || ordered(status) ? Difference.OLDER : Difference.CONTRADICTS);
    }
    if (polarity.differs() && oneThing) {
      add(polarity, Difference.CONTRADICTS);
    }
    if (modality.differs()) {
      add(modality, Difference.OTHER);
    }
    if (strength.differs()) {
      add(strength, Difference.OTHER);
    }
  }

  private void add(Slot slot, String kind) {
    differences.add(
        new Difference(
            slot.name, kind, slot.told(kind, tellings -> Publication.first(drafts(tellings)))));
  }

  /// Whether each value is told by later reports than the one before it.
  private boolean ordered(Slot slot) {
    return Publication.inTurn(
        slot.values.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty())
            .map(entry -> drafts(entry.getValue()))
            .sorted(Comparator.comparing(Publication::first))
            .toList());
  }

  private List<Draft> drafts(List<Integer> tellings) {
    return tellings.stream().map(drafts::get).toList();
  }

  private void wordings() {
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
      wordings.computeIfAbsent(wording, absent -> new ArrayList<>()).add(i);
    }
    if (wordings.size() > 1) {
      differences.add(
          new Difference(
              "wording",
              Difference.OTHER,
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
    return a.text().equalsIgnoreCase(b.text())
        || Sameness.dice(a.words(), b.words()) >= SAME_WORDING;
  }

  /// What is told in one slot, and by which tellings.
  private static final class Slot {
    private final String name;
    private final Map<String, List<Integer>> values = new LinkedHashMap<>();

    Slot(String name) {
      this.name = name;
    }

    /// Adds a value; of two that are the `same` the longer one stands.
    void add(String value, int telling, BiPredicate<String, String> same) {
      String known =
          value.isEmpty()
              ? null
              : values.keySet().stream()
                  .filter(each -> !each.isEmpty() && same.test(each, value))
                  .findFirst()
                  .orElse(null);
      if (known != null && known.length() < value.length()) {
        values.put(value, Objects.requireNonNull(values.remove(known)));
      }
      String as = known != null && known.length() >= value.length() ? known : value;
      List<Integer> tellings = values.computeIfAbsent(as, absent -> new ArrayList<>());
      // tellings come in order
      if (tellings.isEmpty() || tellings.getLast() != telling) {
        tellings.add(telling);
      }
    }

    /// A slot differs when two values are told; tellings that are silent are listed then, but make
    /// no difference by themselves.
    boolean differs() {
      return values.keySet().stream().filter(value -> !value.isEmpty()).count() > 1;
    }

    boolean any(BiPredicate<String, String> holds) {
      List<String> told = values.keySet().stream().filter(value -> !value.isEmpty()).toList();
      for (int i = 0; i < told.size(); i++) {
        for (int j = i + 1; j < told.size(); j++) {
          if (holds.test(told.get(i), told.get(j))) {
            return true;
          }
        }
      }
      return false;
    }

    List<Difference.Value> told(String kind, Function<List<Integer>, Stamp> first) {
      Comparator<Difference.Value> order =
          kind.equals(Difference.OLDER)
              ? Comparator.comparing(value -> first.apply(value.tellings()))
              : Comparator.comparingInt((Difference.Value value) -> value.tellings().size())
                  .reversed();
      return values.entrySet().stream()
          .map(entry -> new Difference.Value(entry.getKey(), entry.getValue()))
          .sorted(order)
          .toList();
    }
  }
}
