package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Edits;
import org.rapporteur.model.Evidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "copies",
    description =
        "The pairs of articles that share text: how much, of what kind, and which is the likelier origin.")
final class CopiesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private Inputs inputs;

  @Option(
      names = "--edits",
      description =
          "Show also what each copy kept, cut, added and changed, sentence by sentence: = kept, ~ changed, - cut, + added.")
  private boolean edits;

  CopiesCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    Rapporteur rapporteur = new Rapporteur();
    if (inputs.named()) {
      List<Article> articles = Rapporteur.distinct(inputs.articles(rapporteur));
      print(rapporteur, rapporteur.copies(articles), articles);
    } else {
      try (Desk desk = inputs.openDesk()) {
        print(rapporteur, desk.copies(), desk.articles());
      }
    }
    return inputs.exitCode();
  }

  private void print(Rapporteur rapporteur, List<Copy> copies, List<Article> articles) {
    Map<ArticleId, Article> byId = ContractJson.byId(articles);
    for (Copy copy : copies) {
      if (edits && sharesProse(copy)) {
        Edits made = rapporteur.edits(copy, byId);
        console
            .out()
            .println(
                inputs.json()
                    ? ContractJson.copy(copy, made, byId)
                    : text(copy, byId) + text(copy, made, byId));
      } else {
        console.out().println(inputs.json() ? ContractJson.copy(copy, byId) : text(copy, byId));
      }
    }
  }

  /// Two reports that share quoted words or furniture alone made nothing of one another.
  private static boolean sharesProse(Copy copy) {
    return copy.kind() != Copy.Kind.QUOTES && copy.kind() != Copy.Kind.BOILERPLATE;
  }

  private static String text(Copy copy, Edits edits, Map<ArticleId, Article> articles) {
    Article original = articles.get(copy.original());
    Article print = articles.get(copy.print());
    if (original == null || print == null) {
      return "";
    }
    return "  "
        + (copy.from() == null
            ? "the second beside the first (nothing tells which was first): "
            : "what " + print.from().key() + " made of " + original.from().key() + ": ")
        + edits.summary()
        + "\n"
        + new EditsText(original, print, "    ").sentences(edits.sentences());
  }

  private static String text(Copy copy, Map<ArticleId, Article> articles) {
    StringBuilder out = new StringBuilder();
    out.append(copy.kind().name().toLowerCase(Locale.ROOT))
        .append(": ")
        .append(copy.words())
        .append(" words shared\n");
    side(out, articles.get(copy.a()), copy.shareOfA(), copy);
    side(out, articles.get(copy.b()), copy.shareOfB(), copy);
    for (Evidence evidence : copy.evidence()) {
      out.append("  ")
          .append(evidence.of())
          .append(" by ")
          .append(evidence.rule())
          .append(": ")
          .append(Wrap.oneLine(evidence.quote(), 90))
          .append('\n');
    }
    return out.toString();
  }

  private static void side(
      StringBuilder out,
      @org.jspecify.annotations.Nullable Article article,
      double share,
      Copy copy) {
    if (article != null) {
      out.append(
          String.format(
              Locale.ROOT,
              "  %3.0f%% of %s (%s)%s%n",
              100 * share,
              article.from().key(),
              article.headline(),
              article.id().equals(copy.from()) ? ", the likelier origin" : ""));
    }
  }
}
