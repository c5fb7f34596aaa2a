package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Span;

/// An article of the PolNeAR corpus (Newell, Margolin, Ruths, LREC 2018) and the attributions its
/// first annotator found in it. Spans in UTF-16 code units.
record Polnear(String name, String text, List<Attribution> attributions) {
  private static final Pattern SPANS = Pattern.compile("(T\\d+)\\t\\w+ (\\d[^\\t]*).*");
  private static final Pattern ROLE = Pattern.compile("(\\p{Alpha}+)\\d*:(T\\d+)");

  /// Who said what: each in as many pieces as annotated, in order. Sources and cues may be missing.
  record Attribution(List<Span> source, List<Span> cue, List<Span> content) {}

  /// The articles under `folder` (`text` and `attributions`), by name.
  static List<Polnear> articles(Path folder) throws IOException {
    Map<String, Path> firstAnnotator = new TreeMap<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder.resolve("attributions"), "*.ann")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        firstAnnotator.merge(
            name.substring(0, name.lastIndexOf('_')), file, (a, b) -> a.compareTo(b) < 0 ? a : b);
      }
    }
    List<Polnear> articles = new ArrayList<>();
    for (Map.Entry<String, Path> entry : firstAnnotator.entrySet()) {
      String text = Files.readString(folder.resolve("text").resolve(entry.getKey() + ".txt"));
      articles.add(new Polnear(entry.getKey(), text, attributions(text, entry.getValue())));
    }
    return articles;
  }

  private static List<Attribution> attributions(String text, Path file) throws IOException {
    Map<String, List<Span>> spans = new HashMap<>();
    List<Attribution> attributions = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = SPANS.matcher(line);
      if (matcher.matches()) {
        List<Span> pieces = new ArrayList<>();
        for (String piece : matcher.group(2).split(";")) {
          String[] ends = piece.split(" ");
          int start = text.offsetByCodePoints(0, Integer.parseInt(ends[0]));
          pieces.add(
              new Span(
                  start,
                  text.offsetByCodePoints(
                      start, Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]))));
        }
        spans.put(matcher.group(1), pieces);
      }
    }
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("E")) {
        continue;
      }
      Map<String, List<Span>> roles = new HashMap<>();
      Matcher matcher = ROLE.matcher(line);
      while (matcher.find()) {
        roles
            .computeIfAbsent(matcher.group(1), role -> new ArrayList<>())
            .addAll(spans.getOrDefault(matcher.group(2), List.of()));
      }
      if (roles.containsKey("Content")) {
        roles.values().forEach(pieces -> pieces.sort(Comparator.naturalOrder()));
        attributions.add(
            new Attribution(
                roles.getOrDefault("Source", List.of()),
                roles.getOrDefault("Cue", List.of()),
                roles.get("Content")));
      }
    }
    return attributions;
  }
}
