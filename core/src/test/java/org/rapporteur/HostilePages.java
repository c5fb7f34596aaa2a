package org.rapporteur;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// Pages made to hurt whoever reads them, each in any size.
final class HostilePages {
  private static final String ARTICLE =
      """
      <h1>Council votes on bridge</h1>
      <p>By Mara Lindqvist</p><p>May 6, 2025</p>
      <p>The council of Sorn voted on Tuesday to close the old bridge over the Orin, after engineers found cracks.</p>
      <p>"It is not safe," Mayor Bogdan Selik said. The work will take two years and cost four million crowns.</p>
      """;

  private HostilePages() {}

  /// By name: markup of about as many characters as asked for.
  static Map<String, IntFunction<String>> all() {
    Map<String, IntFunction<String>> pages = new LinkedHashMap<>();
    for (String tag :
        new String[] {
          "div",
          "p",
          "b",
          "a",
          "span",
          "font",
          "ul",
          "table",
          "blockquote",
          "article",
          "h1",
          "nobr",
          "x-y",
          "form",
          "button",
          "select",
          "svg",
          "math",
          "template",
          "object",
          "em"
        }) {
      pages.put("nested " + tag, size -> ARTICLE + repeat("<" + tag + ">", size) + "deep words");
    }
    pages.put(
        "nested with words", size -> ARTICLE + repeat("<div>A word of this and that. ", size));
    pages.put("nested b with words", size -> ARTICLE + repeat("<b>word ", size));
    pages.put("nested b and p", size -> ARTICLE + repeat("<b><p>A word of this. ", size));
    pages.put("nested list items", size -> ARTICLE + repeat("<ul><li>An item of a list. ", size));
    pages.put("nested tables", size -> ARTICLE + repeat("<table><tr><td>cell ", size));
    pages.put("nested dl", size -> ARTICLE + repeat("<dl><dd>cell ", size));
    pages.put("misnested a", size -> ARTICLE + repeat("<a><p></a>", size));
    pages.put("misnested b i", size -> ARTICLE + repeat("<b><i></b><p></i>", size));
    pages.put("formatting", size -> ARTICLE + repeat("<b id=1><i id=2><u id=3><em id=4><p>", size));
    pages.put("foster", size -> ARTICLE + "<table>" + repeat("<b>x</b><a>y<tr>", size));
    pages.put("closing tags", size -> ARTICLE + repeat("</p></b></br>", size));
    pages.put("one line", size -> ARTICLE + "<p>" + repeat("All the words stand in a line ", size));
    pages.put("one line bare", size -> repeat("All the words stand in a line ", size));
    pages.put("one word", size -> ARTICLE + "<p>" + "x".repeat(size));
    pages.put("long words", size -> ARTICLE + repeat("<p>" + "x".repeat(10_000), size));
    pages.put(
        "attributes of one",
        size -> ARTICLE + "<p " + numbered(size, i -> "a" + i + "=1 ") + ">text</p>");
    pages.put("attributes the same", size -> ARTICLE + "<p " + repeat("a=1 ", size) + ">text</p>");
    pages.put("attributes of body", size -> numbered(size, i -> "<body a" + i + "=1>") + ARTICLE);
    pages.put(
        "attributes of many", size -> ARTICLE + repeat("<i a=1 b=2 c=3 d=4 e=5 f=6>x</i>", size));
    pages.put(
        "attribute long",
        size -> ARTICLE + "<p class=\"" + repeat("story body ", size) + "\">text</p>");
    pages.put(
        "classes",
        size ->
            ARTICLE
                + numbered(size, i -> "<p class=\"c" + i + " d" + i + "\">Words and words.</p>"));
    pages.put(
        "furniture classes",
        size ->
            ARTICLE + numbered(size, i -> "<p class=\"share c" + i + "\">Words and words.</p>"));
    pages.put(
        "furniture nested",
        size ->
            ARTICLE
                + numbered(size, i -> "<div class=\"share c" + i + "\">Words and words here. "));
    pages.put(
        "styles",
        size -> ARTICLE + repeat("<p style=\"" + "a:b; ".repeat(1000) + "\">x</p>", size));
    pages.put("scripts", size -> repeat("<script>var a = {\"headline\": \"x\"};</script>", size));
    pages.put(
        "script unclosed", size -> ARTICLE + "<script>" + repeat("if (a < b) { c(); } ", size));
    pages.put(
        "script json",
        size ->
            "<title>Council votes on bridge</title><script type=application/json>{\"a\":["
                + repeat(
                    "{\"headline\":\"Council votes on bridge\",\"author\":\"M L\",\"body\":\"word\"},",
                    size)
                + "{}]}</script>"
                + ARTICLE);
    pages.put(
        "script json deep",
        size -> ARTICLE + "<script type=application/json>" + "[".repeat(size) + "</script>");
    pages.put(
        "ld deep",
        size -> ARTICLE + "<script type=application/ld+json>" + "[".repeat(size) + "</script>");
    pages.put(
        "ld deep objects",
        size ->
            ARTICLE
                + "<script type=application/ld+json>"
                + repeat("{\"@graph\":", size)
                + "</script>");
    pages.put(
        "ld many",
        size ->
            ARTICLE
                + repeat(
                    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"}}</script>",
                    size));
    pages.put(
        "ld authors",
        size ->
            ARTICLE
                + "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":["
                + repeat("{\"name\":\"Mara Lindqvist\"},", size)
                + "{}]}</script>");
    pages.put(
        "ld body",
        size ->
            ARTICLE
                + "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\""
                + repeat("All the words of the council. ", size)
                + "\"}</script>");
    pages.put(
        "ld body nested",
        size ->
            ARTICLE
                + "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\""
                + repeat("<div>All the words of the council. ", size)
                + "</\"}</script>");
    pages.put(
        "ld number",
        size ->
            ARTICLE
                + "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":"
                + "9".repeat(size)
                + "}</script>");
    pages.put(
        "metas", size -> numbered(size, i -> "<meta name=m" + i + " content=\"x y z\">") + ARTICLE);
    pages.put(
        "meta long",
        size ->
            "<meta name=author content=\""
                + repeat("By A, ", size)
                + "\"><meta name=date content=\""
                + repeat("2025-", size)
                + "\">"
                + ARTICLE);
    pages.put("title long", size -> "<title>" + repeat("a | b - ", size) + "</title>" + ARTICLE);
    pages.put("title dashes", size -> "<title>" + repeat("- ", size) + "</title>" + ARTICLE);
    pages.put(
        "headings",
        size ->
            ARTICLE
                + numbered(
                    size,
                    i ->
                        "<h1>Headline of report number "
                            + i
                            + "</h1><p>Text of the report goes on here.</p>"));
    pages.put(
        "sections",
        size ->
            numbered(
                size,
                i ->
                    "<article><h2>Headline of report number "
                        + i
                        + "</h2><time>May 6, 2025</time>"
                        + "<p>Text of the report goes on here, and then some more of it comes.</p>"
                            .repeat(8)
                        + "</article>"));
    pages.put("links", size -> repeat("<a href=/x>A link to another page</a> ", size));
    pages.put(
        "links in paragraphs",
        size -> repeat("<p><a href=/x>A link to another page</a></p>", size));
    pages.put(
        "author links", size -> ARTICLE + repeat("<a href=/author/x rel=author>More</a> ", size));
    pages.put("paragraphs", size -> ARTICLE + repeat("<p>Words.", size));
    pages.put(
        "paragraphs of prose",
        size ->
            numbered(
                size,
                i ->
                    "<p>Number "
                        + i
                        + " is a sentence of prose that goes on for a while and then ends.</p>"));
    pages.put("empty paragraphs", size -> ARTICLE + repeat("<p>", size));
    pages.put("breaks", size -> ARTICLE + repeat("word<br>", size));
    pages.put("breaks alone", size -> ARTICLE + repeat("<br>", size));
    pages.put("breaks with blanks", size -> ARTICLE + "A line" + repeat("<br> ", size));
    pages.put(
        "breaks in inline", size -> ARTICLE + "<p>x" + repeat(" wordy<i></i><br> <i></i>", size));
    pages.put(
        "comment unclosed", size -> ARTICLE + "<!--" + repeat("all this is a comment ", size));
    pages.put("comments", size -> ARTICLE + repeat("<!-- x -->", size));
    pages.put("comment starts", size -> repeat("<!--", size));
    pages.put("cdata", size -> ARTICLE + repeat("<![CDATA[ x ]]>", size));
    pages.put("entities", size -> ARTICLE + "<p>" + repeat("&amp;&#x41;&nbsp;", size));
    pages.put("entities unknown", size -> ARTICLE + "<p>" + repeat("&abcdefghijkl", size));
    pages.put("ampersands", size -> ARTICLE + "<p>" + "&".repeat(size));
    pages.put("angles", size -> ARTICLE + "<p>" + "<".repeat(size));
    pages.put("angle a", size -> ARTICLE + "<p>" + repeat("<a ", size));
    pages.put("quotes", size -> ARTICLE + "<p class=\"" + repeat("\"", size));
    pages.put("nul", size -> ARTICLE + "<p>" + "a\0".repeat(size / 2));
    pages.put("surrogates", size -> ARTICLE + "<p>" + "\uD800".repeat(size));
    pages.put("blanks", size -> ARTICLE + "<p>" + " ".repeat(size) + "x");
    pages.put("nbsp", size -> ARTICLE + "<p>" + "\u00A0".repeat(size) + "x");
    pages.put("newlines", size -> ARTICLE + "<p>" + "\n".repeat(size) + "x");
    pages.put(
        "table rows", size -> ARTICLE + "<table>" + repeat("<tr><td>a</td><td>b</td></tr>", size));
    pages.put(
        "table of tables", size -> ARTICLE + repeat("<table><tr><td>a</td><td>b</td><td>", size));
    pages.put("cells", size -> ARTICLE + "<table><tr>" + repeat("<td>a</td>", size));
    pages.put(
        "images",
        size ->
            ARTICLE
                + repeat(
                    "<figure><img src=x><figcaption>Photo: A. Name/NPA</figcaption></figure>",
                    size));
    pages.put(
        "captions below",
        size ->
            ARTICLE
                + repeat(
                    "<div><div><p>Mara Lindqvist in Sorn on May 6. (Photo by A. Name/NPA)</p>",
                    size));
    pages.put("times", size -> ARTICLE + repeat("<time datetime=2025-05-06>May 6</time> ", size));
    pages.put("options", size -> ARTICLE + "<select>" + repeat("<option>x", size));
    pages.put("frameset", size -> "<frameset>" + repeat("<frame src=x>", size));
    pages.put("textarea", size -> ARTICLE + "<textarea>" + repeat("words in it ", size));
    pages.put("plaintext", size -> ARTICLE + "<plaintext>" + repeat("words in it ", size));
    String prose =
        "The council of Sorn voted on Tuesday to close the bridge over the Orin, which is old.";
    String credited =
        "Mara Lindqvist in Sorn on the sixth of May in the evening. (Photo by A. Name/NPA)";
    for (String above :
        new String[] {
          "<div>",
          "<b>",
          "<div class=share>",
          "<div class=title>",
          "<div itemprop=author>",
          "<div><h1>",
          "<a href=/author/x>",
          "<article>",
          "<table><tr><td>1<td>",
          "<div hidden>",
          "<div class=story-body>",
          "<div itemprop=headline>",
          "<figure>",
          "<time datetime=x>",
          "<div class=byline>",
          "<section class=comment>",
          "<span><i>"
        }) {
      for (String below :
          new String[] {
            "<p>x",
            "<i>x</i>",
            "<p>" + prose,
            "<p>" + credited,
            "<h1>Council votes on bridge</h1>",
            "x<br>",
            "<a href=/y>y</a>",
            "<li>" + prose,
            "<time datetime=2025-05-06>x</time>",
            "<p class=share>" + prose,
            "<img>",
            prose + "<br>"
          }) {
        pages.put(
            "deep " + above + " then " + below,
            size -> ARTICLE + above.repeat(Math.min(600, size)) + repeat(below, size));
        pages.put(
            "titled deep " + above + " then " + below,
            size ->
                "<title>Council votes on bridge</title>"
                    + ARTICLE
                    + above.repeat(Math.min(600, size))
                    + numbered(size, i -> below));
      }
    }
    pages.put(
        "captions flat",
        size -> ARTICLE + numbered(size, i -> "<div><p>" + i + " " + credited + "</p></div>"));
    pages.put(
        "captions flat with image",
        size ->
            ARTICLE
                + "<div><img src=x>"
                + numbered(size, i -> "<div><p>" + i + " " + credited + "</p></div>"));
    pages.put(
        "long title and headings",
        size ->
            "<title>"
                + repeat("Council votes on bridge ", size / 4)
                + "</title>"
                + numbered(
                    size,
                    i -> "<h1>Council votes on bridge number " + i + " of all the bridges</h1>"));
    pages.put(
        "titles and state",
        size ->
            "<title>Council votes on bridge</title>"
                + numbered(
                    size / 4, i -> "<h1>Council votes on bridge number " + i + " of all</h1>")
                + "<script type=application/json>{\"a\":["
                + repeat(
                    "{\"headline\":\"Council voted for bridges\",\"author\":\"M L\",\"body\":\"word\"},",
                    size / 2)
                + "{}]}</script>"
                + ARTICLE);
    pages.put(
        "breaks between lines",
        size ->
            ARTICLE
                + repeat(
                    "a line of words that is no sentence and goes on and on and on<br>", size));
    pages.put(
        "embedded text and paragraphs",
        size ->
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\""
                + numbered(
                    size / 2,
                    i ->
                        "Number "
                            + i
                            + " is a sentence of prose that goes on for a while and then ends. ")
                + "\"}</script>"
                + numbered(
                    size / 2,
                    i ->
                        "<p>Number "
                            + i
                            + " is a sentence of prose that goes on for a while and then ends.</p>"));
    pages.put(
        "embedded text and flags",
        size ->
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\""
                + numbered(
                    size / 2,
                    i ->
                        "Number "
                            + i
                            + " is a sentence of prose that goes on for a while and then ends. ")
                + "\"}</script>"
                + numbered(
                    size / 2,
                    i ->
                        "<p class=\"share-"
                            + i
                            + "\">Number "
                            + i
                            + " is a sentence of prose that goes on for a while and then ends.</p>"));
    pages.put(
        "live updates",
        size ->
            ARTICLE
                + "<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":["
                + repeat("{\"headline\":\"x\",\"articleBody\":\"y\"},", size)
                + "{}]}</script>");
    pages.put(
        "authors one by one",
        size ->
            ARTICLE
                + "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":["
                + numbered(size, i -> "{\"name\":\"Mara Lind" + Integer.toString(i, 36) + "\"},")
                + "{}]}</script>");
    for (String run : RUNS) {
      pages.put("line of " + run, size -> ARTICLE + "<p>" + repeat(run, size) + "</p>");
      pages.put(
          "lines of " + run,
          size ->
              ARTICLE
                  + repeat("<p>" + run.repeat(Math.max(1, 1000 / run.length())) + "</p>", size));
      pages.put("all of " + run, size -> everywhere(repeat(run, size / 20)));
      pages.put("all short of " + run, size -> everywhere(repeat(run, 110)));
      pages.put("all middling of " + run, size -> everywhere(repeat(run, 290)));
    }
    return pages;
  }

  /// One text in every field of an article.
  private static String everywhere(String text) {
    return """
        <html lang="%1$s"><head><title>%1$s</title><meta name="author" content="%1$s"><meta property="og:title" content="%1$s">
        <meta name="date" content="%1$s"><meta property="og:site_name" content="%1$s"><link rel="canonical" href="%1$s">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "%2$s", "author": "%2$s", "datePublished": "%2$s",
        "publisher": {"name": "%2$s"}}</script></head><body><h1>%1$s</h1><p class="byline">%1$s</p><p>By %1$s</p><time datetime="%2$s">%1$s</time>
        <p>%1$s</p><p>%1$sThe council of Sorn voted on Tuesday to close the old bridge over the Orin, after engineers found cracks.</p>
        <p>"It is not safe," Mayor Bogdan Selik said. The work will take two years and cost four million crowns, %1$s</p>
        <p>The council of Sorn voted on Tuesday to close the old bridge over the Orin %1$s</p>
        <figure><img src=x><figcaption>%1$s</figcaption></figure><p>%1$s</p><p>The Sorn Mirror %1$s</p></body></html>
        """
        .formatted(text, text.replace("\\", "").replace("\"", "'"));
  }

  private static final String[] RUNS = {
    "a ",
    "((((",
    ", , ,",
    "- - -",
    "A. ",
    "By ",
    "By A and ",
    "1",
    "1 ",
    "12:",
    "2025-",
    "May ",
    "|",
    "| ",
    "/",
    "//",
    ".",
    ". ",
    "...",
    "\"",
    "“",
    "'",
    "@",
    "a@",
    "#",
    "https://",
    "(AP",
    "(AP) ",
    "AP - ",
    "Photo: ",
    "Read more: ",
    "Share ",
    "AaAa ",
    "A-",
    "—",
    " - ",
    "a\t",
    "é ",
    "漢",
    "Updated ",
    "SORN, ",
    "SORN (",
    "\u200b",
    "&lt;p&gt;",
    "and ",
    "from A, ",
    "+",
    "=",
    "*",
    "•",
    "www.",
    "x.com/",
    "AB-AB-",
    "Ab Ab ",
    "AB ",
    "AB, ",
    "A.B.",
    "A'",
    "Ab. ",
    "Ab-",
    "(a",
    "(photo ",
    "via ",
    "AP/",
    "(a/",
    "and A",
    "& ",
    "| A ",
    "by ",
    "for ",
    "12 May ",
    "May 1, ",
    "1.1.",
    "10:10 ",
    "+01:00",
    "T00:00",
    "\t",
    "\n",
    "-",
    "--",
    "A (",
    "a)",
    "[",
    "a,",
    "AP, ",
    "a: ",
    "said. ",
    ", AP reported",
    "the ",
    "is a "
  };

  static String repeat(String text, int size) {
    return text.repeat(Math.max(1, size / text.length()));
  }

  private static String numbered(int size, IntFunction<String> piece) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; out.length() < size; i++) {
      out.append(piece.apply(i));
    }
    return out.toString();
  }
}
