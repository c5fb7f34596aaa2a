package org.rapporteur.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.Fault;

/// Does a desk survive being killed at any moment?
///
/// ```
/// KillDesk WORK KILLS PAGES
/// ```
///
/// WORK is a folder that is not there yet. Makes PAGES invented pages and builds a desk of them, in
/// processes of their own: pages added in [#BATCHES] batches, between them stories merged and
/// split, a telling parted, lines joined, the index made anew, the desk compacted, an article
/// forgotten. Builds a second desk by the same commands, but ends the process (`SIGKILL`) KILLS
/// times at moments drawn from a fixed seed, and runs the command again until it is done. After
/// each kill the desk is checked; an index that lags is no fault then, as the next opening puts it
/// right.
///
/// At the end `desk check` and `verify` must find nothing, each page must be there once, and
/// articles, stories, briefs and log must be those of the first desk. Exit code 1 where anything is
/// otherwise; all of it is printed.
public final class KillDesk {
  private static final int BATCHES = 5;
  private static final long SEED = 7;
  private static final double NANOS_A_SECOND = 1e9;

  /// Before this the JVM starts, and nothing is lost by a kill.
  private static final int STARTING_MILLISECONDS = 400;

  private static final int LONGEST_MINUTES = 30;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path work;
  private final int pages;
  private final Random random = new Random(SEED);
  private final List<String> faults = new ArrayList<>();

  private KillDesk(Path work, int pages) {
    this.work = work;
    this.pages = pages;
  }

  /// A command, and how long it took when nothing killed it.
  private record Step(List<String> arguments, long millis) {
    String name() {
      return arguments.getFirst().equals("add") ? "add" : arguments.get(0) + " " + arguments.get(1);
    }
  }

  /// @param code the exit code; -1 where the process was killed
  private record Run(int code, String out, String err, long millis) {}

  public static void main(String[] args) throws IOException, InterruptedException {
    KillDesk harness = new KillDesk(Path.of(args[0]).toAbsolutePath(), Integer.parseInt(args[2]));
    harness.run(Integer.parseInt(args[1]));
    System.exit(harness.faults.isEmpty() ? 0 : 1);
  }

