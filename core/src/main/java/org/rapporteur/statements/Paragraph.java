package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;
import org.rapporteur.reading.QuoteMarks;

/// One paragraph of a reading, made ready for tagging: its words, which of them stand in quote
/// marks, and where its sentences begin. Statements are looked for a paragraph at a time. Public
/// for the trainer.
public final class Paragraph {
  /// Words of a paragraph, at most; no more than one in thousands of news paragraphs is longer.
  private static final int LONGEST = 600;

  private final String text;
  private final List<Token> tokens;
  private final String[] words;
  private final byte[] marks;
  private final int[] sentenceOf;
  private final int[] sentenceStarts;

  private Paragraph(String text, List<Sentence> sentences) {
    this.text = text;
    this.tokens = sentences.stream().flatMap(sentence -> sentence.tokens().stream()).toList();
    this.words = new String[tokens.size()];
    this.marks = QuoteMarks.of(text, tokens);
    for (int i = 0; i < words.length; i++) {
      words[i] = plainWord(tokens.get(i).text(), marks[i]);
    }
    this.sentenceOf = new int[words.length];
    this.sentenceStarts = new int[sentences.size() + 1];
    int token = 0;
    for (int number = 0; number < sentences.size(); number++) {
      sentenceStarts[number] = token;
      for (int i = 0; i < sentences.get(number).tokens().size(); i++) {
        sentenceOf[token++] = number;
      }
    }
    sentenceStarts[sentences.size()] = token;
  }

  /// The paragraphs of `reading` that hold any word, in order. One that is too long to be any is
  /// cut, at the end of a sentence where it has one.
  public static List<Paragraph> of(Reading reading) {
    List<Paragraph> paragraphs = new ArrayList<>();
    List<Sentence> pending = new ArrayList<>();
    int length = 0;
    int number = -1;
    for (Sentence whole : reading.sentences()) {
      for (Sentence sentence : cut(whole)) {
        if (sentence.paragraph() != number || length + sentence.tokens().size() > LONGEST) {
          add(reading.text(), pending, paragraphs);
          pending.clear();
          length = 0;
          number = sentence.paragraph();
        }
        pending.add(sentence);
        length += sentence.tokens().size();
      }
    }
    add(reading.text(), pending, paragraphs);
    return paragraphs;
  }

  private static void add(String text, List<Sentence> sentences, List<Paragraph> paragraphs) {
    if (sentences.stream().anyMatch(sentence -> !sentence.tokens().isEmpty())) {
      paragraphs.add(new Paragraph(text, sentences));
    }
  }

  private static List<Sentence> cut(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    if (tokens.size() <= LONGEST) {
      return List.of(sentence);
    }
    List<Sentence> parts = new ArrayList<>();
    for (int from = 0; from < tokens.size(); from += LONGEST) {
      List<Token> part = tokens.subList(from, Math.min(tokens.size(), from + LONGEST));
      Span span = new Span(part.getFirst().span().start(), part.getLast().span().end());
      parts.add(new Sentence(span, sentence.paragraph(), part));
    }
    return parts;
  }

  /// The part of this paragraph in `span` as one of its own, a single sentence.
  Paragraph part(Span span) {
    List<Token> inside = tokens.stream().filter(token -> span.contains(token.span())).toList();
    return new Paragraph(text, List.of(new Sentence(span, 0, inside)));
  }

  /// Lower case, one kind of quote mark and apostrophe, every digit a 0: what features are made of.
  private static String plainWord(String text, byte mark) {
    if (mark == QuoteMarks.OPEN) {
      return "“";
    }
    if (mark == QuoteMarks.CLOSE) {
      return "”";
    }
    if (text.equals("’")) {
      return "'";
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!Character.isDigit(lower.charAt(0))
        && !Character.isDigit(lower.charAt(lower.length() - 1))) {
      return lower;
    }
    StringBuilder digitless = new StringBuilder(lower);
    for (int i = 0; i < lower.length(); i++) {
      if (Character.isDigit(lower.charAt(i))) {
        digitless.setCharAt(i, '0');
      }
    }
    return digitless.toString();
  }

  public int length() {
    return words.length;
  }

  public Span spanOf(int token) {
    return tokens.get(token).span();
  }

  /// From the start of token `start` to the end of token `end - 1`.
  public Span spanOf(int start, int end) {
    return new Span(tokens.get(start).span().start(), tokens.get(end - 1).span().end());
  }

  /// As printed.
  String printed(int token) {
    return tokens.get(token).text();
  }

  /// In plain form: lower case, quote marks “ and ”.
  public String word(int token) {
    return words[token];
  }

  /// As [#word], and a mark of its own before the first and after the last token.
  String wordOrEdge(int token) {
    return token < 0 ? "<" : token >= words.length ? ">" : words[token];
  }

  /// One of [QuoteMarks]' four states.
  byte mark(int token) {
    return marks[token];
  }

  boolean quoted(int token) {
    return marks[token] != QuoteMarks.NONE;
  }

  /// Whether all tokens of a stretch stand in quote marks, or are ones.
  boolean allQuoted(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!quoted(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a token of a stretch stands in quote marks, or is one.
  boolean anyQuoted(int start, int end) {
    for (int i = start; i < end; i++) {
      if (quoted(i)) {
        return true;
      }
    }
    return false;
  }

  /// How many tokens of a stretch are words or numbers.
  int wordsIn(int start, int end) {
    int count = 0;
    for (int i = start; i < end; i++) {
      count += isWord(i) ? 1 : 0;
    }
    return count;
  }

  /// Whether a token is a word or a number, not a mark.
  boolean isWord(int token) {
    return Character.isLetterOrDigit(printed(token).charAt(0));
  }

  /// The quotations in a stretch, each from its first token to one past its last, marks included.
  List<int[]> quotations(int start, int end) {
    List<int[]> quotations = new ArrayList<>();
    for (int i = start; i < end; i++) {
      if (quoted(i)) {
        int from = i;
        while (i + 1 < end
            && quoted(i + 1)
            && marks[i] != QuoteMarks.CLOSE
            && marks[i + 1] != QuoteMarks.OPEN) {
          i++;
        }
        quotations.add(new int[] {from, i + 1});
      }
    }
    return quotations;
  }

  int sentenceOf(int token) {
    return sentenceOf[token];
  }

  int sentences() {
    return sentenceStarts.length - 1;
  }

  int sentenceStart(int sentence) {
    return sentenceStarts[sentence];
  }

  /// One past the last token of `sentence`.
  int sentenceEnd(int sentence) {
    return sentenceStarts[sentence + 1];
  }

  /// The first token that ends after `position`, or [#length] when there is none.
  int tokenAt(int position) {
    int token = 0;
    while (token < words.length && tokens.get(token).span().end() <= position) {
      token++;
    }
    return token;
  }

  /// Whether it begins with a quote mark.
  boolean opensQuoted() {
    return marks[0] == QuoteMarks.OPEN;
  }

  /// Whether a quotation is still open at its end.
  boolean endsOpen() {
    return marks[marks.length - 1] == QuoteMarks.INSIDE
        || marks[marks.length - 1] == QuoteMarks.OPEN;
  }
}
