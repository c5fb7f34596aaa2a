package org.rapporteur.statements;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;
import org.rapporteur.model.Voice;
import org.rapporteur.reading.Roles;
import org.rapporteur.reading.Tokenizer;
import org.rapporteur.reading.WordList;
import org.rapporteur.statements.SpeakerResolver.Meant;

/// Tells what kind of speaker a source is: a person, an organisation, a government, an outlet, a
/// document, several, or somebody unnamed.
final class Voices {
  private static final Set<String> DOCUMENTS =
      WordList.words(Voices.class, "en/document-nouns.txt");
  private static final Set<String> COLLECTIVES =
      WordList.words(Voices.class, "en/collective-nouns.txt");

  private static final Set<String> BODIES = WordList.words(Voices.class, "en/body-nouns.txt");

  /// Where the head of a noun phrase stands before: *officials | in the ministry*.
  private static final Set<String> AFTER_HEAD =
      Set.of(
          "of",
          "for",
          "in",
          "from",
          "at",
          "with",
          "by",
          "on",
          "to",
          "about",
          "who",
          "which",
          "that",
          "familiar",
          "close",
          "briefed",
          "and",
          "whose",
          "into");
  private static final Set<String> PLURAL_PRONOUNS = Set.of("they", "them", "we", "us");

  private final Map<String, Name.Kind> kinds = new HashMap<>();

  Voices(Reading reading) {
    for (Name name : reading.names()) {
      kinds.merge(
          name.entity(),
          name.kind(),
          (one, other) -> one == Name.Kind.PERSON || other == Name.Kind.OTHER ? one : other);
    }
  }

  Voice.Kind kindOf(String text, Meant meant) {
    if (Outlets.isOutlet(text) || Outlets.isOutlet(meant.entity())) {
      return Voice.Kind.OUTLET;
    }
    if (meant.rule().equals(Meant.NAMES)) {
      return Voice.Kind.COLLECTIVE;
    }
    Name.Kind kind = kinds.get(meant.entity());
    if (kind != null && !meant.rule().equals(Meant.AS_PRINTED)) {
      return switch (kind) {
        // "the Kremlin"
        case PERSON ->
            text.toLowerCase(Locale.ROOT).equals("the " + meant.entity().toLowerCase(Locale.ROOT))
                ? Voice.Kind.ORGANISATION
                : Voice.Kind.PERSON;
        case ORGANISATION -> Voice.Kind.ORGANISATION;
        case PLACE -> Voice.Kind.GOVERNMENT;
        case GROUP -> Voice.Kind.COLLECTIVE;
        case OTHER -> Voice.Kind.UNKNOWN;
      };
    }
    return described(Tokenizer.tokens(meant.entity(), new Span(0, meant.entity().length())), kind);
  }

  private static Voice.Kind described(List<Token> tokens, Name.@Nullable Kind named) {
    String head = head(tokens);
    boolean plural =
        COLLECTIVES.contains(head)
            || PLURAL_PRONOUNS.contains(head)
            || (head.endsWith("s") && !head.endsWith("ss") && !head.endsWith("us"));
    if (DOCUMENTS.contains(head)) {
      return Voice.Kind.DOCUMENT;
    }
    if (plural || tokens.stream().anyMatch(token -> token.text().equals("and"))) {
      return Voice.Kind.COLLECTIVE;
    }
    if (Roles.isRole(head)) {
      return Voice.Kind.UNNAMED;
    }
    if (named == Name.Kind.ORGANISATION || BODIES.contains(head)) {
      return Voice.Kind.ORGANISATION;
    }
    return tokens.size() > 1 && Set.of("a", "an", "one").contains(tokens.getFirst().lower())
        ? Voice.Kind.UNNAMED
        : Voice.Kind.UNKNOWN;
  }

  /// The last word before a preposition or the end: *three of the officials* is about *officials*.
  private static String head(List<Token> tokens) {
    String head = "";
    for (Token token : tokens) {
      String word = token.lower();
      if (AFTER_HEAD.contains(word)) {
        boolean counted = word.equals("of") && COLLECTIVES.contains(head);
        if (!head.isEmpty() && !counted) {
          break;
        }
      } else if (Character.isLetter(word.charAt(0)) && word.length() > 1) {
        head = word;
      }
    }
    return head;
  }
}