  private void run(int kills) throws IOException, InterruptedException {
    Files.createDirectory(work);
    writePages();
    Path whole = work.resolve("whole");
    Path killed = work.resolve("killed");
    long start = System.nanoTime();
    List<Step> steps = build(whole);
    System.out.printf(
        Locale.ROOT,
        "built without a kill: %d commands, %.0f s%n",
        steps.size(),
        (System.nanoTime() - start) / NANOS_A_SECOND);
    start = System.nanoTime();
    Map<String, Integer> killsOf = buildKilled(killed, steps, kills);
    System.out.printf(
        Locale.ROOT,
        "built with %d kills: %.0f s%n",
        killsOf.values().stream().mapToInt(Integer::intValue).sum(),
        (System.nanoTime() - start) / NANOS_A_SECOND);
    killsOf.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> System.out.println("  " + entry.getKey() + ": " + entry.getValue()));
    compare(whole, killed);
    System.out.println(faults.isEmpty() ? "no fault" : faults.size() + " faults");
    faults.forEach(fault -> System.out.println("  " + fault));
  }

  private void writePages() throws IOException {
    InventedPages invented = new InventedPages(SEED);
    for (int i = 0; i < pages; i++) {
      Path batch = Files.createDirectories(batch(i * BATCHES / pages));
      Files.writeString(batch.resolve("page" + i + ".html"), invented.next());
    }
  }

  private Path batch(int number) {
    return work.resolve("pages").resolve("batch" + number);
  }

  /// Builds a desk without a kill; the commands it took.
  private List<Step> build(Path desk) throws IOException, InterruptedException {
    List<Step> steps = new ArrayList<>();
    step(desk, steps, "add", batch(0).toString());
    List<JsonNode> stories = rows(desk, "stories", "--json");
    step(desk, steps, "correct", "merge", story(stories, 0), story(stories, 1));
    step(desk, steps, "add", batch(1).toString());
    JsonNode large =
        rows(desk, "stories", "--json").stream()
            .filter(story -> story.get("articles").size() > 1)
            .findFirst()
            .orElseThrow();
    step(
        desk,
        steps,
        "correct",
        "split",
        large.get("story").asText(),
        large.get("articles").get(1).get("article").asText());
    step(desk, steps, "desk", "rebuild-index");
    step(desk, steps, "add", batch(2).toString());
    step(desk, steps, "correct", "part", lineOfSeveral(desk), "1");
    step(desk, steps, "desk", "compact");
    step(desk, steps, "add", batch(3).toString());
    List<String> two = twoRemarks(desk);
    step(desk, steps, "correct", "join", two.get(0), two.get(1));
    step(desk, steps, "desk", "forget", batch(0).resolve("page0.html").toString());
    step(desk, steps, "add", batch(4).toString());
    step(desk, steps, "desk", "rebuild-index");
    return steps;
  }

  private void step(Path desk, List<Step> steps, String... arguments)
      throws IOException, InterruptedException {
    Run run = run(desk, List.of(arguments), -1);
    if (run.code() != 0) {
      throw new IOException(String.join(" ", arguments) + ": " + run.code() + " " + run.err());
    }
    steps.add(new Step(List.of(arguments), run.millis()));
  }

  private static String story(List<JsonNode> stories, int at) {
    return stories.get(at).get("story").asText();
  }

  private String lineOfSeveral(Path desk) throws IOException, InterruptedException {
    for (JsonNode brief : rows(desk, "brief", "--json")) {
      for (JsonNode line : brief.get("lines")) {
        Set<String> keys = new HashSet<>();
        line.get("tellings").forEach(telling -> keys.add(telling.get("key").asText()));
        if (keys.size() > 1) {
          return line.get("line").asText();
        }
      }
    }
    throw new IOException("no line is told twice");
  }

  private List<String> twoRemarks(Path desk) throws IOException, InterruptedException {
    for (JsonNode brief : rows(desk, "brief", "--json")) {
      List<String> remarks = new ArrayList<>();
      for (JsonNode line : brief.get("lines")) {
        if (line.get("kind").asText().equals("statement")) {
          remarks.add(line.get("line").asText());
        }
      }
      if (remarks.size() > 1) {
        return remarks;
      }
    }
    throw new IOException("no story has two remarks");
  }

  /// Builds a desk with kills; how many each kind of command had.
  private Map<String, Integer> buildKilled(Path desk, List<Step> steps, int kills)
      throws IOException, InterruptedException {
    Map<String, Integer> killsOf = new HashMap<>();
    int left = kills;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int here = (left + steps.size() - i - 1) / (steps.size() - i);
      int logged = logged(desk);
      boolean done = false;
      for (int tries = 0; here > 0 && !done && tries < 4 * kills; tries++) {
        Run run = run(desk, step.arguments(), moment(step));
        if (run.code() == -1) {
          here--;
          left--;
          killsOf.merge(step.name(), 1, Integer::sum);
          checkAfterKill(desk, step);
        } else {
          done = finished(run, step, desk, logged);
        }
      }
      if (!done) {
        finished(run(desk, step.arguments(), -1), step, desk, logged);
      }
    }
    // what is left goes to commands that may be repeated on the finished desk
    Step last = steps.getLast();
    for (int tries = 0; left > 0 && tries < 4 * kills; tries++) {
      if (run(desk, last.arguments(), moment(last)).code() == -1) {
        left--;
        killsOf.merge(last.name(), 1, Integer::sum);
        checkAfterKill(desk, last);
      }
    }
    finished(run(desk, last.arguments(), -1), last, desk, 0);
    return killsOf;
  }

  private long moment(Step step) {
    return STARTING_MILLISECONDS
        + (long) (random.nextDouble() * Math.max(1, step.millis() - STARTING_MILLISECONDS));
  }

  /// Whether the command is done: it says so, or it was done before it was killed, and says that
  /// what it is to work on is no more.
  private boolean finished(Run run, Step step, Path desk, int logged)
      throws IOException, InterruptedException {
    boolean before =
        run.code() == 2
            && (step.arguments().contains("forget")
                ? run.err().contains("no article")
                : logged(desk) > logged);
    if (run.code() != 0 && !before) {
      faults.add(step.name() + " ended with " + run.code() + ": " + run.err().strip());
    }
    return true;
  }

  private int logged(Path desk) throws IOException {
    if (!Desk.exists(desk)) {
      return 0;
    }
    try (Desk open = Desk.openToRead(desk)) {
      return (int) open.storyLog().stream().filter(entry -> entry.ruling() != null).count()
          + open.lineLog().size();
    }
  }

  private void checkAfterKill(Path desk, Step step) throws IOException {
    if (!Desk.exists(desk)) {
      return;
    }
    List<Fault> found = new ArrayList<>();
    try {
      Desk.check(desk, found::add);
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("older version")) {
        throw e;
      }
      // killed before the record had its tables
      return;
    }
    found.removeIf(fault -> fault.what().equals("index"));
    found.forEach(fault -> faults.add("after a kill of " + step.name() + ": " + fault));
  }

  private void compare(Path whole, Path killed) throws IOException, InterruptedException {
    for (List<String> command : List.of(List.of("desk", "check"), List.of("verify"))) {
      Run run = run(killed, command, -1);
      System.out.println(String.join(" ", command) + ": exit code " + run.code());
      if (run.code() != 0) {
        faults.add(String.join(" ", command) + ": " + run.out() + run.err());
      }
    }
    Map<String, Integer> times = new HashMap<>();
    rows(killed, "extract", "--json")
        .forEach(article -> times.merge(article.get("page").asText(), 1, Integer::sum));
    int once = 0;
    for (int i = 0; i < pages; i++) {
      String key = batch(i * BATCHES / pages).resolve("page" + i + ".html").toString();
      int there = times.getOrDefault(key, 0);
      int wanted = i == 0 ? 0 : 1; // the first was forgotten
      once += there == wanted ? 1 : 0;
      if (there != wanted) {
        faults.add(key + " is there " + there + " times");
      }
    }
    System.out.printf(Locale.ROOT, "pages that are there as often as they should: %d%n", once);
    for (List<String> command :
        List.of(
            List.of("export", "--format", "json", "--what", "articles"),
            List.of("stories", "--json"),
            List.of("export", "--format", "json"),
            List.of("log", "--json"))) {
      List<String> one = lines(whole, command);
      boolean same = one.equals(lines(killed, command));
      System.out.printf(
          Locale.ROOT,
          "%s: %d lines, %s%n",
          String.join(" ", command),
          one.size(),
          same ? "the same" : "not the same");
      if (!same) {
        faults.add(String.join(" ", command) + " differs");
      }
    }
  }

  /// What a command prints of a desk, without the times at which entries were made.
  private List<String> lines(Path desk, List<String> command)
      throws IOException, InterruptedException {
    return run(desk, command, -1)
        .out()
        .lines()
        .map(line -> line.replaceAll("\"made\":\"[^\"]*\"", ""))
        .toList();
  }

  private List<JsonNode> rows(Path desk, String... command)
      throws IOException, InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : run(desk, List.of(command), -1).out().lines().toList()) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  /// Runs the program in a process of its own.
  ///
  /// @param killAfter milliseconds after which it is killed; -1: it is not
  private Run run(Path desk, List<String> arguments, long killAfter)
      throws IOException, InterruptedException {
    Path out = work.resolve("out");
    Path err = work.resolve("err");
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx1400m",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                "org.rapporteur.cli.Main"));
    line.addAll(arguments);
    line.addAll(Stream.of("--desk", desk.toString()).toList());
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    boolean ended =
        killAfter < 0
            ? process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)
            : process.waitFor(killAfter, TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    return new Run(
        ended ? process.exitValue() : -1,
        Files.readString(out),
        Files.readString(err),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }
}
