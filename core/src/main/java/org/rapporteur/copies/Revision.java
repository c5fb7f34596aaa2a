package org.rapporteur.copies;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Stamp;

/// Two versions of one report: the same address at two moments. Which came first is told by the
/// times the outlet gives (of the last change, else of publication), else by when the bytes were
/// taken, else by a correction that only one of them carries.
///
/// @param address in canonical form
/// @param earlier null where nothing tells
/// @param quote what told, empty where nothing did
record Revision(String address, @Nullable ArticleId earlier, String quote) {
  private static final CorrectionFinder CORRECTIONS = CorrectionFinder.load();

  /// Empty where the two are no versions of one report: other addresses, or two articles of one
  /// page.
  static Optional<Revision> of(Article a, Article b) {
    String address = PageAddress.canonical(a.from().url());
    boolean onePage =
        a.from().key().equals(b.from().key()) && a.from().hash().equals(b.from().hash());
    if (address.isEmpty()
        || onePage
        || !a.from().main()
        || !b.from().main()
        || !address.equals(PageAddress.canonical(b.from().url()))) {
      return Optional.empty();
    }
    return Optional.of(
        byTime(address, a, b, version(a), version(b))
            .or(() -> byTime(address, a, b, a.times().fetched(), b.times().fetched()))
            .or(() -> byCorrection(address, a, b))
            .orElseGet(() -> new Revision(address, null, "")));
  }

  private static @Nullable Stamp version(Article article) {
    Stamp updated = article.times().updated();
    return updated != null ? updated : article.times().published();
  }

  private static <T extends Comparable<T>> Optional<Revision> byTime(
      String address, Article a, Article b, @Nullable T ofA, @Nullable T ofB) {
    if (ofA == null || ofB == null || ofA.compareTo(ofB) == 0) {
      return Optional.empty();
    }
    boolean aFirst = ofA.compareTo(ofB) < 0;
    return Optional.of(
        new Revision(
            address,
            aFirst ? a.id() : b.id(),
            aFirst ? ofA + " before " + ofB : ofB + " before " + ofA));
  }

  private static Optional<Revision> byCorrection(String address, Article a, Article b) {
    List<String> ofA = CORRECTIONS.notes(a);
    List<String> ofB = CORRECTIONS.notes(b);
    if (ofA.isEmpty() == ofB.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Revision(
            address,
            ofA.isEmpty() ? a.id() : b.id(),
            ofA.isEmpty() ? ofB.getFirst() : ofA.getFirst()));
  }
}
