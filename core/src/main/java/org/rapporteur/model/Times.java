package org.rapporteur.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an article was published, updated and fetched: three times that never stand in for one
/// another.
///
/// @param published when the outlet says it published the article (ninjs: `firstCreated`)
/// @param updated when the outlet says it last changed it (ninjs: `versionCreated`)
/// @param fetched when the bytes were taken, where the input says so
public record Times(@Nullable Stamp published, @Nullable Stamp updated, @Nullable Instant fetched) {
  /// None is known.
  public static final Times UNKNOWN = new Times(null, null, null);
}
