package org.rapporteur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.rapporteur.Progress;
import org.rapporteur.Rapporteur;
import org.rapporteur.model.Article;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Statement;
import org.rapporteur.model.When;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "chain",
    description =
        "The whole chain over the inputs: the seconds each stage takes, and the heap it needs.")
final class EvalChainCommand implements Callable<Integer> {
  private static final double SECOND = 1e9;
  private static final int MEGABYTE = 1 << 20;

  private final Console console;
  @Mixin private Inputs inputs;

  EvalChainCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() {
    Rapporteur rapporteur = new Rapporteur();
    Timing timing = new Timing();
    timing.at("extract", 0, 0);
    List<Article> articles = inputs.articles(rapporteur);
    Rapporteur.Result result = rapporteur.brief(articles, timing);
    timing.at("", 0, 0);
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("articles", result.articles().size())
        .put("copies", result.copies().size())
        .put("origins", result.origins().size());
    out.put("stories", result.stories().size())
        .put("lines", result.briefs().stream().mapToInt(brief -> brief.lines().size()).sum());
    ObjectNode seconds = out.putObject("seconds");
    timing.seconds.forEach(seconds::put);
    seconds.put("all", timing.seconds.values().stream().mapToDouble(Double::doubleValue).sum());
    out.set("readingSeconds", readingAlone(rapporteur, result.articles()));
    out.put("peakHeapMegabytes", peakHeap());
    console.out().println(out);
    return inputs.exitCode();
  }

  /// What the parts of reading cost: each run again by itself over the same articles, on all
  /// processors, after the chain has warmed them up.
  private static ObjectNode readingAlone(Rapporteur rapporteur, List<Article> articles) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    long start = System.nanoTime();
    List<Reading> readings = Rapporteur.inParallel(articles, rapporteur::read, "", Progress.NONE);
    long read = System.nanoTime();
    out.put("names", (read - start) / SECOND);
    List<List<When>> dates = Rapporteur.inParallel(readings, rapporteur::dates, "", Progress.NONE);
    long dated = System.nanoTime();
    out.put("dates", (dated - read) / SECOND);
    List<Integer> indices = IntStream.range(0, readings.size()).boxed().toList();
    List<List<Statement>> statements =
        Rapporteur.inParallel(
            indices, i -> rapporteur.statements(readings.get(i), dates.get(i)), "", Progress.NONE);
    long stated = System.nanoTime();
    out.put("statements", (stated - dated) / SECOND);
    Rapporteur.inParallel(
        indices, i -> rapporteur.events(readings.get(i), dates.get(i)), "", Progress.NONE);
    long done = System.nanoTime();
    out.put("events", (done - stated) / SECOND);
    Rapporteur.inParallel(
        indices,
        i -> rapporteur.figures(readings.get(i), dates.get(i), statements.get(i)),
        "",
        Progress.NONE);
    out.put("figures", (System.nanoTime() - done) / SECOND);
    return out;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        / MEGABYTE;
  }

  /// Seconds between the first word of one stage and the first of the next.
  private static final class Timing implements Progress {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String stage = "";
    private long since;

    @Override
    public synchronized void at(String name, int done, int total) {
      if (!name.equals(stage)) {
        long now = System.nanoTime();
        if (!stage.isEmpty()) {
          seconds.merge(stage, (now - since) / SECOND, Double::sum);
        }
        stage = name;
        since = now;
      }
    }
  }
}
