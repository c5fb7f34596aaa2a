package org.rapporteur.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpParser;
import org.netpreserve.jwarc.MessageHeaders;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// WARC files to pages: what servers answered with (`response`), what was kept without an answer
/// around it (`resource`), and what was found unchanged later (`revisit`), where it is markup or
/// plain text and the answer was *200*. The rest of a crawl (requests, pictures, redirects, name
/// look-ups) is passed over without a word; what is damaged is named by its place in the file.
///
/// A page's key is `crawl.warc.gz!/20310204093000/https://gazette.example/a`, as web archives name
/// captures; where one file holds two captures of one address at one moment, the second is called
/// by its place, `crawl.warc.gz:48213`.
///
/// A revisit is a capture of its own: the same bytes, its own address and moment.
final class Captures {
  /// Which captures of an archive are wanted.
  interface Choice {
    Choice ALL = (url, status, location) -> true;

    /// Whether the capture of `url` is a page that was meant to be kept. Called for every capture,
    /// in the order of the file; status 0 is unknown.
    boolean takes(String url, int status, @Nullable String location);
  }

  /// What can be seen of a page before it is decoded.
  private record Payload(byte[] bytes, Page.Kind kind, @Nullable String charset) {}

  /// What a record holds.
  private sealed interface Content {
    /// @param payload of a page
    record Whole(Payload payload) implements Content {}

    /// Markup or text it says, and cannot be read.
    record Unusable(Rejection reason, String detail) implements Content {}

    /// Nothing that was asked for.
    record Other() implements Content {}
  }

  private static final Content OTHER = new Content.Other();

  /// The header of a record.
  ///
  /// @param url empty where there is none
  /// @param date as written, empty where there is none
  /// @param length of the block
  private record Head(
      String type,
      String url,
      String date,
      @Nullable String digest,
      long length,
      String contentType,
      RecordFields fields) {

    String field(String name) {
      return fields.first(name).orElse("");
    }

    /// Empty where it is no moment.
    Optional<Instant> moment() {
      try {
        // the form that nearly all have, at a tenth of the parser's time
        if (date.length() == "2031-02-04T09:30:00Z".length() && date.endsWith("Z")) {
          return Optional.of(
              OffsetDateTime.of(
                      number(0, 4),
                      number(5, 7),
                      number(8, 10),
                      number(11, 13),
                      number(14, 16),
                      number(17, 19),
                      0,
                      ZoneOffset.UTC)
                  .toInstant());
        }
        return date.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(date));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    /// Where there are other characters than digits, what is no part of any date.
    private int number(int from, int to) {
      int number = 0;
      for (int i = from; i < to; i++) {
        int digit = date.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return Integer.MIN_VALUE;
        }
        number = 10 * number + digit;
      }
      return number;
    }
  }

  /// The header of an HTTP answer.
  private record Http(int status, MessageHeaders headers) {
    String field(String name) {
      return headers.first(name).orElse("");
    }
  }

  /// What is left of a record's block.
  private static final class Block {
    private long left;

