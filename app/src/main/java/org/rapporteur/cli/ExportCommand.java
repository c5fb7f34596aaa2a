package org.rapporteur.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.export.DeskExport;
import org.rapporteur.export.Dossier;
import org.rapporteur.export.GraphFormat;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.web.HtmlExport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = "Writes the desk out: its briefs, its articles, or a graph.")
final class ExportCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private DeskFolder desk = new DeskFolder();

  @Option(
      names = "--format",
      required = true,
      description = {
        "One of ${COMPLETION-CANDIDATES}.",
        "json: one object a line, of the shape that `schema briefs` (or `schema articles`) prints",
        "csv: one row a telling (or article), for Excel",
        "markdown, html: a document to read",
        "gexf, graphml: a graph, for Gephi and its like",
        "timelinejs: what is dated, for Knight Lab's TimelineJS",
        "ftm: FollowTheMoney's entities, one a line, for Aleph",
        "annotations: W3C Web Annotations, one a telling"
      })
  private Format format = Format.json;

  @Option(
      names = "--what",
      description =
          "One of ${COMPLETION-CANDIDATES}; by default briefs, and of graphs actors. Articles: in json, csv, markdown and html. Actors (who said and did what to whom) and outlets (who prints whose text): in gexf and graphml.")
  private @Nullable What what;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; standard output by default.")
  private @Nullable Path file;

  @Option(
      names = "--no-bom",
      description = "CSV without the mark in front by which Excel knows UTF-8.")
  private boolean unmarked;

  @Spec private CommandSpec spec = CommandSpec.create();

  ExportCommand(Console console) {
    this.console = console;
  }

  /// Named as they are typed.
  enum Format {
    json,
    csv,
    markdown,
    html,
    gexf,
    graphml,
    timelinejs,
    ftm,
    annotations
  }

  /// Named as they are typed.
  enum What {
    briefs,
    articles,
    actors,
    outlets
  }

  @Override
  public Integer call() throws IOException {
    What wanted = wanted();
    Path target = file;
    try (Desk open = desk.openToRead(console)) {
      if (target == null) {
        Writer out =
            new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
        write(open, wanted, out);
        out.flush();
      } else {
        // a half of a surrogate pair, as broken pages hold, is no error here
        try (Writer out =
            new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(target), StandardCharsets.UTF_8))) {
          write(open, wanted, out);
        }
      }
    }
    return 0;
  }

  private What wanted() {
    List<What> possible =
        switch (format) {
          case json, csv, markdown, html -> List.of(What.briefs, What.articles);
          case gexf, graphml -> List.of(What.actors, What.outlets);
          case timelinejs, ftm, annotations -> List.of(What.briefs);
        };
    What wanted = what == null ? possible.getFirst() : what;
    if (!possible.contains(wanted)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "There are no " + wanted + " in " + format + "; there are " + possible);
    }
    return wanted;
  }

  private void write(Desk open, What wanted, Writer out) throws IOException {
    DeskExport export = new DeskExport(open);
    boolean articles = wanted == What.articles;
    switch (format) {
      case json -> json(export, articles, out);
      case csv -> {
        out.append(unmarked ? "" : "\uFEFF");
        if (articles) {
          export.articlesAsCsv(out);
        } else {
          export.briefsAsCsv(out);
        }
      }
      case markdown, html -> document(open, articles, out);
      case gexf -> graph(export, wanted, GraphFormat.GEXF, out);
      case graphml -> graph(export, wanted, GraphFormat.GRAPHML, out);
      case timelinejs -> export.timeline(out);
      case ftm -> export.followTheMoney(out);
      case annotations -> export.annotations(out);
    }
  }

  private static void json(DeskExport export, boolean articles, Writer out) throws IOException {
    if (articles) {
      for (Article article : export.articles()) {
        out.append(ContractJson.article(article).toString()).append('\n');
      }
    } else {
      for (Dossier dossier : export.stories()) {
        out.append(ContractJson.brief(dossier.brief(), dossier.articles()).toString()).append('\n');
      }
    }
  }

  private void document(Desk open, boolean ofArticles, Writer out) throws IOException {
    List<Brief> briefs = ofArticles ? List.of() : open.briefs();
    List<Article> articles = open.articles();
    Map<ArticleId, Article> byId = ContractJson.byId(articles);
    if (format == Format.html) {
      out.append(ofArticles ? HtmlExport.articles(articles) : HtmlExport.briefs(briefs, byId));
      return;
    }
    MarkdownExport.briefs(briefs, byId, out);
    if (ofArticles) {
      for (Article article : articles) {
        MarkdownExport.article(article, out);
      }
    }
  }

  private static void graph(DeskExport export, What wanted, GraphFormat format, Writer out)
      throws IOException {
    if (wanted == What.outlets) {
      export.outlets(format, out);
    } else {
      export.actors(format, out);
    }
  }
}
