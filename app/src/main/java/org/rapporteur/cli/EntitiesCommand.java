package org.rapporteur.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Account;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Entity;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Story;
import org.rapporteur.reading.EntityFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "entities",
    description =
        "Who and what all inputs together name: each once, with its aliases, roles and articles.")
final class EntitiesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private Inputs inputs;

  EntitiesCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    if (inputs.named()) {
      Rapporteur rapporteur = new Rapporteur();
      List<Reading> readings = inputs.readings(rapporteur);
      Map<ArticleId, Reading> byId = new HashMap<>();
      readings.forEach(reading -> byId.put(reading.article().id(), reading));
      print(rapporteur.stories(readings), id -> Optional.ofNullable(byId.get(id)));
    } else {
      try (Desk desk = inputs.openDesk()) {
        print(
            desk.briefs().stream().map(Brief::story).toList(),
            id -> desk.account(id).map(Account::reading));
      }
    }
    return inputs.exitCode();
  }

  private void print(List<Story> stories, Function<ArticleId, Optional<Reading>> read) {
    Stream<List<Reading>> told =
        stories.stream()
            .map(story -> story.articles().stream().map(read).flatMap(Optional::stream).toList());
    for (Entity entity : EntityFinder.across(told)) {
      console.out().println(inputs.json() ? ContractJson.entity(entity) : text(entity));
    }
  }

  private static String text(Entity entity) {
    return Columns.row(
        entity.kind().name().toLowerCase(Locale.ROOT),
        entity.name(),
        Wrap.count(entity.articles().size(), "article", "articles"),
        words(entity.roles()),
        words(entity.countries()),
        words(entity.aliases().stream().filter(a -> !a.text().equals(entity.name())).toList()));
  }

  private static String words(List<Entity.Told> told) {
    return told.stream().map(Entity.Told::text).collect(Collectors.joining(", "));
  }
}