    Block(long left) {
      this.left = left;
    }
  }

  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})");

  private static final Pattern MARKUP =
      Pattern.compile("(?is)\\s*<(?:!doctype\\s+html|html|head|body)\\b.*");

  /// Of an HTTP answer.
  private static final int LONGEST_HEADER = 1 << 20;

  /// Of a length: no overflow.
  private static final int MOST_DIGITS = 18;

  private final Limits limits;
  private final SeenCaptures seen = new SeenCaptures();
  private final HttpParser httpParser = new HttpParser();

  /// The latest pages of pipes, which cannot be read again; together no larger than one page may
  /// be.
  private final SequencedMap<SeenCaptures.Position, Payload> recent = new LinkedHashMap<>();

  private long recentBytes;

  // of the file being read
  private boolean piped;
  private int number;

  Captures(Limits limits) {
    this.limits = limits;
    httpParser.lenientResponse();
  }

  /// Reads `in` to its end.
  ///
  /// @param key of the file
  /// @param source opens it again; null for a pipe
  void read(
      String key,
      InputStream in,
      SeenCaptures.@Nullable Source source,
      Choice choice,
      Consumer<Input> out)
      throws IOException {
    int file = seen.open(source);
    piped = source == null;
    number = 0;
    boolean any = false;
    boolean given = false;
    try (RecordBytes bytes = new RecordBytes(in, 0, limits)) {
      boolean more = true;
      while (more) {
        Input input;
        try {
          if (!bytes.next()) {
            break;
          }
          any = true;
          input = record(key, file, bytes, choice);
        } catch (RecordBytes.Damaged e) {
          any = true;
          long offset = bytes.offset();
          more = bytes.resume();
          input =
              new Input.Refused(
                  key + ":" + offset, Rejection.BROKEN_RECORD, String.valueOf(e.getMessage()));
        }
        if (input != null) {
          out.accept(input);
          given = true;
        }
      }
    }
    if (!given && choice == Choice.ALL) {
      out.accept(new Input.Refused(key, any ? Rejection.NOTHING_INSIDE : Rejection.EMPTY, ""));
    }
  }

  /// Reads one record to its end, and checks that it ends there.
  private @Nullable Input record(String key, int file, RecordBytes bytes, Choice choice)
      throws IOException {
    if (!bytes.beginsRecord()) {
      if (bytes.available() == 0) {
        return null;
      }
      throw new RecordBytes.Damaged("no WARC record begins here");
    }
    long offset = bytes.offset();
    number++;
    Head head = head(bytes);
    Block block = new Block(head.length());
    boolean capture = head.type().equals("response") || head.type().equals("resource");
    boolean revisit = head.type().equals("revisit");
    if (!capture && !revisit) {
      bytes.skip(block.left);
      bytes.endRecord();
      return null;
    }
    Http http = http(head, bytes, block);
    int status = http == null ? 0 : http.status();
    String location = http == null ? "" : http.field("Location");
    boolean taken = choice.takes(head.url(), status, location.isEmpty() ? null : location);
    Content content =
        capture ? content(head, http, bytes, block) : taken ? revisited(head, http) : OTHER;
    bytes.skip(block.left);
    bytes.endRecord();
    SeenCaptures.Position position =
        new SeenCaptures.Position(
            file, content instanceof Content.Whole ? offset : SeenCaptures.NO_PAGE, number);
    if (piped && capture && content instanceof Content.Whole(Payload payload)) {
      keep(position, payload);
    }
    boolean first = revisit || seen.add(head.url(), head.date(), head.digest(), position) || !taken;
    return taken ? input(key, offset, first, head, content) : null;
  }

  private @Nullable Input input(
      String key, long offset, boolean first, Head head, Content content) {
    String at = key + ":" + offset;
    return switch (content) {
      case Content.Other none -> null;
      case Content.Unusable(Rejection reason, String detail) ->
          new Input.Refused(at, reason, detail.isEmpty() ? head.url() : head.url() + ": " + detail);
      case Content.Whole(Payload payload) -> {
        Input page =
            Pages.ofBytes(
                first && !head.url().isEmpty() ? key + "!/" + moment(head) + head.url() : at,
                at,
                payload.kind(),
                head.url().isEmpty() ? null : head.url(),
                payload.charset(),
                payload.bytes(),
                head.moment().orElse(null));
        yield page instanceof Input.Refused refused
            ? new Input.Refused(at, refused.reason(), head.url())
            : page;
      }
    };
  }

  /// The digits of the date: `20310204093000/`.
  private static String moment(Head head) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < head.date().length(); i++) {
      char c = head.date().charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    return digits.isEmpty() ? "" : digits.append('/').toString();
  }

  private Head head(RecordBytes bytes) throws IOException {
    int length = bytes.headerLength();
    if (length < 0) {
      throw new RecordBytes.Damaged("its header has no end");
    }
    RecordFields headers = RecordFields.parse(bytes.buffer(), bytes.position(), length);
    bytes.taken(length);
    String block = headers.first("Content-Length").orElse("");
    if (!isNumber(block)) {
      throw new RecordBytes.Damaged("no length");
    }
    String url = headers.first("WARC-Target-URI").orElse("");
    return new Head(
        headers.first("WARC-Type").orElse("").toLowerCase(Locale.ROOT),
        url.startsWith("<") && url.endsWith(">") ? url.substring(1, url.length() - 1) : url,
        headers.first("WARC-Date").orElse(""),
        headers.first("WARC-Payload-Digest").orElse(null),
        Long.parseLong(block),
        headers.first("Content-Type").orElse(""),
        headers);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// The header of the answer that the block begins with; null where it holds none.
  private @Nullable Http http(Head head, RecordBytes bytes, Block block) throws IOException {
    boolean said = head.contentType().toLowerCase(Locale.ROOT).startsWith("application/http");
    if (!said || block.left == 0) {
      return null;
    }
    httpParser.reset();
    boolean begun = false;
    long start = block.left;
    while (!httpParser.isFinished()) {
      if (block.left > 0 && bytes.available() == 0 && !bytes.fill()) {
        throw new RecordBytes.Damaged(RecordBytes.CUT_SHORT);
      }
      int length = (int) Math.min(block.left, bytes.available());
      ByteBuffer view = ByteBuffer.wrap(bytes.buffer(), bytes.position(), length);
      if (!begun) {
        passShortVersion(view);
        begun = true;
      }
      httpParser.parse(view);
      int taken = view.position() - bytes.position();
      bytes.taken(taken);
      block.left -= taken;
      boolean stuck = block.left == 0 || start - block.left > LONGEST_HEADER;
      if (!httpParser.isFinished() && (httpParser.isError() || stuck)) {
        return null;
      }
    }
    return new Http(httpParser.status(), httpParser.headers());
  }

  /// The parser knows `HTTP/1.1` and wants the point in `HTTP/2` too.
  private void passShortVersion(ByteBuffer view) {
    int at = view.position();
    if (view.remaining() > 7
        && view.get(at) == 'H'
        && view.get(at + 4) == '/'
        && view.get(at + 5) >= '2'
        && view.get(at + 5) <= '9'
        && view.get(at + 6) == ' ') {
      httpParser.parse(ByteBuffer.wrap(new byte[] {'H', 'T', 'T', 'P', '/', '2', '.', '0'}));
      view.position(at + 6);
    }
  }

  /// The payload of a response or resource.
  private Content content(Head head, @Nullable Http http, RecordBytes bytes, Block block)
      throws IOException {
    boolean answer = head.contentType().toLowerCase(Locale.ROOT).startsWith("application/http");
    if (answer && http == null) {
      return block.left == 0 && head.length() == 0
          ? OTHER
          : new Content.Unusable(Rejection.BROKEN_RECORD, "no HTTP answer");
    }
    if (http != null && http.status() != 200) {
      return OTHER;
    }
    String type = http == null ? head.contentType() : http.field("Content-Type");
    Page.Kind kind = kind(type);
    if ((kind == null && !type.isBlank()) || isRobots(head.url())) {
      return OTHER;
    }
    if (!head.field("WARC-Segment-Number").isEmpty()) {
      return new Content.Unusable(Rejection.INCOMPLETE_RECORD, "goes on in another record");
    }
    if (block.left > limits.page()) {
      return new Content.Unusable(
          Rejection.TOO_LARGE, "more than " + (limits.page() >> 20) + " MB");
    }
    byte[] body = new byte[(int) block.left];
    bytes.readFully(body);
    block.left = 0;
    if (http != null) {
      try {
        body = HttpBody.decode(body, isChunked(http), encodings(http), limits.page());
      } catch (HttpBody.TooLarge e) {
        return new Content.Unusable(Rejection.TOO_LARGE, String.valueOf(e.getMessage()));
      } catch (HttpBody.UnknownEncoding e) {
        return new Content.Unusable(Rejection.UNREADABLE, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        return new Content.Unusable(
            Rejection.BROKEN_RECORD, "its content does not unpack: " + e.getMessage());
      }
    }
    if (kind == null) {
      if (!isMarkup(body)) {
        return OTHER;
      }
      kind = Page.Kind.HTML;
    }
    Matcher charset = CHARSET.matcher(type);
    return new Content.Whole(new Payload(body, kind, charset.find() ? charset.group(1) : null));
  }

  /// The payload that a revisit refers to.
  private Content revisited(Head head, @Nullable Http http) throws IOException {
    if (http != null) {
      String type = http.field("Content-Type");
      boolean unchanged = http.status() == 200 || http.status() == 304;
      if (!unchanged || (!type.isBlank() && kind(type) == null)) {
        return OTHER;
      }
    }
    if (isRobots(head.url())) {
      return OTHER;
    }
    String url = head.field("WARC-Refers-To-Target-URI");
    String date = head.field("WARC-Refers-To-Date");
    String digest = head.digest();
    Optional<SeenCaptures.Position> position =
        date.isEmpty() ? Optional.empty() : seen.at(url.isEmpty() ? head.url() : url, date);
    if (position.isEmpty() && digest != null) {
      position = seen.withDigest(digest);
    }
    Content.Unusable lost =
        new Content.Unusable(
            Rejection.UNRESOLVED,
            date.isEmpty() ? "unchanged since an earlier capture" : "unchanged since " + date);
    if (position.isEmpty()) {
      return lost;
    }
    if (position.get().offset() == SeenCaptures.NO_PAGE) {
      return OTHER;
    }
    Payload kept = recent.get(position.get());
    if (kept != null) {
      return new Content.Whole(kept);
    }
    Optional<InputStream> opened = seen.again(position.get());
    if (opened.isEmpty()) {
      return new Content.Unusable(
          Rejection.UNRESOLVED, "the record it refers to went by in a pipe; give the file");
    }
    try (InputStream again = opened.get();
        RecordBytes bytes = new RecordBytes(again, position.get().offset(), limits)) {
      while (bytes.next() && bytes.beginsRecord()) {
        Head original = head(bytes);
        Block block = new Block(original.length());
        boolean same = digest != null && digest.equals(original.digest());
        boolean meant = original.url().equals(url.isEmpty() ? head.url() : url);
        if (same || (meant && original.date().equals(date))) {
          return content(original, http(original, bytes, block), bytes, block);
        }
        // records of one gzip member stand at one place
        bytes.skip(block.left);
        bytes.endRecord();
      }
      return lost;
    } catch (RecordBytes.Damaged e) {
      return new Content.Unusable(Rejection.UNRESOLVED, String.valueOf(e.getMessage()));
    }
  }

  private void keep(SeenCaptures.Position position, Payload payload) {
    recent.put(position, payload);
    recentBytes += payload.bytes().length;
    while (recentBytes > limits.page()) {
      recentBytes -= recent.pollFirstEntry().getValue().bytes().length;
    }
  }

  /// Null where it is neither markup nor text.
  private static Page.@Nullable Kind kind(String contentType) {
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "text/html", "application/xhtml+xml" -> Page.Kind.HTML;
      case "text/plain" -> Page.Kind.TEXT;
      default -> null;
    };
  }

  /// What is written for crawlers.
  private static boolean isRobots(String url) {
    return url.endsWith("/robots.txt");
  }

  private static boolean isMarkup(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 512), StandardCharsets.ISO_8859_1);
    return MARKUP.matcher(start).matches();
  }

  private static boolean isChunked(Http http) {
    return http.headers().all("Transfer-Encoding").stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("chunked"));
  }

  private static List<String> encodings(Http http) {
    List<String> encodings = new ArrayList<>();
    for (String value : http.headers().all("Content-Encoding")) {
      encodings.addAll(List.of(value.split(",")));
    }
    return encodings;
  }
}
