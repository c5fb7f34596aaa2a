package org.rapporteur.intake.web;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How politely, and how much, is fetched.
///
/// @param userAgent the name given to servers: `Newsroom/2.1 (+https://newsroom.example/contact)`.
/// What stands before the slash is the name that `robots.txt` is asked with
/// @param pause between two requests to one host
/// @param longestPause where `robots.txt` asks for a longer one, this is kept
/// @param connectLimit for a connection to stand
/// @param limit for an answer to be there in full, redirects included and pauses not
/// @param bytes that an answer may have at most, packed and unpacked
/// @param privateAddresses whether addresses inside one's own network may be asked
public record FetchSettings(
    String userAgent,
    Duration pause,
    Duration longestPause,
    Duration connectLimit,
    Duration limit,
    int bytes,
    boolean privateAddresses) {
  /// A token as in RFC 9110, then comments and further products.
  private static final Pattern USER_AGENT =
      Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]{1,64})(?:[/ ][\\x20-\\x7E]{0,256})?");

  public FetchSettings {
    if (!USER_AGENT.matcher(userAgent).matches()) {
      throw new IllegalArgumentException("no user agent: \"" + userAgent + "\"");
    }
    if (bytes <= 0 || bytes == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("bytes: " + bytes);
    }
  }

  /// One request a second to a host, half a minute and 64 MB an answer, nothing private.
  public static FetchSettings of(String userAgent) {
    return new FetchSettings(
        userAgent,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        64 << 20,
        false);
  }

  public FetchSettings withPrivateAddresses() {
    return new FetchSettings(userAgent, pause, longestPause, connectLimit, limit, bytes, true);
  }

  public FetchSettings withPause(Duration pause) {
    return new FetchSettings(
        userAgent, pause, longestPause, connectLimit, limit, bytes, privateAddresses);
  }

  public FetchSettings withLimit(Duration limit) {
    return new FetchSettings(
        userAgent, pause, longestPause, connectLimit, limit, bytes, privateAddresses);
  }

  public FetchSettings withBytes(int bytes) {
    return new FetchSettings(
        userAgent, pause, longestPause, connectLimit, limit, bytes, privateAddresses);
  }

  /// The name that `robots.txt` is asked with.
  String robot() {
    Matcher matcher = USER_AGENT.matcher(userAgent);
    return matcher.matches() ? matcher.group(1) : userAgent;
  }
}
