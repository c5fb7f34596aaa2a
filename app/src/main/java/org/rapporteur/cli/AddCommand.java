package org.rapporteur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Added;
import org.rapporteur.desk.Desk;
import org.rapporteur.intake.Input;
import org.rapporteur.model.Article;
import org.rapporteur.model.Extraction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "add",
    description =
        "Puts inputs on the desk and brings its stories and briefs up to date. Adding something twice changes nothing.")
final class AddCommand implements Callable<Integer> {
  private final Console console;
  private final Map<Added, Integer> counts = new EnumMap<>(Added.class);
  @Mixin private Inputs inputs;

  AddCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    Rapporteur rapporteur = new Rapporteur();
    inputs.requireNamed();
    try (Desk desk = inputs.openDeskToWrite()) {
      inputs.forEachChunk(chunk -> add(chunk, desk, rapporteur));
      desk.update(rapporteur, inputs.progress());
      console.out().println(inputs.json() ? json(desk) : text(desk));
    }
    return inputs.exitCode();
  }

  private void add(List<Input> chunk, Desk desk, Rapporteur rapporteur) {
    List<Input> fresh =
        chunk.stream()
            .filter(input -> !(input instanceof Input.OfPage of && desk.holds(of.page())))
            .toList();
    count(Added.ALREADY_THERE, chunk.size() - fresh.size());
    List<Extraction> extracted =
        Rapporteur.inParallel(
            fresh, input -> Inputs.extract(input, rapporteur), "extract", inputs.progress());
    for (int i = 0; i < fresh.size(); i++) {
      List<Article> articles = inputs.articlesOrComplaint(extracted.get(i)).toList();
      if (!articles.isEmpty()) {
        count(put(desk, fresh.get(i), articles), 1);
      }
    }
  }

  private static Added put(Desk desk, Input input, List<Article> articles) {
    try {
      return switch (input) {
        case Input.OfPage of -> desk.add(of.page(), of.original(), articles);
        case Input.OfArticle of -> desk.add(of.article(), of.original());
        case Input.ToFetch listed ->
            throw new IllegalArgumentException("articles from an address: " + listed.key());
        case Input.Refused refused ->
            throw new IllegalArgumentException("articles from a refused input: " + refused.key());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(input.key() + ": " + e.getMessage(), e);
    }
  }

  private void count(Added outcome, int number) {
    counts.merge(outcome, number, Integer::sum);
  }

  private int counted(Added outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  private String text(Desk desk) {
    int again = counted(Added.EXTRACTED_AGAIN);
    return counted(Added.NEW)
        + " added, "
        + counted(Added.ALREADY_THERE)
        + " already there, "
        + (again == 0 ? "" : again + " extracted again, ")
        + inputs.refused()
        + " rejected. On the desk: "
        + Wrap.count(desk.articleCount(), "article", "articles")
        + " in "
        + Wrap.count(desk.storyCount(), "story", "stories")
        + ".";
  }

  private Object json(Desk desk) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("added", counted(Added.NEW))
        .put("alreadyThere", counted(Added.ALREADY_THERE))
        .put("extractedAgain", counted(Added.EXTRACTED_AGAIN))
        .put("rejected", inputs.refused())
        .put("articles", desk.articleCount())
        .put("stories", desk.storyCount())
        .put("desk", desk.folder().toString());
  }
}
