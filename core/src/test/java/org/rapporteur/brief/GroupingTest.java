package org.rapporteur.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapporteur.brief.Grouping.Pair;

class GroupingTest {
  @Test
  void joinsWhatIsNearAndLeavesTheRest() {
    List<Pair> pairs = List.of(new Pair(0, 1, 0.9), new Pair(1, 2, 0.3), new Pair(2, 3, 0.7));
    assertThat(Grouping.group(5, pairs, 0.6, (_, _) -> true))
        .isEqualTo(List.of(List.of(0, 1), List.of(2, 3), List.of(4)));
  }

  @Test
  void chainOfNearPairs_isNoGroupWhenItsEndsAreFar() {
    List<Pair> pairs = List.of(new Pair(0, 1, 0.9), new Pair(1, 2, 0.7), new Pair(0, 2, 0.1));
    assertThat(Grouping.group(3, pairs, 0.6, (_, _) -> true))
        .isEqualTo(List.of(List.of(0, 1), List.of(2)));
  }

  @Test
  void onePairRuledOut_keepsTwoGroupsApart() {
    List<Pair> pairs = List.of(new Pair(0, 1, 0.9), new Pair(1, 2, 0.9), new Pair(0, 2, 0.9));
    assertThat(Grouping.group(3, pairs, 0.6, (a, b) -> Math.abs(a - b) != 2))
        .isEqualTo(List.of(List.of(0, 1), List.of(2)));
  }

  @Test
  void orderOfPairs_changesNothing() {
    Random random = new Random(7);
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < 12; a++) {
      for (int b = a + 1; b < 12; b++) {
        pairs.add(new Pair(a, b, random.nextInt(10) / 10.0));
      }
    }
    List<List<Integer>> groups = Grouping.group(12, pairs, 0.6, (_, _) -> true);
    Collections.shuffle(pairs, random);
    assertThat(Grouping.group(12, pairs, 0.6, (_, _) -> true)).isEqualTo(groups);
  }
}
