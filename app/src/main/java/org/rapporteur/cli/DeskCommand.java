package org.rapporteur.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Copied;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.Freed;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The upkeep of a desk.
@Command(
    name = "desk",
    description =
        "The upkeep of a desk: is it whole, make its index again, make it small, copy it, forget an article.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeskCommand.Check.class,
      DeskCommand.RebuildIndex.class,
      DeskCommand.Compact.class,
      DeskCommand.Copy.class,
      DeskCommand.Forget.class
    })
final class DeskCommand implements Callable<Integer> {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Spec private CommandSpec spec = CommandSpec.create();

  DeskCommand(Console console) {}

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "What is to be done? Try: rapporteur help desk");
  }

  /// Something done to a desk that is there.
  private abstract static class Upkeep extends DeskTask {
    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    Upkeep(Console console) {
      super(console);
    }

    void print(String text, ObjectNode node) {
      console.out().println(json ? node : text);
    }

    boolean json() {
      return json;
    }
  }

  @Command(
      name = "check",
      description = {
        "Is all that is stored whole? The record, the pages' bytes, articles, accounts, stories and briefs, the index. Changes nothing.",
        "Prints each fault: what, where, why. Exit code 0: none; 1: some. `rapporteur verify` extracts all pages again besides."
      })
  static final class Check extends Upkeep {
    Check(Console console) {
      super(console);
    }

    @Override
    int run() throws IOException {
      AtomicInteger faults = new AtomicInteger();
      Desk.check(
          desk.folder(),
          fault -> {
            faults.incrementAndGet();
            print(
                Columns.row(fault.what(), fault.where(), fault.reason()),
                JSON.objectNode()
                    .put("what", fault.what())
                    .put("where", fault.where())
                    .put("reason", fault.reason()));
          });
      if (faults.get() > 0) {
        console.say(Wrap.count(faults.get(), "fault", "faults") + " in " + desk.folder());
        return 1;
      }
      if (!json()) {
        console.out().println("All is whole.");
      }
      return 0;
    }
  }

  @Command(
      name = "rebuild-index",
      description = "Makes the index anew out of the record; the old one holds until it is done.")
  static final class RebuildIndex extends Upkeep {
    RebuildIndex(Console console) {
      super(console);
    }

    @Override
    int run() throws IOException {
      try (Desk open = desk.openThere(console)) {
        open.rebuildIndex();
        print(
            "The index was made anew of "
                + Wrap.count(open.articleCount(), "article", "articles")
                + ".",
            JSON.objectNode()
                .put("articles", open.articleCount())
                .put("desk", open.folder().toString()));
      }
      return 0;
    }
  }

  @Command(
      name = "compact",
      description =
          "Makes the desk as small as it can be: drops bytes that no page refers to, and what killed runs left.")
  static final class Compact extends Upkeep {
    private static final long KILO = 1_000;

    Compact(Console console) {
      super(console);
    }

    @Override
    int run() throws IOException {
      try (Desk open = desk.openThere(console)) {
        Freed freed = open.compact();
        print(
            size(freed.bytes())
                + " freed; "
                + Wrap.count(freed.files(), "file", "files")
                + " of bytes dropped.",
            JSON.objectNode()
                .put("freed", freed.bytes())
                .put("files", freed.files())
                .put("desk", open.folder().toString()));
      }
      return 0;
    }

    private static String size(long bytes) {
      return bytes < KILO
          ? bytes + " bytes"
          : bytes < KILO * KILO
              ? String.format(Locale.ROOT, "%.1f kB", (double) bytes / KILO)
              : String.format(Locale.ROOT, "%.1f MB", (double) bytes / KILO / KILO);
    }
  }

  @Command(
      name = "copy",
      description =
          "Copies the desk as it stands at one moment, also while another process writes to it. The copy makes its index when it is first opened.")
  static final class Copy extends Upkeep {
    @Parameters(paramLabel = "DEST", description = "A folder that is not there yet, or empty.")
    private Path destination = Path.of("");

    Copy(Console console) {
      super(console);
    }

    @Override
    int run() throws IOException {
      try (Desk open = desk.openToRead(console)) {
        Copied copied = open.copyTo(destination);
        ObjectNode node =
            JSON.objectNode()
                .put("articles", copied.articles())
                .put("bytes", copied.bytes())
                .put("desk", open.folder().toString())
                .put("copy", destination.toString());
        ArrayNode missing = node.putArray("missing");
        copied.missing().forEach(missing::add);
        print(
            Wrap.count(copied.articles(), "article", "articles")
                + " copied to "
                + destination
                + ".",
            node);
        for (String hash : copied.missing()) {
          console.say("the desk itself lacks the bytes " + hash);
        }
        return copied.missing().isEmpty() ? 0 : 1;
      }
    }
  }

  @Command(
      name = "forget",
      description = {
        "Forgets articles and all that came from them, for good: accounts, tellings, corrections that speak of nothing else, and the bytes of pages that gave no other article.",
        "What one name means is forgotten together: all versions that came under one key or from one address."
      })
  static final class Forget extends Upkeep {
    @Parameters(
        arity = "1..*",
        paramLabel = "ARTICLE",
        description = "Ids of articles, what the input called them (key), or their addresses.")
    private List<String> names = List.of();

    Forget(Console console) {
      super(console);
    }

    @Override
    int run() throws IOException {
      try (Desk open = desk.openThere(console)) {
        Set<ArticleId> ids = new LinkedHashSet<>();
        for (String name : names) {
          Set<ArticleId> named = open.named(name);
          if (named.isEmpty()) {
            throw new IllegalArgumentException("no article " + name + " on this desk");
          }
          ids.addAll(named);
        }
        Map<ArticleId, Article> articles = open.articles(ids);
        open.forget(ids, new Rapporteur(), ProgressLine.to(console));
        for (ArticleId id : ids) {
          Article article = articles.get(id);
          String key = article == null ? "" : article.from().key();
          print(
              Columns.row("forgotten", id.value(), key),
              JSON.objectNode().put("article", id.value()).put("key", key));
        }
      }
      return 0;
    }
  }
}
