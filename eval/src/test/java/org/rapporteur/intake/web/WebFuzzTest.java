package org.rapporteur.intake.web;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What servers say, and addresses as people write them.
class WebFuzzTest {
  private static final URI HOST = URI.create("https://outlet.example/news/a");

  @FuzzTest(maxDuration = "5m")
  void robots(byte[] bytes) {
    boolean allowed = allows(bytes);
    if (allows(bytes) != allowed) {
      throw new AssertionError("allowed once, and not the second time");
    }
  }

  private static boolean allows(byte[] bytes) {
    return Robots.parse(HOST, bytes, "text/plain", "rapporteur") instanceof Robots.Rules rules
        && rules.allows(HOST);
  }

  /// An address, and where a redirect to it leads: what is usable stays the same when it is read
  /// again.
  @FuzzTest(maxDuration = "5m")
  void redirect(byte[] bytes) {
    String written = new String(bytes, StandardCharsets.ISO_8859_1);
    for (Address address :
        List.of(
            Address.of(written),
            Address.redirected(HOST, written),
            Address.of(new String(bytes, StandardCharsets.UTF_8)))) {
      if (address instanceof Address.Usable(URI uri)
          && uri.toString().length() <= Address.LONGEST
          && !Address.of(uri.toString()).equals(address)) {
        throw new AssertionError(uri + " is " + Address.of(uri.toString()) + " the second time");
      }
    }
  }

  @FuzzTest(maxDuration = "5m")
  void coding(byte[] bytes) {
    for (String coding : List.of("gzip", "deflate", "br, gzip")) {
      try {
        if (Coding.undo(bytes, List.of(coding), 1 << 20).length > 1 << 20) {
          throw new AssertionError("more than may come out");
        }
      } catch (IOException e) {
        // broken bytes: the fetcher refuses the answer
      }
    }
  }
}
