package org.rapporteur.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.model.Article;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Page;

class FeedTest {
  private static final String URL = "https://gazette.example/talks";
  private static final String FIRST =
      "Ministers of Vastria and Belmora met in Lorn on Friday and agreed to share the water of the river in dry years.";
  private static final String SECOND =
      "The two countries will set up a council of six engineers, and it will meet in the town every spring to read the gauges.";
  private static final String THIRD =
      "Farmers on both banks had asked for such a council for years, and the mayor of Lorn said that she was glad of it.";
  private static final String MARKUP =
      "<p>" + FIRST + "</p><p>" + SECOND + "</p><p>" + THIRD + "</p>";

  private static final String RSS_ITEM =
      """
      <item>
        <title>Talks &amp; water&nbsp;rights</title>
        <link>%s</link>
        <media:title>A picture</media:title>
        <dc:creator><![CDATA[Ana Brel]]></dc:creator>
        <pubDate>Tue, 4 Feb 2031 09:30:00 +0100</pubDate>
        <description>Ministers met.</description>
        <content:encoded><![CDATA[%s]]></content:encoded>
      </item>"""
          .formatted(URL, MARKUP);

  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
      <channel><title>Lorn Gazette</title><link>https://gazette.example/</link><language>en-GB</language>
      <!-- <item> -->
      %s
      </channel></rss>
      """;

  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Lorn Gazette</title>
      <link href="https://gazette.example/"/>
      <entry><title type="html">Talks &amp;amp; water rights</title>
        <link rel="edit" href="https://gazette.example/edit"/><link href="https://gazette.example/talks"/>
        <published>2031-02-04T09:30:00+01:00</published><updated>2031-02-05T10:00:00Z</updated>
        <author><name>Ana Brel</name><email>a@gazette.example</email></author>
        <content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>%s</h:p><h:p>%s</h:p><h:p>%s<h:br/></h:p></h:div></content>
      </entry></feed>
      """
          .formatted(FIRST, SECOND, THIRD);

