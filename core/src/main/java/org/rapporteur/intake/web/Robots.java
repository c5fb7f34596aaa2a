package org.rapporteur.intake.web;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What one host's `robots.txt` says to one robot.
sealed interface Robots {
  /// The rules hold for each address of the host.
  ///
  /// @param rules read only
  record Rules(BaseRobotRules rules) implements Robots {
    boolean allows(URI address) {
      return rules.isAllowed(address.toString());
    }

    /// The pause it asks for; zero where it asks for none.
    Duration pause() {
      return rules.getCrawlDelay() > 0 ? Duration.ofMillis(rules.getCrawlDelay()) : Duration.ZERO;
    }
  }

  /// There are rules and nobody can read them: nothing may be asked for (RFC 9309, 2.3.1.4).
  record Unreadable(String why) implements Robots {}

  /// RFC 9309, 2.5: at least 500 KiB are to be read. What stands beyond is not.
  int LIMIT = 500 << 10;

  /// Bytes of a line that are read. The parser takes time by the square of a line's length.
  int LONGEST_LINE = 2048;

  static Robots parse(URI address, byte[] content, String mediaType, String robot) {
    return new Rules(
        parser()
            .parseContent(
                address.toString(),
                withShortLines(content),
                mediaType,
                List.of(robot.toLowerCase(Locale.ROOT))));
  }

  private static byte[] withShortLines(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(content.length, LIMIT));
    int length = 0;
    for (int i = 0; i < Math.min(content.length, LIMIT); i++) {
      length = content[i] == '\n' || content[i] == '\r' ? 0 : length + 1;
      if (length <= LONGEST_LINE) {
        out.write(content[i]);
      }
    }
    return out.toByteArray();
  }

  /// @param status of the answer, none of success
  static Robots failed(int status) {
    return status >= 400 && status < 500
        ? new Rules(parser().failedFetch(404))
        : new Unreadable("status " + status);
  }

  /// One for each file, as it counts its warnings. A delay however long forbids nothing: it is cut
  /// by who asks.
  private static SimpleRobotRulesParser parser() {
    return new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
  }
}
