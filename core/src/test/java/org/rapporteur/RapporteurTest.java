package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

class RapporteurTest {
  private static final Extraction NONE = new Extraction.Rejected("good", Rejection.NO_ARTICLE, "");

  @Test
  void aPageThatWeFailOn_isRejectedByName_andTheOthersGoOn() {
    List<Extraction> extracted =
        Stream.of("good", "bad", "deep", "good")
            .map(key -> Rapporteur.guarded(page(key), RapporteurTest::extract))
            .toList();

    assertThat(extracted.get(0)).isEqualTo(NONE);
    assertThat(extracted.get(3)).isEqualTo(NONE);
    Map.of(1, "java.lang.IllegalStateException: ours at ", 2, "java.lang.StackOverflowError at ")
        .forEach(
            (at, detail) ->
                assertThat(extracted.get(at))
                    .isInstanceOfSatisfying(
                        Extraction.Rejected.class,
                        rejected -> {
                          assertThat(rejected.reason()).isEqualTo(Rejection.FAILED);
                          assertThat(rejected.detail()).startsWith(detail);
                        }));
  }

  @Test
  void whatFailsTheMachine_isNotTheFaultOfAPage() {
    assertThatThrownBy(
            () ->
                Rapporteur.guarded(
                    page("k"),
                    page -> {
                      throw new OutOfMemoryError("heap");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  private static Extraction extract(Page page) {
    return switch (page.key()) {
      case "bad" -> throw new IllegalStateException("ours");
      case "deep" -> throw new StackOverflowError();
      default -> NONE;
    };
  }

  private static Page page(String key) {
    return new Page(key, Page.Kind.TEXT, null, "Words.", "cafe", null);
  }
}
