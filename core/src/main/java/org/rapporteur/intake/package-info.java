/// Files, folders, archives, JSON Lines and addresses in; pages and articles out, each with the
/// bytes it came as.
///
/// What a file is, its suffix says; standard input is told by its first characters. Folders and
/// archives are read by name, hidden files are passed over, and so is what a browser saved beside a
/// page. Addresses are fetched by [org.rapporteur.intake.web], some of them ahead, and given on in
/// their order: markup where the server says so, else told by its first characters. Characters are
/// decoded by the byte order mark, then by what the server says, then by what the markup declares,
/// then as UTF-8 where every byte fits, then by the look of the bytes. What cannot be read is given
/// on as a refusal with its reason and its place (`a.zip!/b.html`, `rows.jsonl:12`), and the rest is
/// read on.
///
/// It cannot yet read WARC files and feeds: they are refused by name. An archive inside
/// an archive is not opened. Rows must be UTF-8.
///
/// Sources: WHATWG, Encoding Standard (labels) and HTML (prescan of the declaration); charset
/// detection by ICU4J.
///
/// ```java
/// Intake.read(List.of("pages/"), System.in, input -> {
///   switch (input) {
///     case Input.OfPage(Page page, Original original) -> pages.add(page);
///     case Input.OfArticle(Article article, Original row) -> articles.add(article);
///     case Input.Refused refused -> messages.add(refused.message());
///   }
/// });
/// ```
@NullMarked
package org.rapporteur.intake;

import org.jspecify.annotations.NullMarked;