  private static final String RDF =
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/">
      <channel><title>Lorn Gazette</title><dc:language>en</dc:language></channel>
      <item><title>Talks &amp;amp; water rights</title><link>https://gazette.example/talks</link>
        <dc:date>2031-02-04T09:30:00+01:00</dc:date><dc:creator>Ana Brel</dc:creator>
        <c:encoded><![CDATA[%s]]></c:encoded></item>
      </rdf:RDF>
      """
          .formatted(MARKUP);

  private static final String JSON =
      """
      {"version":"https://jsonfeed.org/version/1.1","title":"Lorn Gazette","language":"en",
       "items":[{"id":"7","url":"https://gazette.example/talks","title":"Talks & water rights",
        "date_published":"2031-02-04T09:30:00+01:00","date_modified":"2031-02-05T10:00:00Z",
        "authors":[{"name":"Ana Brel"}],"content_text":"%s\\n\\n%s\\n\\n%s"}]}
      """
          .formatted(FIRST, SECOND, THIRD);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.rss", "a.xml", "a.atom", "a.rdf", "a.json", "-"})
  void anItemWithItsText_isAPage_andWhatTheFeedSaysReachesTheArticle(String name)
      throws IOException {
    for (String feed :
        name.equals("a.json")
            ? List.of(JSON)
            : name.equals("-")
                ? List.of(RSS.formatted(RSS_ITEM), ATOM, RDF, JSON)
                : List.of(RSS.formatted(RSS_ITEM), ATOM, RDF)) {
      Readings read =
          name.equals("-") ? Readings.ofPipe(WarcFile.utf8(feed)) : Readings.of(write(name, feed));

      assertThat(read.messages(folder)).isEmpty();
      Page page = read.pages().getFirst();
      assertThat(page.key()).isEqualTo(URL);
      assertThat(page.url()).isEqualTo(URL);
      assertThat(page.kind()).isEqualTo(Page.Kind.HTML);
      Article article =
          ((Extraction.Found) new ArticleExtractor().extract(page)).articles().getFirst();
      assertThat(article.headline()).isEqualTo("Talks & water rights");
      assertThat(article.text()).isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
      assertThat(article.byline().authors()).containsExactly("Ana Brel");
      assertThat(article.from().outlet()).isEqualTo("Lorn Gazette");
      assertThat(article.from().language()).isEqualTo("en");
      assertThat(article.times().published()).hasToString("2031-02-04T09:30+01:00");
      if (feed.contains("2031-02-05")) {
        assertThat(article.times().updated()).hasToString("2031-02-05T10:00Z");
      } else {
        assertThat(article.times().updated()).isNull();
      }
    }
  }

  @Test
  void keepsTheBytesOfTheItem_soThatAFeedGrownLongerChangesNothing() throws IOException {
    Readings alone = Readings.of(write("a.rss", RSS.formatted(RSS_ITEM)));
    String other = RSS_ITEM.replace("/talks", "/other").replace("<item>", "<item about='x > y'>");
    Readings grown = Readings.of(write("a.rss", RSS.formatted(other + "\n" + RSS_ITEM)));

    Input.OfPage page = (Input.OfPage) alone.inputs().getFirst();
    assertThat(page.original().bytes()).isEqualTo(WarcFile.utf8(RSS_ITEM));
    assertThat(page.page().hash()).isEqualTo(Hash.of(WarcFile.utf8(RSS_ITEM)));
    assertThat(grown.pages().getLast()).isEqualTo(page.page());
    assertThat(((Input.OfPage) grown.inputs().getFirst()).original().bytes())
        .isEqualTo(WarcFile.utf8(other));
  }

  @Test
  void anItemWithASummaryAlone_isListedToFetch() throws IOException {
    String items =
        """
        <item><title>One</title><link>https://gazette.example/1</link><description>Short.</description><pubDate>Tue, 04 Feb 2031 09:30:00 GMT</pubDate></item>
        <item><guid>https://gazette.example/2</guid><content:encoded><![CDATA[%s]]></content:encoded></item>
        <item><title>Three</title><link>/3</link><description>%s</description></item>
        <item><title>Four</title><guid isPermaLink="false">https://gazette.example/4</guid></item>
        """
            .formatted("word ".repeat(60) + "[&#8230;]", "word ".repeat(149));

    Readings read = Readings.of(write("a.rss", RSS.formatted(items)));

    assertThat(read.toFetch())
        .containsExactly(
            new Input.ToFetch(
                folder + "/a.rss:1",
                "https://gazette.example/1",
                "One",
                FeedDates.parse("2031-02-04T09:30:00Z").orElseThrow()),
            new Input.ToFetch(folder + "/a.rss:2", "https://gazette.example/2", null, null),
            new Input.ToFetch(folder + "/a.rss:3", "https://gazette.example/3", "Three", null));
    assertThat(read.messages(folder))
        .containsExactly(
            "a.rss:4: a record lacks what it needs (neither a full text nor an address)");
  }

  @Test
  void aLongDescription_isAText() throws IOException {
    String item =
        "<item><link>"
            + URL
            + "</link><description>"
            + "word ".repeat(150)
            + "</description></item>";

    assertThat(Readings.of(write("a.rss", RSS.formatted(item))).pages()).hasSize(1);
  }

  @Test
  void aListOfFeeds_isListedToFetch() throws IOException {
    String opml =
        """
        <opml version="2.0"><head><title>Mine</title></head><body>
        <outline text="World"><outline type="rss" text="Gazette" title="Lorn Gazette" xmlUrl="https://gazette.example/feed"/>
        <outline text="Mirror" xmlUrl="https://mirror.example/rss"/></outline>
        <outline text="A note"/><outline text="local" xmlUrl="feed.xml"/>
        </body></opml>
        """;

    assertThat(Readings.of(write("a.opml", opml)).inputs())
        .containsExactly(
            new Input.ToFetch(
                folder + "/a.opml:1", "https://gazette.example/feed", "Lorn Gazette", null),
            new Input.ToFetch(folder + "/a.opml:2", "https://mirror.example/rss", "Mirror", null));
    assertThat(Readings.ofPipe(WarcFile.utf8(opml)).toFetch()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Tue, 04 Feb 2031 09:30:00 GMT   | 2031-02-04T09:30Z
          Tue, 4 Feb 2031 9:30 +0100      | 2031-02-04T09:30+01:00
          4 February 2031 09:30:05 EST    | 2031-02-04T09:30:05-05:00
          Tues., 04 Feb 31 09:30:00 +01:00| 2031-02-04T09:30+01:00
          04-Feb-2031                     | 2031-02-04
          Tue, 04 Feb 2031 09:30:00       | 2031-02-04
          Tue, 04 Feb 2031 09:30:00 XYZ   | 2031-02-04
          Tue, 04 Feb 1999 09:30:00 UT    | 1999-02-04T09:30Z
          2031-02-04T09:30:00Z            | 2031-02-04T09:30Z
          Tue, 34 Feb 2031 09:30:00 GMT   | -
          Tue, 04 Feb 2031 09:30:00 +9900 | -
          Tue, 04 Foo 2031                | -
          yesterday                       | -
          """)
  void readsTheDatesOfFeeds(String written, String stamp) {
    assertThat(FeedDates.parse(written).map(Object::toString).orElse(null)).isEqualTo(stamp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE rss [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>",
        "<?xml version='1.0'?><!DOCTYPE feed SYSTEM \"file:///etc/passwd\"><feed xmlns='http://www.w3.org/2005/Atom'/>",
        "<!-- x --><!DOCTYPE opml [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><opml><body>&e;</body></opml>",
        "<!doctype rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://my.netscape.com/x.dtd'><rss/>"
      })
  void refusesDocumentTypes(String feed) throws IOException {
    String message =
        "declares a document type (DOCTYPE): refused, since it could name files or swell";
    assertThat(Readings.of(write("a.xml", feed)).messages(folder))
        .containsExactly("a.xml: " + message);
    assertThat(Readings.ofPipe(WarcFile.utf8(feed)).messages(folder))
        .containsExactly("-: " + message);
  }

  @Test
  void aBrokenItem_costsOnlyItself_andIsNamedByItsLine() throws IOException {
    String items = "<item><title>Bad <b></title></item>\n" + RSS_ITEM + "\n<item>\n<x>&nope</item>";

    Readings read = Readings.of(write("a.rss", "\n" + RSS.formatted(items)));

    assertThat(read.pages()).hasSize(1);
    assertThat(read.messages(folder))
        .hasSize(2)
        .satisfiesExactly(
            first ->
                assertThat(first).startsWith("a.rss:1: not well-formed XML (line 7: The element"),
            last ->
                assertThat(last)
                    .startsWith("a.rss:3: not well-formed XML (line 18: The reference"));
  }

  @Test
  void aFeedCutShort_givesTheItemsBeforeTheCut() throws IOException {
    String whole = RSS.formatted(RSS_ITEM + "\n" + RSS_ITEM);

    Readings read = Readings.of(write("a.rss", whole.substring(0, whole.length() - 80)));

    assertThat(read.pages()).hasSize(1);
    assertThat(read.messages(folder))
        .singleElement()
        .asString()
        .startsWith("a.rss: not well-formed XML (line 22: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <urlset><url/></urlset>                    | a.xml: unknown type (XML that is no feed: <urlset>)
          <rss><channel><title>x</title></channel></rss> | a.xml: holds nothing that can be read
          just words                                 | a.xml: not well-formed XML (line 1: no element)
          <rss                                       | a.xml: not well-formed XML (line 1: no element)
          """)
  void namesXmlThatIsNoFeed(String content, String message) throws IOException {
    assertThat(Readings.of(write("a.xml", content)).messages(folder)).containsExactly(message);
  }

  @Test
  void aPageInXhtml_isAPage() throws IOException {
    String page = "<?xml version='1.0'?><!DOCTYPE html><html><body><p>x</p></body></html>";

    assertThat(Readings.of(write("a.xml", page)).contents()).containsExactly(page);
  }

  @Test
  void readsWhatIsNotInUtf8() throws IOException {
    String feed =
        RSS.formatted(RSS_ITEM)
            .replace("UTF-8", "windows-1251")
            .replace("Ana", "\u0410\u043D\u0430");
    Path file =
        Files.write(folder.resolve("a.rss"), feed.getBytes(Charset.forName("windows-1251")));

    assertThat(Readings.of(file).contents().getFirst()).contains("\u0410\u043D\u0430 Brel");
  }

  @Test
  void whatAFeedSays_cannotBreakOutOfItsPlace() throws IOException {
    String item =
        RSS_ITEM
            .replace("Ana Brel", "</script><h1>Other</h1>")
            .replace("rights</title>", "&lt;/title&gt;&lt;h1&gt;x \"q\"</title>");

    Page page = Readings.of(write("a.rss", RSS.formatted(item))).pages().getFirst();
    Article article =
        ((Extraction.Found) new ArticleExtractor().extract(page)).articles().getFirst();

    assertThat(article.headline()).isEqualTo("Talks & water x \"q\"");
    assertThat(article.text()).startsWith(FIRST);
  }

  @Test
  void aFeedTooDeepOrTooLarge_isNamed() throws IOException {
    String deep = "<item>" + "<x>".repeat(300) + "</x>".repeat(300) + "</item>";

    assertThat(Readings.of(write("a.rss", RSS.formatted(deep))).messages(folder))
        .containsExactly("a.rss:1: not well-formed XML (line 6: more than 90 elements deep)");
    assertThat(
            Readings.of(new Limits(2000, 10, 1000), write("a.rss", RSS.formatted("x".repeat(2000))))
                .messages(folder))
        .containsExactly("a.rss: too large (more than 0 MB)");
  }

  @Test
  @Timeout(60)
  void nothingThrows_howeverDamaged() throws IOException {
    Random random = new Random(5);
    List<String> feeds = List.of(RSS.formatted(RSS_ITEM), ATOM, RDF, JSON, "<opml><body/></opml>");
    for (int round = 0; round < 800; round++) {
      byte[] bytes = WarcFile.utf8(feeds.get(round % feeds.size()));
      for (int i = random.nextInt(8); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean()
                ? (byte) "<>&;'\"/!- ".charAt(random.nextInt(10))
                : (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve(round % 5 == 3 ? "a.json" : "a.xml"), bytes);
      assertThatCode(() -> assertThat(Readings.of(file).inputs()).isNotEmpty())
          .as("round %d", round)
          .doesNotThrowAnyException();
      assertThatCode(() -> Readings.ofPipe(bytes)).doesNotThrowAnyException();
    }
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
