package org.rapporteur.intake;

import java.util.Locale;

/// What a file is, by its name.
enum FileType {
  HTML(".html", ".htm", ".xhtml"),
  TEXT(".txt"),
  JSON_LINES(".jsonl", ".ndjson"),
  JSON(".json"),
  ZIP(".zip"),
  WARC(".warc"),
  WACZ(".wacz"),
  /// Feeds and lists of feeds; which, the root element says.
  FEED(".rss", ".atom", ".rdf", ".xml", ".opml"),
  UNKNOWN();

  private final String[] suffixes;

  FileType(String... suffixes) {
    this.suffixes = suffixes;
  }

  /// The type of a file called `name`, which may end in `.gz`.
  static FileType of(String name) {
    String bare = withoutGz(name.toLowerCase(Locale.ROOT));
    for (FileType type : values()) {
      for (String suffix : type.suffixes) {
        if (bare.endsWith(suffix)) {
          return (type == ZIP || type == WACZ) && isGzipped(name) ? UNKNOWN : type;
        }
      }
    }
    return UNKNOWN;
  }

  static boolean isGzipped(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /// What stands after the last dot of the name (before `.gz`), for messages: `.md`, or `no
  /// suffix`.
  static String suffix(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = withoutGz(file).lastIndexOf('.');
    return dot > 0
        ? file.substring(dot)
        : isGzipped(file) ? file.substring(file.length() - 3) : "no suffix";
  }

  private static String withoutGz(String name) {
    return isGzipped(name) ? name.substring(0, name.length() - 3) : name;
  }
}
