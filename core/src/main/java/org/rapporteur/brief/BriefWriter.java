package org.rapporteur.brief;

import java.util.List;
import org.rapporteur.model.Account;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Story;
import org.rapporteur.reading.Encoder;

/// Makes a story's brief out of what its articles tell.
public final class BriefWriter {
  private final Encoder encoder;

  public BriefWriter(Encoder encoder) {
    this.encoder = encoder;
  }

  /// `accounts` are those of the story's articles, `origins` those that hold them.
  public Brief write(Story story, List<Account> accounts, List<Origin> origins) {
    encoder.encode(List.of());
    return new Brief(story, origins, List.of(), List.of());
  }
}
