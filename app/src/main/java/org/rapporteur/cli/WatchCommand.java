package org.rapporteur.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Rapporteur;
import org.rapporteur.intake.Feed;
import org.rapporteur.intake.Intake;
import org.rapporteur.intake.web.PoliteFetcher;
import org.rapporteur.watch.Round;
import org.rapporteur.watch.Watch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "watch",
    description = {
      "Asks feeds again and again for what is new, puts it on the desk and brings its stories and briefs up to date.",
      "Asks no more often than a feed and its server want; what was read before is not fetched again unless the feed says that it was updated. Ctrl-C ends it after the present item."
    })
final class WatchCommand implements Callable<Integer> {
  private static final Duration USUAL = Duration.ofMinutes(30);
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");

  private final Console console;

  @Parameters(
      paramLabel = "FEED",
      arity = "1..*",
      description =
          "Addresses of feeds (RSS, Atom, JSON Feed), and lists of feeds (OPML): files or addresses.")
  private List<String> feeds = new ArrayList<>();

  @Option(
      names = "--once",
      description =
          "One round, then exit: 1 where a feed or an item was rejected, else 0. For cron.")
  private boolean once;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description =
          "The pause between two requests for a feed, 1m to 7d: 90s, 30m, 2h, 1d. 30m by default; with --once none. A feed that asks for a longer one gets it, up to a day.")
  private @Nullable String every;

  @Option(names = "--json", description = "One JSON object a round.")
  private boolean json;

  @Mixin private DeskFolder desk = new DeskFolder();
  @Mixin private Fetching fetching = new Fetching();
  @Spec private CommandSpec spec = CommandSpec.create();

  private int refused;
  private int rejected;

  WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Duration pause = pause();
    List<String> addresses = addresses();
    if (addresses.isEmpty()) {
      return 1;
    }
    try (Interrupted interrupted = new Interrupted(console);
        PoliteFetcher web = fetching.open()) {
      Watch watch = new Watch(new Rapporteur(), web, Clock.systemUTC(), pause);
      if (once) {
        watch.round(addresses, desk.folder(), interrupted).ifPresent(this::print);
      } else {
        watch.untilEnded(addresses, desk.folder(), interrupted, this::print);
      }
    }
    return refused + rejected > 0 ? 1 : 0;
  }

  private Duration pause() {
    String written = every;
    if (written == null) {
      return once ? Duration.ZERO : USUAL;
    }
    Matcher matcher = DURATION.matcher(written.strip());
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration pause =
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          };
      if (pause.compareTo(SHORTEST) >= 0 && pause.compareTo(LONGEST) <= 0) {
        return pause;
      }
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "--every takes 1m to 7d, such as 90s, 30m, 2h or 1d, and not \"" + written + "\"");
  }

  /// The addresses given, and those that lists in files name.
  private List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    for (String feed : feeds) {
      if (Intake.isAddress(feed)) {
        addresses.add(feed);
      } else {
        addresses.addAll(listed(feed));
      }
    }
    return addresses;
  }

  private List<String> listed(String file) {
    try {
      Path path = Path.of(file);
      if (!Files.isRegularFile(path)) {
        refuse(file + ": no address, and there is no such file");
        return List.of();
      }
      try (InputStream in = Files.newInputStream(path)) {
        Feed list = Feed.readList(file, in);
        list.refused().forEach(why -> refuse(why.message()));
        if (list.listed().isEmpty() && list.refused().isEmpty()) {
          refuse(file + ": a feed in a file does not change; give its address");
        }
        return list.listed();
      }
    } catch (InvalidPathException e) {
      refuse(file + ": no address and no valid path");
    } catch (IOException e) {
      refuse(file + ": cannot be read (" + e.getMessage() + ")");
    }
    return List.of();
  }

  private void refuse(String message) {
    refused++;
    console.say(message);
  }

  private void print(Round round) {
    rejected += round.counts().rejected();
    if (json) {
      console.out().println(json(round));
    } else {
      round.stories().forEach(story -> console.out().println(text(story)));
      console.out().println(text(round));
    }
    console.out().flush();
  }

  private static String text(Round.News story) {
    return Columns.row(
        story.isNew() ? "new story" : "changed story",
        story.story().value(),
        Wrap.oneLine(story.headline(), 70),
        Wrap.count(story.reports(), "report", "reports"));
  }

  private static String text(Round round) {
    Round.Counts counts = round.counts();
    StringBuilder out = new StringBuilder(Wrap.count(counts.feeds(), "feed", "feeds"));
    append(out, counts.unchanged(), "unchanged");
    append(out, counts.notDue(), "not due");
    append(out, counts.gone(), "gone");
    out.append(", ").append(Wrap.count(counts.added(), "new report", "new reports"));
    append(out, counts.revised(), "revised");
    out.append(", ").append(counts.rejected()).append(" rejected");
    return out.append(round.ended() ? "; ended before all was done" : "").toString();
  }

  private static void append(StringBuilder out, int number, String what) {
    if (number > 0) {
      out.append(", ").append(number).append(' ').append(what);
    }
  }

  private static ObjectNode json(Round round) {
    Round.Counts counts = round.counts();
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("at", round.at().toString())
            .put("feeds", counts.feeds())
            .put("unchanged", counts.unchanged())
            .put("notDue", counts.notDue())
            .put("failed", counts.failed())
            .put("gone", counts.gone())
            .put("added", counts.added())
            .put("revised", counts.revised())
            .put("rejected", counts.rejected())
            .put("ended", round.ended())
            .put("next", round.next() == null ? null : round.next().toString());
    ArrayNode stories = node.putArray("stories");
    for (Round.News story : round.stories()) {
      stories
          .addObject()
          .put("story", story.story().value())
          .put("headline", story.headline())
          .put("new", story.isNew())
          .put("reports", story.reports());
    }
    return node;
  }
}
