package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Gear;

/// What is read of an article does not depend on what is read beside it, in what order or by how
/// many workers.
class RapporteurGearsTest {
  private static final List<Article> ARTICLES =
      IntStream.range(0, 24)
          .mapToObj(
              i ->
                  Article.ofText(
                      "a" + i,
                      """
                      Mayor Anna Rossi said on Monday that bridge number %d would be rebuilt. “We will not wait. We have waited for years,” she told reporters in Norville.

                      %s officials denied it, according to the Lakeside Times. “Nobody asked us,” Marsh said. “%s”"""
                          .formatted(i, i % 2 == 0 ? "Arlovian" : "Western", "No. ".repeat(i % 5)),
                      null))
          .toList();

  private static List<Account> read(Gear gear, List<Article> articles, int workers)
      throws Exception {
    Rapporteur rapporteur = new Rapporteur(gear);
    try (ForkJoinPool pool = new ForkJoinPool(workers)) {
      return pool.submit(
              () ->
                  articles.parallelStream()
                      .map(article -> rapporteur.account(rapporteur.read(article)))
                      .toList())
          .get();
    }
  }

  private static Account of(List<Account> accounts, ArticleId id) {
    return accounts.stream()
        .filter(account -> account.article().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anArticleReadsTheSameAloneInABatchInAnyOrderByAnyNumberOfWorkers() throws Exception {
    for (Gear gear : Gear.values()) {
      List<Account> one = read(gear, ARTICLES, 1);
      List<Article> shuffled = new ArrayList<>(ARTICLES);
      Collections.shuffle(shuffled, new Random(11));
      List<Account> two = read(gear, shuffled, 2);
      for (Article article : ARTICLES) {
        Account alone = read(gear, List.of(article), 1).getFirst();
        assertThat(alone.statements()).isNotEmpty().allMatch(statement -> statement.gear() == gear);
        assertThat(of(one, article.id())).isEqualTo(alone);
        assertThat(of(two, article.id())).isEqualTo(alone);
      }
    }
  }
}
