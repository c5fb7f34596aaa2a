package org.rapporteur.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.rapporteur.Rapporteur;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Hash;
import org.rapporteur.model.LineRuling;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryRuling;
import org.rapporteur.reading.Encoder;
import org.rapporteur.stories.Continuity;

/// The accounts and briefs in a record that this version of the program would make again just so. A
/// new account enters the record at once, so a run that is killed has not read in vain.
final class Kept implements Rapporteur.Memory {
  private final RecordFile record;
  private final ProgramVersion version;
  private final Supplier<Encoder> encoder;
  private final Set<ArticleId> withoutMeaning;
  private final Map<ArticleId, String> accounts;
  private final Map<String, String> briefs;
  private final List<StoryRuling> rulings;
  private final List<LineRuling> lineRulings;
  private List<StoryChange> changes = List.of();

  /// @param encoder asked for when an article is read
  Kept(
      RecordFile record,
      ProgramVersion version,
      RecordFile.Premises premises,
      Supplier<Encoder> encoder) {
    this.encoder = encoder;
    this.withoutMeaning = record.withoutMeaning();
    this.record = record;
    this.version = version;
    this.accounts = record.accounts(version.readers());
    this.briefs = record.briefsBySeal();
    this.rulings = premises.rulings();
    this.lineRulings = premises.lineRulings();
  }

  @Override
  public Account account(Article article, Supplier<Account> read) {
    String json = accounts.get(article.id());
    if (json != null && !withoutMeaning.contains(article.id())) {
      return RecordJson.readAccount(json, article);
    }
    Account account = json != null ? RecordJson.readAccount(json, article) : read.get();
    record.putAccount(account, version.readers(), Meanings.of(account, encoder.get()));
    return account;
  }

  @Override
  public Brief brief(Story story, List<Origin> origins, Supplier<Brief> write) {
    String json = briefs.get(seal(story, origins));
    return json != null ? RecordJson.read(json, Brief.class) : write.get();
  }

  @Override
  public List<StoryRuling> rulings() {
    return rulings;
  }

  @Override
  public List<LineRuling> lineRulings() {
    return lineRulings;
  }

  @Override
  public List<Story> known(List<Story> found) {
    Continuity continuity = Continuity.of(record.told(), found);
    changes = continuity.changes();
    return continuity.stories();
  }

  /// What became of the stories that were there, once the chain has run.
  List<StoryChange> changes() {
    return changes;
  }

  /// Says all that a brief depends on: its story, the origins behind it, what a reader said of its
  /// lines, and the program, which makes the accounts of given articles.
  String seal(Story story, List<Origin> origins) {
    Set<ArticleId> articles = Set.copyOf(story.articles());
    List<LineRuling> ofStory =
        lineRulings.stream().filter(ruling -> ruling.speaksOf(articles)).toList();
    return Hash.ofParts(
        version.chain(),
        RecordJson.write(story),
        RecordJson.write(origins),
        ofStory.isEmpty() ? "" : RecordJson.write(ofStory));
  }
}
