package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Episode;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "stories", description = "Which articles tell the same happening.")
final class StoriesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private Inputs inputs;

  StoriesCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    if (inputs.named()) {
      Rapporteur rapporteur = new Rapporteur();
      List<Reading> readings = inputs.readings(rapporteur);
      AtomicInteger revised = new AtomicInteger();
      List<Story> stories = rapporteur.stories(readings, change -> revised.incrementAndGet());
      if (revised.get() > 0) {
        console.say(
            "revised on the way, as later articles came: "
                + Wrap.count(revised.get(), "merge or split", "merges and splits"));
      }
      print(stories, readings.stream().map(Reading::article).toList());
    } else {
      try (Desk desk = inputs.openDesk()) {
        print(desk.briefs().stream().map(Brief::story).toList(), desk.articles());
      }
    }
    return inputs.exitCode();
  }

  private void print(List<Story> stories, List<Article> articles) {
    Map<ArticleId, Article> byId = ContractJson.byId(articles);
    for (Story story : stories) {
      console.out().println(inputs.json() ? ContractJson.story(story, byId) : text(story, byId));
    }
  }

  private static String text(Story story, Map<ArticleId, Article> articles) {
    StringBuilder out = new StringBuilder(story.headline()).append('\n');
    if (story.episodes().isEmpty()) {
      list(out, "  ", story.articles(), articles);
    }
    for (Episode episode : story.episodes()) {
      out.append("  ").append(episode.headline()).append('\n');
      list(out, "    ", episode.articles(), articles);
    }
    return out.toString();
  }

  private static void list(
      StringBuilder out, String indent, List<ArticleId> ids, Map<ArticleId, Article> articles) {
    for (ArticleId id : ids) {
      Article article = articles.get(id);
      if (article != null) {
        Object day =
            article.times().published() == null ? "undated   " : article.times().published().day();
        out.append(indent)
            .append(day)
            .append("  ")
            .append(article.from().key())
            .append("  ")
            .append(article.headline())
            .append('\n');
      }
    }
  }
}
