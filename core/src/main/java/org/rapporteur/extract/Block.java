package org.rapporteur.extract;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Furniture.Action;

/// A paragraph, heading, list item or other run of text of a page in markup, in the order of the
/// page.
final class Block {
  enum Kind {
    PARAGRAPH,
    HEADING,
    ITEM,
    CAPTION,
    QUOTE,
    CELL
  }

  /// A region of the page that looks like furniture. One flag stands for all regions with the same
  /// marks: if they hold most of the page's prose they are no furniture.
  static final class Flag {
    final String rule;

    /// Comments, asks for consent, or is the page's foot: no text of the article, whatever else it
    /// looks like.
    final boolean firm;

    int prose;
    boolean lifted;

    Flag(String rule, boolean firm) {
      this.rule = rule;
      this.firm = firm;
    }
  }

  /// The innermost block element around it.
  final Element element;
  /// The same, with what is told of it.
  final Region region;
  /// What the markup calls it.
  final Kind kind;
  /// One line.
  final String text;
  /// Share of its characters inside links, 0 to 1.
  final double linkShare;
  /// Why it may be furniture, outermost first.
  final List<Flag> flags;
  /// Whether all of it is bold.
  final boolean emphasised;
  boolean standfirst;
  boolean byline;
  boolean date;
  /// Whether it opens as the words of a picture do.
  boolean pictured;
  /// Place among the blocks of the page.
  int order;
  /// Why it was left out of the body, null while it is in.
  @Nullable String dropped;

  private @Nullable Action action;
  private boolean asked;
  private int words = -1;
  private int mass = -1;
  private @Nullable Boolean prose;
  private @Nullable Boolean credited;

  Block(
      Element element,
      Region region,
      Kind kind,
      String text,
      double linkShare,
      boolean emphasised,
      List<Flag> flags) {
    this.element = element;
    this.region = region;
    this.kind = kind;
    this.text = text;
    this.linkShare = linkShare;
    this.emphasised = emphasised;
    this.flags = flags;
  }

  /// What its text is by itself, null when no furniture; looked up once.
  @Nullable Action action() {
    if (!asked) {
      asked = true;
      action = Furniture.shared().actionOf(text);
    }
    return action;
  }

  /// Number of its words; counted once.
  int words() {
    if (words < 0) {
      words = Prose.words(text);
    }
    return words;
  }

  /// Whether it ends in the credit of a picture; looked up once.
  boolean creditedCaption() {
    if (credited == null) {
      credited = Furniture.isCreditedCaption(text);
    }
    return credited;
  }

  boolean furniture() {
    for (Flag flag : flags) {
      if (!flag.lifted) {
        return true;
      }
    }
    return false;
  }

  /// Reads like running text; looked up once.
  boolean prose() {
    if (prose == null) {
      prose = readsLikeProse();
    }
    return prose;
  }

  private boolean readsLikeProse() {
    return kind != Kind.HEADING
        && kind != Kind.CAPTION
        && linkShare < 0.5
        && (text.length() >= 140 || (text.length() >= 60 && Prose.endsSentence(text)));
  }

  /// In a script without spaces a character says more; counted once.
  int mass() {
    if (mass < 0) {
      mass = text.length() + 2 * denseChars();
    }
    return mass;
  }

  private int denseChars() {
    int dense = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      dense += c >= 0x2E80 && c < 0xFB00 ? 1 : 0;
    }
    return dense;
  }
}
