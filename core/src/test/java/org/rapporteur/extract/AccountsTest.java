package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;

class AccountsTest {
  private static List<String> accounts(String head) {
    String html =
        "<html lang=en><head><title>Lowmoor closes its fish market</title>"
            + head
            + "</head><body><h1>Lowmoor closes its fish market</h1><p>The harbour council of Lowmoor"
            + " voted on Monday to close the old fish market, ending a dispute that has divided the"
            + " town for a decade.</p><p>Mayor Ilse Brandt said the hall was no longer safe, and that"
            + " traders would be moved to a new site by spring of next year.</p></body></html>";
    Page page = new Page("k", Page.Kind.HTML, null, html, "cafe", null);
    return ((Extraction.Found) new ArticleExtractor().extract(page))
        .articles().getFirst().evidence().stream()
            .filter(evidence -> evidence.of().equals("account"))
            .map(evidence -> evidence.value() + ", " + evidence.rule())
            .toList();
  }

  @Test
  void accountsAreRead_ofScriptsAddressesAndFields() {
    assertThat(
            accounts(
                "<meta property='fb:app_id' content='123456789012'>"
                    + "<script src='https://tags.example/gtm.js?id=GTM-AB12CD'></script>"
                    + "<script>ga('create', 'UA-1234567-8');</script>"))
        .containsExactly(
            "123456789012, fb:app_id",
            "GTM-AB12CD, tag manager account",
            "UA-1234567, analytics account");
  }

  @Test
  void whatManyHousesShare_isNone() {
    assertThat(
            accounts(
                "<meta property='fb:app_id' content='966242223397117'>"
                    + "<script>ga('create', 'UA-52447-2'); var VIA = 'QUA-12345-1';</script>"))
        .isEmpty();
  }
}
