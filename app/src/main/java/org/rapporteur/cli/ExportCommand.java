package org.rapporteur.cli;

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
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.web.HtmlExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "export", description = "Writes the desk out: its briefs, or its articles.")
final class ExportCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private DeskFolder desk = new DeskFolder();

  @Option(
      names = "--format",
      required = true,
      description =
          "One of ${COMPLETION-CANDIDATES}: one JSON object a line, one row a telling (or article), or a document to read.")
  private Format format = Format.json;

  @Option(
      names = "--what",
      defaultValue = "briefs",
      description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
  private What what = What.briefs;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; standard output by default.")
  private @Nullable Path file;

  ExportCommand(Console console) {
    this.console = console;
  }

  /// Named as they are typed.
  enum Format {
    json,
    csv,
    markdown,
    html
  }

  /// Named as they are typed.
  enum What {
    briefs,
    articles
  }

  @Override
  public Integer call() throws IOException {
    Path target = file;
    try (Desk open = Desk.openToRead(desk.folder())) {
      if (target == null) {
        Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
        write(open, out);
        out.flush();
      } else {
        try (Writer out = Files.newBufferedWriter(target)) {
          write(open, out);
        }
      }
    }
    return 0;
  }

  private void write(Desk open, Writer out) throws IOException {
    List<Brief> briefs = what == What.briefs ? open.briefs() : List.of();
    List<Article> articles = open.articles();
    Map<ArticleId, Article> byId = ContractJson.byId(articles);
    switch (format) {
      case json -> {
        for (Brief brief : briefs) {
          out.append(ContractJson.brief(brief, byId).toString()).append('\n');
        }
        if (what == What.articles) {
          for (Article article : articles) {
            out.append(ContractJson.article(article).toString()).append('\n');
          }
        }
      }
      case csv -> {
        if (what == What.briefs) {
          CsvExport.briefs(briefs, byId, out);
        } else {
          CsvExport.articles(articles, out);
        }
      }
      case markdown -> {
        MarkdownExport.briefs(briefs, byId, out);
        if (what == What.articles) {
          for (Article article : articles) {
            MarkdownExport.article(article, out);
          }
        }
      }
      case html ->
          out.append(
              what == What.briefs
                  ? HtmlExport.briefs(briefs, byId)
                  : HtmlExport.articles(articles));
    }
  }
}
