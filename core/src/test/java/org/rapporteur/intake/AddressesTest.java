package org.rapporteur.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.intake.web.Again;
import org.rapporteur.intake.web.Fetched;
import org.rapporteur.intake.web.Validator;
import org.rapporteur.intake.web.Web;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

class AddressesTest {
  private static final Instant AT = Instant.parse("2025-05-06T10:00:00Z");
  private static final String ADDRESS = "https://outlet.example/a";
  private static final String HTML = "<p>Die Minister von Krün trafen sich in Lörn.</p>";

  @TempDir Path folder;

  @Test
  void aPageKnowsWhatWasAskedFor_whereItWasAndWhen() {
    byte[] bytes = HTML.getBytes(StandardCharsets.UTF_8);

    Input input = only(answers("https://outlet.example/b", bytes, "text/html", ""));

    assertThat(input)
        .isEqualTo(
            new Input.OfPage(
                new Page(
                    ADDRESS, Page.Kind.HTML, "https://outlet.example/b", HTML, Hash.of(bytes), AT),
                Original.of(bytes)));
  }

  @ParameterizedTest
  @CsvSource({
    // what it is in, what the server says, what the markup says
    "UTF-8, , ",
    "UTF-8, utf-8, ",
    "UTF-8, ISO-8859-1, ",
    "UTF-8, ISO-8859-1, ISO-8859-1",
    "UTF-8, no-such-charset, ",
    "windows-1252, windows-1252, ",
    "windows-1252, windows-1252, utf-8",
    "windows-1252, windows-1252, koi8-r",
    "windows-1252, 'utf-8', windows-1252",
    "UTF-16LE, utf-16le, ",
    "UTF-16BE, UTF-16BE, ",
    "UTF-16BE, UTF-16, ",
    "UTF-8, utf-16, ",
  })
  void theServersCharsetGoesBeforeTheMarkups_andBothMayLie(
      String actual, String told, String declared) {
    String html = (declared == null ? "" : "<meta charset=" + declared + ">") + HTML.repeat(3);

    Input input =
        only(
            answers(
                ADDRESS,
                html.getBytes(Charset.forName(actual)),
                "text/html",
                told == null ? "" : told));

    assertThat(((Input.OfPage) input).page().content()).isEqualTo(html);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/html        | Plain words.            | HTML
          text/plain       | Plain words.            | TEXT
          text/plain       | <p>Plain words.</p>     | HTML
          application/xml  | <?xml version='1.0'?><html><p>Words.</p></html> | HTML
          ''               | <!doctype html><p>Words. | HTML
          ''               | Plain words.            | TEXT
          """)
  void markupIsToldByTheServer_otherwiseByItsLook(
      String mediaType, String content, Page.Kind expected) {
    Input input = only(answers(ADDRESS, content.getBytes(StandardCharsets.UTF_8), mediaType, ""));

    Page page = ((Input.OfPage) input).page();
    assertThat(page.kind()).isEqualTo(expected);
    assertThat(page.url()).isEqualTo(ADDRESS);
    assertThat(page.fetched()).isEqualTo(AT);
  }

  @Test
  void rowsOfAnAddressAreRead_andNameNoFilesOfThisMachine() throws IOException {
    Path secret = folder.resolve("secret.html");
    Files.writeString(secret, HTML);
    String rows =
        """
        {"id": "one", "text": "Ministers met."}
        {"id": "two", "file": "%s"}
        {"id": "three", "file": "../../../../../../../../../../../../%s"}
        """
            .formatted(secret, secret);

    List<Input> inputs =
        read(
            answers(ADDRESS, rows.getBytes(StandardCharsets.UTF_8), "application/x-ndjson", ""),
            ADDRESS);

    assertThat(inputs)
        .extracting(Input::key)
        .containsExactly("one", ADDRESS + ":2", ADDRESS + ":3");
    assertThat(inputs.subList(1, 3))
        .extracting(input -> ((Input.Refused) input).reason())
        .containsOnly(Rejection.MISSING);
  }

  @Test
  void aGzipFileIsUndone_upToABound() {
    byte[] bytes = HTML.getBytes(StandardCharsets.UTF_8);

    assertThat(((Input.OfPage) only(answers(ADDRESS, gzip(bytes), "application/gzip", ""))).page())
        .isEqualTo(new Page(ADDRESS, Page.Kind.HTML, ADDRESS, HTML, Hash.of(bytes), AT));

    byte[] rows = "{\"text\":\"Again.\"}\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);
    List<Input> inputs = new ArrayList<>();
    Intake.read(
        List.of(ADDRESS),
        InputStream.nullInputStream(),
        answers(ADDRESS, gzip(rows), "application/gzip", ""),
        inputs::add,
        new Limits(1000, 10, 100_000));
    assertThat(inputs.getLast())
        .isInstanceOfSatisfying(
            Input.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Rejection.TOO_LARGE));
  }

  @Test
  void refusalsAreGivenOn() {
    Web web = (address, known) -> new Fetched.Refused(Rejection.NOT_FETCHED, "404 not found");

    assertThat(((Input.Refused) only(web)).message())
        .isEqualTo("https://outlet.example/a: not fetched (404 not found)");
    assertThat(((Input.Refused) only(answers(ADDRESS, new byte[0], "text/html", ""))).message())
        .isEqualTo("https://outlet.example/a: empty");
    assertThat(
            ((Input.Refused) only(answers(ADDRESS, new byte[] {0, 1, 2}, "text/html", "")))
                .message())
        .isEqualTo("https://outlet.example/a: binary data, not text");
  }

  @Test
  void addressesAreFetchedBesideOneAnother_andGivenOnInTheirOrder() throws IOException {
    Path file = folder.resolve("file.html");
    Files.writeString(file, HTML);
    CountDownLatch fourAreUnderWay = new CountDownLatch(4);
    AtomicInteger most = new AtomicInteger();
    AtomicInteger under = new AtomicInteger();
    Web web =
        (address, known) -> {
          most.accumulateAndGet(under.incrementAndGet(), Math::max);
          fourAreUnderWay.countDown();
          try {
            if (!fourAreUnderWay.await(20, TimeUnit.SECONDS)) {
              throw new IllegalStateException("fetched one after another");
            }
            // the later, the faster
            Thread.sleep(30 - Integer.parseInt(address.substring(address.length() - 2)));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          under.decrementAndGet();
          return content(address, HTML.getBytes(StandardCharsets.UTF_8), "text/html", "");
        };
    List<String> inputs = new ArrayList<>();
    IntStream.range(10, 30).forEach(i -> inputs.add("https://outlet.example/" + i));
    inputs.add(3, file.toString());

    assertThat(read(web, inputs.toArray(String[]::new)))
        .extracting(Input::key)
        .containsExactlyElementsOf(inputs);
    assertThat(most.get()).isLessThanOrEqualTo(8);
  }

  @Test
  void aMistakeWhileFetching_isNotSwallowed() {
    Web web =
        (address, known) -> {
          throw new IllegalStateException("ours");
        };

    assertThatIllegalStateException().isThrownBy(() -> only(web)).withMessage("ours");
  }

  private static Web answers(String address, byte[] bytes, String mediaType, String charset) {
    return (asked, known) -> {
      assertThat(known).isEqualTo(Validator.NONE);
      return content(address, bytes, mediaType, charset);
    };
  }

  private static Fetched.Content content(
      String address, byte[] bytes, String mediaType, String charset) {
    return new Fetched.Content(
        address, bytes, mediaType, charset, Validator.NONE, Again.UNSAID, AT);
  }

  private static Input only(Web web) {
    List<Input> inputs = read(web, ADDRESS);
    assertThat(inputs).hasSize(1);
    return inputs.getFirst();
  }

  private static List<Input> read(Web web, String... inputs) {
    List<Input> read = new ArrayList<>();
    Intake.read(List.of(inputs), InputStream.nullInputStream(), web, read::add);
    return read;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
