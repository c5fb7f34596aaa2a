package org.rapporteur.cli;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rapporteur.Progress;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.StoryId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Corrections of a reader. They are kept on the desk, outlive every later run, and can be undone.
@Command(
    name = "correct",
    description =
        "Merges and splits stories on the desk, parts tellings from their line, and joins lines. A correction outlives every later run until it is undone, and stands above an earlier one that says otherwise; `rapporteur log` lists them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CorrectCommand.Merge.class,
      CorrectCommand.Split.class,
      CorrectCommand.Undo.class,
      CorrectCommand.Part.class,
      CorrectCommand.Join.class,
      CorrectCommand.Rejoin.class
    })
final class CorrectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  CorrectCommand(Console console) {}

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Which correction? Try: rapporteur help correct");
  }

  /// A correction of a desk that is there.
  private abstract static class Correction extends DeskTask {
    Correction(Console console) {
      super(console);
    }

    /// Whether it is said of stories, so that the log tells what came of it.
    boolean ofStories() {
      return true;
    }

    /// Throws [IllegalArgumentException] where the desk has no such thing.
    abstract void on(Desk desk, Rapporteur rapporteur, Progress progress) throws IOException;

    @Override
    int run() throws IOException {
      try (Desk open = desk.openThere(console)) {
        long before = open.storyLog().size();
        on(open, new Rapporteur(), ProgressLine.to(console));
        if (ofStories()) {
          say(open.storyLog().size() - before, open);
        }
      }
      return 0;
    }

    private void say(long changed, Desk open) {
      console
          .out()
          .println(
              changed == 0
                  ? "Noted; nothing changed."
                  : Wrap.count((int) changed, "change", "changes")
                      + ". On the desk: "
                      + Wrap.count(open.storyCount(), "story", "stories")
                      + ".");
    }
  }

  /// A correction of lines, which the log of stories tells nothing of.
  private abstract static class LineCorrection extends Correction {
    LineCorrection(Console console) {
      super(console);
    }

    @Override
    boolean ofStories() {
      return false;
    }

    /// Says what was done, or that the briefs are as they were, and how it is taken back.
    void say(String done, List<Brief> before, Desk desk, String back) {
      console
          .out()
          .println(
              (desk.briefs().equals(before) ? "Noted; nothing changed." : done)
                  + " Taken back with: rapporteur correct "
                  + back);
    }
  }

  @Command(name = "merge", description = "Makes one story of several.")
  static final class Merge extends Correction {
    @Parameters(
        arity = "2..*",
        paramLabel = "STORY",
        description = "Ids of stories, as `rapporteur stories --json` prints them.")
    private List<String> stories = List.of();

    Merge(Console console) {
      super(console);
    }

    @Override
    void on(Desk desk, Rapporteur rapporteur, Progress progress) throws IOException {
      desk.merge(stories.stream().map(StoryId::new).toList(), rapporteur, progress);
    }
  }

  @Command(name = "split", description = "Makes a story of some articles of another.")
  static final class Split extends Correction {
    @Parameters(index = "0", paramLabel = "STORY", description = "The story's id.")
    private String story = "";

    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "ARTICLE",
        description = "The articles to be split off: their ids, or what the input called them.")
    private List<String> articles = List.of();

    Split(Console console) {
      super(console);
    }

    @Override
    void on(Desk desk, Rapporteur rapporteur, Progress progress) throws IOException {
      StoryId id = new StoryId(story);
      desk.split(id, ids(desk, id), rapporteur, progress);
    }

    private Set<ArticleId> ids(Desk desk, StoryId id) {
      List<ArticleId> inside =
          desk.brief(id).map(brief -> brief.story().articles()).orElse(List.of());
      Collection<Article> known = desk.articles(inside).values();
      Set<ArticleId> ids = new HashSet<>();
      for (String named : articles) {
        ids.add(
            known.stream()
                .filter(
                    article ->
                        article.id().value().equals(named) || article.from().key().equals(named))
                .map(Article::id)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> new ArticleId(named)));
      }
      return ids;
    }
  }

  @Command(name = "part", description = "Takes a telling out of a line it does not belong to.")
  static final class Part extends LineCorrection {
    @Parameters(
        index = "0",
        paramLabel = "LINE",
        description = "The line's id, as `rapporteur brief --json` prints it.")
    private String line = "";

    @Parameters(
        index = "1",
        paramLabel = "TELLING",
        description = "Its number among the line's tellings, from 1.")
    private int telling;

    Part(Console console) {
      super(console);
    }

    @Override
    void on(Desk desk, Rapporteur rapporteur, Progress progress) throws IOException {
      List<Brief> before = desk.briefs();
      long number = desk.part(line, telling - 1, rapporteur, progress);
      say("Parted.", before, desk, "rejoin " + number);
    }
  }

  @Command(name = "join", description = "Makes one line of two of one story.")
  static final class Join extends LineCorrection {
    @Parameters(
        index = "0",
        paramLabel = "LINE",
        description = "A line's id, as `rapporteur brief --json` prints it.")
    private String line = "";

    @Parameters(index = "1", paramLabel = "LINE", description = "The other's.")
    private String other = "";

    Join(Console console) {
      super(console);
    }

    @Override
    void on(Desk desk, Rapporteur rapporteur, Progress progress) throws IOException {
      List<Brief> before = desk.briefs();
      long number = desk.join(line, other, rapporteur, progress);
      say("Joined.", before, desk, "unjoin " + number);
    }
  }

  @Command(
      name = "rejoin",
      aliases = "unjoin",
      description =
          "Takes back that a telling was parted from its line, or that lines were joined.")
  static final class Rejoin extends LineCorrection {
    @Parameters(
        paramLabel = "NUMBER",
        description = "The number that `correct part` or `correct join` gave it.")
    private long number;

    Rejoin(Console console) {
      super(console);
    }

    @Override
    void on(Desk desk, Rapporteur rapporteur, Progress progress) throws IOException {
      desk.rejoin(number, rapporteur, progress);
      console.out().println("Taken back.");
    }
  }

  @Command(
      name = "undo",
      description = "Takes back an entry of the log, whether a reader or the program made it.")
  static final class Undo extends Correction {
    @Parameters(paramLabel = "NUMBER", description = "Its number in `rapporteur log`.")
    private long number;

    Undo(Console console) {
      super(console);
    }

    @Override
    void on(Desk desk, Rapporteur rapporteur, Progress progress) throws IOException {
      desk.undo(number, rapporteur, progress);
    }
  }
}
