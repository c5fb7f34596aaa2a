package org.rapporteur.stories;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How alike articles are in the company they stand in. A word that all their neighbours hold tells
/// nothing of which of them belong together; one that half of them hold parts them in two: of two
/// bouts of one boxer, his name stands in every report, his opponents' in those of one bout each.
///
/// The company of two articles are both with their neighbours. A word weighs the logarithm of the
/// company's size over the number of its members that hold the word: inverse document frequency
/// (Spärck Jones 1972), counted anew for each pair. One that a single member holds tells little,
/// [#ALONE], where the company is large enough to show what parts it; the smaller the company, the
/// more it counts like any other.
///
/// Made for a few articles at a time, among which any two can be compared.
final class Surroundings {
  /// What a word weighs that no other of the company holds.
  private static final double ALONE = 0.3;

  /// Members of a company that shows what parts it. A smaller one counts as if others were there
  /// that hold none of the words.
  private static final int LEAST = 16;

  /// By number of holders.
  private static final double[] LOGARITHMS = new double[2 * NearestArticles.NEIGHBOURS + 3];

  static {
    for (int i = 0; i < LOGARITHMS.length; i++) {
      LOGARITHMS[i] = Math.log(i + 0.5);
    }
  }

  private final NearestArticles articles;

  /// Places of the articles to be compared, ascending.
  private final int[] centres;

  /// By centre: the members of its company, a bit each.
  private final long[][] companies;

  /// By centre, by its words' order: the number of the word.
  private final int[][] words;

  /// By word: the members that hold it, a bit each.
  private final long[][] holders;

  Surroundings(NearestArticles articles, int... centres) {
    this.articles = articles;
    this.centres = Arrays.stream(centres).sorted().distinct().toArray();
    int[] members =
        Arrays.stream(this.centres)
            .flatMap(
                centre ->
                    IntStream.concat(IntStream.of(centre), Arrays.stream(articles.near(centre))))
            .sorted()
            .distinct()
            .toArray();
    int longs = members.length / Long.SIZE + 1;
    companies = new long[this.centres.length][longs];
    for (int i = 0; i < companies.length; i++) {
      set(companies[i], Arrays.binarySearch(members, this.centres[i]));
      for (int near : articles.near(this.centres[i])) {
        set(companies[i], Arrays.binarySearch(members, near));
      }
    }
    long[] distinct =
        Arrays.stream(this.centres)
            .mapToObj(centre -> articles.get(centre).all().keys())
            .flatMapToLong(Arrays::stream)
            .sorted()
            .distinct()
            .toArray();
    holders = new long[distinct.length][longs];
    for (int bit = 0; bit < members.length; bit++) {
      for (long key : articles.get(members[bit]).all().keys()) {
        int word = Arrays.binarySearch(distinct, key);
        if (word >= 0) {
          set(holders[word], bit);
        }
      }
    }
    words = new int[this.centres.length][];
    for (int i = 0; i < words.length; i++) {
      words[i] =
          Arrays.stream(articles.get(this.centres[i]).all().keys())
              .mapToInt(key -> Arrays.binarySearch(distinct, key))
              .toArray();
    }
  }

  private static void set(long[] bits, int bit) {
    bits[bit / Long.SIZE] |= 1L << bit;
  }

  /// The cosine of the words of two of the articles, each weighed in their company; 0 to 1.
  double cosine(int first, int second) {
    int a = Arrays.binarySearch(centres, first);
    int b = Arrays.binarySearch(centres, second);
    long[] company = companies[a].clone();
    int size = 0;
    for (int i = 0; i < company.length; i++) {
      company[i] |= companies[b][i];
      size += Long.bitCount(company[i]);
    }
    double logarithm = Math.log(Math.max(size, LEAST) + 1.0);
    double lacking = Math.max(0, LEAST - size) / (LEAST - 2.0);
    double alone = ALONE + lacking * (logarithm - LOGARITHMS[2] - ALONE);
    float[] valuesA = articles.get(first).all().values();
    float[] valuesB = articles.get(second).all().values();
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    int i = 0;
    int j = 0;
    while (i < valuesA.length || j < valuesB.length) {
      int wordA = i < valuesA.length ? words[a][i] : Integer.MAX_VALUE;
      int wordB = j < valuesB.length ? words[b][j] : Integer.MAX_VALUE;
      int word = Math.min(wordA, wordB);
      double weight = weight(company, holders[word], logarithm, alone);
      double valueA = wordA == word ? valuesA[i++] * weight : 0;
      double valueB = wordB == word ? valuesB[j++] * weight : 0;
      both += valueA * valueB;
      squaresA += valueA * valueA;
      squaresB += valueB * valueB;
    }
    return both == 0 ? 0 : both / Math.sqrt(squaresA * squaresB);
  }

  private static double weight(long[] company, long[] holding, double logarithm, double alone) {
    int holders = 0;
    for (int i = 0; i < company.length; i++) {
      holders += Long.bitCount(company[i] & holding[i]);
    }
    return holders < 2 ? alone : logarithm - LOGARITHMS[holders];
  }
}
