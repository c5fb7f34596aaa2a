package org.rapporteur.model;

import org.jspecify.annotations.Nullable;

/// When an outlet says it published and updated an article (ninjs: `firstCreated`,
/// `versionCreated`). Never the day of fetching.
public record Times(@Nullable Stamp published, @Nullable Stamp updated) {
  /// Neither is known.
  public static final Times UNKNOWN = new Times(null, null);
}
