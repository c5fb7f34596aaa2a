package org.rapporteur.extract;

import java.util.List;
import java.util.Optional;
import org.rapporteur.model.Page;

/// The blocks of a page in markup as [BlockModel] is trained on them.
///
/// @param texts one line each, in the order of the page
/// @param rows of each block, see [BlockFeatures]
/// @param kept whether the rules alone take it for body text
/// @param ruledOut whether the rules will not have it, whatever it weighs
public record BlockTable(
    List<String> texts, float[][] rows, List<Boolean> kept, List<Boolean> ruledOut) {
  /// The table of a page; empty when no block of it may be text.
  public static Optional<BlockTable> of(Page page) {
    return Optional.ofNullable(HtmlExtractor.table(page));
  }

  /// The names of the values of a row.
  public static List<String> names() {
    return BlockFeatures.names();
  }
}
