package org.rapporteur.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.StoryId;

/// Finds out whether all that a desk stores is there and whole, and changes nothing: the record as
/// SQLite sees it; each page's bytes; articles, accounts, copies and briefs as [Verifier] sees
/// them, but for what the bytes would give now; which story an article stands in; the index.
final class Checker {
  private final RecordFile record;
  private final Originals originals;
  private final PassageIndex index;
  private final Consumer<Fault> out;

  Checker(RecordFile record, Originals originals, PassageIndex index, Consumer<Fault> out) {
    this.record = record;
    this.originals = originals;
    this.index = index;
    this.out = out;
  }

  void run() throws IOException {
    if (!recordIsWhole()) {
      // whatever else would be found comes from this
      return;
    }
    Set<String> unseen = record.pageHashes();
    record.rows().forEach(row -> unseen.remove(row.pageHash()));
    for (String hash : new TreeSet<>(unseen)) {
      // the verifier sees only the bytes that an article names
      originals
          .damage(hash)
          .ifPresent(damage -> fault("bytes", originals.file(hash).toString(), damage));
    }
    try {
      new Verifier(record, originals, null, this::fault).run();
      stories();
    } catch (UncheckedIOException e) {
      fault("record", record.file().toString(), String.valueOf(e.getMessage()));
    }
    index.damage(record).ifPresent(damage -> fault("index", index.folder().toString(), damage));
  }

  private boolean recordIsWhole() throws IOException {
    Path file = record.file();
    try {
      if (!record.current()) {
        throw new IOException(
            file
                + " was made by an older version of the program: run any other command first,"
                + " which brings it to this one");
      }
      List<String> damage = record.damage();
      damage.forEach(each -> fault("record", file.toString(), each));
      return damage.isEmpty();
    } catch (UncheckedIOException e) {
      fault("record", file.toString(), String.valueOf(e.getMessage()));
      return false;
    }
  }

  /// Holds the stories of the briefs and the stories that articles stand in against each other.
  private void stories() {
    Map<ArticleId, StoryId> told = record.told();
    Set<ArticleId> open = new TreeSet<>(told.keySet());
    Set<ArticleId> there = new HashSet<>();
    record.rows().forEach(row -> there.add(new ArticleId(row.id())));
    for (Brief brief : record.briefs()) {
      StoryId story = brief.story().id();
      for (ArticleId article : brief.story().articles()) {
        open.remove(article);
        if (!story.equals(told.get(article))) {
          fault("told", "story " + story, "article " + article + " is not noted as one of its own");
        }
        if (!there.contains(article)) {
          fault("brief", "story " + story, "article " + article + " is not on the desk");
        }
      }
    }
    for (ArticleId article : open) {
      fault("told", "article " + article, "there is no brief of its story " + told.get(article));
    }
  }

  private void fault(FailedSpan failed) {
    String article =
        "article " + failed.article() + (failed.key().isEmpty() ? "" : " (" + failed.key() + ")");
    fault(
        failed.what(),
        failed.what().equals("bytes") ? originals.file(failed.text()) + " of " + article : article,
        failed.reason());
  }

  private void fault(String what, String where, String reason) {
    out.accept(new Fault(what, where, reason));
  }
}
