package org.rapporteur.intake.web;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address as people and servers write it: usable, or not and why.
sealed interface Address {
  /// @param uri http or https, with a host, without user, fragment or characters to be escaped
  record Usable(URI uri) implements Address {}

  record Unusable(String why) implements Address {}

  Pattern PARTS =
      Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<authority>[^/?#\\\\]*)(?<rest>.*)");
  Pattern PORT = Pattern.compile("(?<host>.*?)(?::(?<port>\\d{0,5}))?");

  /// A host's name in ASCII. Full-width signs become `:` or `/` on the way there: such a name would
  /// lead elsewhere the second time it is read.
  Pattern HOST = Pattern.compile("[a-z0-9._-]+");

  int LONGEST = 8192;

  static Address of(String written) {
    Matcher parts = PARTS.matcher(written.strip());
    if (!parts.matches() || written.length() > LONGEST) {
      return new Unusable("no valid address");
    }
    String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return new Unusable("neither http nor https");
    }
    String authority = parts.group("authority");
    if (authority.indexOf('@') >= 0) {
      return new Unusable("a user name in the address");
    }
    Matcher port = PORT.matcher(authority);
    if (!port.matches()) {
      return new Unusable("no valid address");
    }
    String rest = parts.group("rest");
    int fragment = rest.indexOf('#');
    rest = fragment < 0 ? rest : rest.substring(0, fragment);
    try {
      String host = port.group("host").toLowerCase(Locale.ROOT);
      if (!host.startsWith("[")) {
        host = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        if (!HOST.matcher(host).matches()) {
          return new Unusable("no valid address");
        }
      }
      String end = port.group("port");
      String path = rest.startsWith("/") ? rest : "/" + rest;
      URI uri =
          new URI(
              scheme
                  + "://"
                  + host
                  + (end == null || end.isEmpty() || isUsual(scheme, end) ? "" : ":" + end)
                  + escaped(path));
      int number = uri.getPort();
      return uri.getHost() == null || number == 0 || number > 0xFFFF
          ? new Unusable("no valid address")
          : new Usable(uri);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return new Unusable("no valid address");
    }
  }

  /// Where a server's redirect leads from `base`.
  ///
  /// @param location as HttpClient hands headers over: each character is a byte
  static Address redirected(URI base, String location) {
    StringBuilder plain = new StringBuilder();
    for (char c : location.strip().toCharArray()) {
      plain.append(c > 0x7E ? percent((byte) c) : String.valueOf(c));
    }
    String target = plain.toString();
    if (PARTS.matcher(target).matches()) {
      return of(target);
    }
    if (target.startsWith("//")) {
      return of(base.getScheme() + ":" + target);
    }
    try {
      int fragment = target.indexOf('#');
      return of(
          base.resolve(new URI(escaped(fragment < 0 ? target : target.substring(0, fragment))))
              .toString());
    } catch (URISyntaxException e) {
      return new Unusable("no valid address");
    }
  }

  private static boolean isUsual(String scheme, String port) {
    return port.equals(scheme.equals("http") ? "80" : "443");
  }

  /// What may not stand in a URI, as percent escapes of its UTF-8.
  private static String escaped(String path) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < path.length(); ) {
      int c = path.codePointAt(i);
      int length = Character.charCount(c);
      boolean stays =
          c == '%'
              ? isHex(path, i + 1) && isHex(path, i + 2)
              : c > 0x20 && c < 0x7F && "\"<>\\^`{|}[]".indexOf(c) < 0;
      if (stays) {
        out.append((char) c);
      } else {
        for (byte b : path.substring(i, i + length).getBytes(StandardCharsets.UTF_8)) {
          out.append(percent(b));
        }
      }
      i += length;
    }
    return out.toString();
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
  }

  private static String percent(byte b) {
    return String.format(Locale.ROOT, "%%%02X", b & 0xFF);
  }
}
