package org.rapporteur.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the templates show: text that is ready to be set, and nothing to decide. Templates escape
/// it.
final class View {
  private View() {}

  /// The list of stories.
  ///
  /// @param before address of the page before, or null
  /// @param after address of the page after, or null
  record Stories(
      List<StoryItem> stories,
      int total,
      boolean mostReported,
      @Nullable String before,
      @Nullable String after) {}

  /// @param days *4 February 2031* or *4 – 9 February 2031*, empty when unknown
  /// @param counts *5 reports, at most 3 origins*
  /// @param outlets the outlets named, with how many more
  record StoryItem(
      String id, String headline, String days, String counts, String outlets, int differing) {}

  /// A story with all that is told in it.
  ///
  /// @param lacks what it cannot tell, a sentence each
  /// @param episodes the turns of a story that runs on
  /// @param coverage which text tells what; null where there is one text, or no line
  /// @param dropped what the first print of a text tells and no copy of it
  /// @param roots those that several origins rest on
  /// @param changes what merges and splits the story has seen
  record BriefPage(
      String id,
      String headline,
      String days,
      String counts,
      List<String> lacks,
      List<EpisodeView> episodes,
      List<OriginView> origins,
      List<RootView> roots,
      @Nullable CoverageView coverage,
      List<DroppedView> dropped,
      List<Moment> timeline,
      List<Section> sections,
      List<ChangeView> changes) {}

  /// @param counts *3 reports*
  record EpisodeView(String headline, String days, String counts) {}

  /// What became of stories on this desk.
  record Changes(List<ChangeView> changes) {}

  /// An entry of the log.
  ///
  /// @param made the day and minute, in UTC
  /// @param kind *merge*, *split* or *move*
  /// @param by *later articles* or *a reader*
  /// @param from the story that gave the reports, null where it is no more
  /// @param to the story that has them, null where it is no more
  /// @param reports their headlines
  record ChangeView(
      long number,
      String made,
      String kind,
      String by,
      boolean undone,
      @Nullable StoryLink from,
      @Nullable StoryLink to,
      List<String> reports) {}

  record StoryLink(String id, String headline) {}

  /// @param rehost the outlet's own words about having taken the text from elsewhere, or null
  /// @param corrections the notes in which it corrects itself or an earlier report
  record Report(
      String id,
      String outlet,
      String headline,
      String published,
      String language,
      @Nullable String url,
      @Nullable String rehost,
      List<String> corrections) {}

  /// @param more so many reports print it besides
  /// @param why what else is to be said of how it shares text with others
  record OriginView(
      String name,
      int number,
      List<Report> reports,
      int more,
      List<DescentView> lineage,
      List<String> why) {}

  /// A table of lines by texts.
  ///
  /// @param others so many texts have no column
  /// @param rest so many lines that several texts tell have no row
  record CoverageView(
      List<TextHead> texts,
      int others,
      List<CoverageRow> rows,
      int rest,
      List<Integer> alone,
      int othersAlone) {}

  /// @param number of the origin on this page
  record TextHead(int number, String name) {}

  /// @param line its id
  /// @param others so many of the texts without a column tell it
  record CoverageRow(
      String line, @Nullable String speaker, String text, List<CellView> cells, int others) {}

  /// @param kind *says*, *differs* or *silent*
  /// @param sign the same as a sign, for the eye
  record CellView(String kind, String sign) {}

  /// @param quote the first print's words
  record DroppedView(String quote, TellingView telling) {}

  /// A root that several origins rest on.
  record RootView(String name, List<Rooted> origins) {}

  /// @param number of the origin on this page
  /// @param why what shows that it rests on the root
  record Rooted(int number, String name, String why) {}

  /// Where a report has its text from, and what it made of it.
  ///
  /// @param from the other report's outlet
  /// @param relation `from`, `beside` where nothing tells which of the two was first, or `revision
  /// of`
  /// @param counts *kept 12 sentences, changed 2, cut 3, added 1*
  /// @param language of the copy's text
  record DescentView(
      String outlet,
      String from,
      String relation,
      String why,
      String counts,
      List<EditView> edits,
      String language) {}

  /// @param kind in small letters
  record EditView(String kind, List<EditPiece> pieces) {}

  /// @param kind `same`, `left out` or `put in`
  /// @param marks what the change does, empty where it is mere wording
  record EditPiece(String kind, String text, String marks) {}

  /// An entry of the timeline.
  ///
  /// @param date for people: *4 February 2031*
  /// @param machine as TIMEX3 has it, for `time` elements; null where HTML has no such form
  record Moment(String date, @Nullable String machine, String status, String text, String line) {}

  /// The lines of one kind.
  ///
  /// @param shared told by more than one report
  /// @param alone told by one
  record Section(String title, String id, List<LineView> shared, List<LineView> alone) {
    List<LineView> all() {
      return Stream.concat(shared.stream(), alone.stream()).toList();
    }
  }

  /// @param more so many tellings it has besides
  record LineView(
      String id,
      @Nullable String speaker,
      String text,
      String counts,
      List<TellingView> tellings,
      int more,
      List<DifferenceView> differences,
      List<String> why) {}

  /// @param pieces the telling's words, those marked that differ from other tellings
  /// @param href the article as stored, opened at the telling
  /// @param live the page itself, opened at the telling's words; null without an address of the web
  /// @param origin number of the origin on this page
  record TellingView(
      String outlet,
      List<Piece> pieces,
      String href,
      @Nullable String live,
      String context,
      int origin,
      String language) {}

  record DifferenceView(String slot, List<ValueView> values) {}

  /// @param value empty where these tellings are silent
  /// @param outlets those that tell it, with how many more
  record ValueView(String value, String outlets) {}

  /// A stretch of text.
  record Piece(String text, boolean marked) {}

  /// One article.
  ///
  /// @param facts what is known about it, each with its evidence
  record ArticlePage(
      String id,
      String headline,
      String standfirst,
      String language,
      List<Fact> facts,
      @Nullable String rehost,
      @Nullable String url,
      @Nullable StoryItem story,
      List<Paragraph> paragraphs) {}

  /// Some paragraphs of an article, around a passage.
  record Passage(String language, List<Paragraph> paragraphs) {}

  record Fact(String name, String value, String evidence) {}

  /// @param here whether the marked passage starts in it
  record Paragraph(List<Piece> pieces, boolean here) {}

  /// What a search found.
  ///
  /// @param query as typed
  /// @param mistake what is wrong with the query, or null
  record SearchPage(String query, @Nullable Mistake mistake, List<HitView> hits) {}

  /// @param before what was typed up to the mistake
  /// @param after the rest
  record Mistake(String message, String before, String after) {}

  record HitView(
      String headline,
      String outlet,
      String published,
      String passage,
      String href,
      String why,
      String language) {}

  /// A file that needs nothing beside it.
  ///
  /// @param style the style sheet itself
  record Document(String title, String style, List<BriefPage> briefs, List<ArticlePage> articles) {}

  /// A page for what went wrong.
  record Problem(int status, String title, String detail) {}
}
