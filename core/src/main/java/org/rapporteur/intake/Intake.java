package org.rapporteur.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rapporteur.intake.web.Fetched;
import org.rapporteur.intake.web.Web;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// Reads whatever people hand in and gives each page and article on, in a fixed order.
public final class Intake {
  private static final Pattern MARKUP =
      Pattern.compile("(?is)<(?:!doctype|!--|\\?xml|[a-z][a-z0-9]*[\\s>/]).*");
  private static final Pattern FEED =
      Pattern.compile(
          "(?is)(?:<\\?xml.*?\\?>)?\\s*(?:(?:<!--.*?-->|<\\?.*?\\?>|<!doctype (?!html).*?>)\\s*)*<(?:rss|feed|opml|rdf:rdf|!doctype (?:rss|feed|opml|rdf))\\b.*");
  private static final Pattern ROWS_ARRAY = Pattern.compile("(?s)\\[\\s*\\{.*");

  /// An object over several lines: the second goes on with a field.
  private static final Pattern ONE_OBJECT = Pattern.compile("(?s)\\{[^\\n]*\\n\\s*[\"}\\]].*");

  private static final Pattern BYTE_ORDER_MARK =
      Pattern.compile("^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)");
  private static final Set<String> LITTER = Set.of("__MACOSX", "Thumbs.db", "desktop.ini");

  /// How far standard input is looked into to tell what it is.
  private static final int SNIFFED = 1024;

  private final Limits limits;
  private final Consumer<Input> out;
  private final Rows rows;
  private final Feeds feeds;
  private final Captures captures;

  /// Where the files lie that a stream without a name speaks of.
  private final Place here;

  private Intake(Limits limits, Consumer<Input> out, Place here) {
    this.limits = limits;
    this.out = out;
    this.feeds = new Feeds(limits, out);
    this.rows = new Rows(limits, feeds, out);
    this.captures = new Captures(limits);
    this.here = here;
  }

  /// Reads all `inputs` (paths, `-` for `stdin`) in the order given, folders and archives by name;
  /// each page, article and refusal goes to `out`. No file is read ahead of what `out` takes. The
  /// same file given twice is given on twice. Addresses are refused.
  public static void read(List<String> inputs, InputStream stdin, Consumer<Input> out) {
    read(inputs, stdin, Web.NONE, out);
  }

  /// As [#read(List, InputStream, Consumer)]; addresses are fetched from `web`, some of them ahead.
  public static void read(List<String> inputs, InputStream stdin, Web web, Consumer<Input> out) {
    read(inputs, stdin, web, out, Limits.DEFAULT);
  }

  static void read(
      List<String> inputs, InputStream stdin, Web web, Consumer<Input> out, Limits limits) {
    Intake intake = new Intake(limits, out, new Place.Folder(Path.of("")));
    try (Addresses addresses = new Addresses(inputs, web)) {
      for (String input : inputs) {
        if (input.equals("-")) {
          intake.unnamed("-", stdin);
        } else if (isAddress(input)) {
          Addresses.read(input, addresses.next(), limits, out);
        } else {
          intake.named(input);
        }
      }
    }
  }

  /// Whether an input is no path but something to be fetched.
  public static boolean isAddress(String input) {
    return Addresses.isAddress(input);
  }

  /// Reads what was fetched from one address as [#read(List, InputStream, Web, Consumer)] does.
  ///
  /// @param key the address as it was asked for
  public static void read(String key, Fetched.Content content, Consumer<Input> out) {
    Addresses.read(key, content, Limits.DEFAULT, out);
  }

  /// Reads what came from an address, by its first characters.
  static void readFetched(String key, InputStream in, Limits limits, Consumer<Input> out) {
    new Intake(limits, out, new Addresses.Nowhere()).unnamed(key, in);
  }

  /// The characters of a page's original bytes, just as [#read] decodes them; empty where they are
  /// no text.
  public static Optional<String> decode(byte[] original, Page.Kind kind) {
    return TextDecoder.decode(original, kind);
  }

  private void named(String input) {
    Path path;
    try {
      path = Path.of(input);
    } catch (InvalidPathException e) {
      refuse(input, Rejection.MISSING, "no valid path");
      return;
    }
    if (Files.isDirectory(path)) {
      if (!folder(input, path, Set.of())) {
        refuse(input, Rejection.NOTHING_INSIDE, "");
      }
    } else if (input.isEmpty() || !Files.exists(path)) {
      refuse(input, Rejection.MISSING, "");
    } else {
      file(input, path);
    }
  }

  /// Whether there was anything in the folder to give on or to refuse.
  private boolean folder(String key, Path folder, Set<Path> above) {
    List<Path> inside = new ArrayList<>();
    Set<Path> open = new HashSet<>(above);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      if (!open.add(folder.toRealPath())) {
        return false;
      }
      entries.forEach(inside::add);
    } catch (IOException e) {
      out.accept(Pages.refusal(key, e));
      return true;
    }
    Set<String> names = inside.stream().map(Intake::name).collect(Collectors.toSet());
    inside.sort(Comparator.comparing(Intake::name));
    boolean any = false;
    for (Path path : inside) {
      String name = name(path);
      if (isLitter(name)) {
        continue;
      }
      String inner = key.endsWith("/") ? key + name : key + "/" + name;
      if (!Files.isDirectory(path)) {
        file(inner, path);
        any = true;
      } else if (!isSavedWith(name, names)) {
        any |= folder(inner, path, open);
      }
    }
    return any;
  }

  private void file(String key, Path path) {
    FileType type = FileType.of(key);
    if (type == FileType.ZIP || type == FileType.WACZ) {
      archive(key, path, type);
    } else if (!Files.isRegularFile(path)) {
      pipe(key, path);
    } else {
      Path parent = path.getParent();
      file(key, name(path), new Place.Folder(parent != null ? parent : Path.of("")));
    }
  }

  /// The file `name` of `place`, by its suffix.
  private void file(String key, String name, Place place) {
    switch (FileType.of(name)) {
      case HTML, TEXT -> out.accept(Pages.read(key, key, name, null, place, limits));
      case JSON_LINES ->
          stream(key, name, place, in -> rows.readLines(key, in, place.around(name)));
      case JSON -> stream(key, name, place, in -> rows.readJson(key, in, place.around(name)));
      case FEED -> stream(key, name, place, in -> feeds.readXml(key, in));
      case ZIP, WACZ -> refuse(key, Rejection.NOT_YET_READ, "an archive inside an archive");
      case WARC ->
          // unpacks its members itself
          stored(
              key,
              name,
              place,
              in -> captures.read(key, in, at -> place.openAt(name, at), Captures.Choice.ALL, out));
      case UNKNOWN -> refuse(key, Rejection.UNKNOWN_TYPE, FileType.suffix(name));
    }
  }

  /// What reads a stream to its end.
  private interface Reader {
    void read(InputStream in) throws IOException;
  }

  private void stored(String key, String name, Place place, Reader reader) {
    try (InputStream in = place.open(name)) {
      reader.read(in);
    } catch (IOException e) {
      out.accept(Pages.refusal(key, e));
    }
  }

  private void stream(String key, String name, Place place, Reader reader) {
    try (InputStream in = Pages.open(name, place, limits)) {
      reader.read(in);
    } catch (IOException e) {
      out.accept(Pages.refusal(key, e));
    }
  }

  private void archive(String key, Path path, FileType type) {
    try (ZipFile zip = Place.Archive.openZip(path)) {
      Swelling swelling = new Swelling(limits.allowance(Files.size(path)));
      List<String> names =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .filter(
                  name ->
                      Pattern.compile("[/\\\\]").splitAsStream(name).noneMatch(Intake::isLitter))
              .sorted()
              .toList();
      Place.Archive inside = new Place.Archive(zip, "", swelling);
      if (type == FileType.WACZ) {
        new Wacz(key, inside, captures, limits, out).read(names);
      } else {
        names.forEach(name -> file(key + "!/" + name, name, inside));
      }
      if (names.isEmpty() && type == FileType.ZIP) {
        refuse(key, Rejection.NOTHING_INSIDE, "");
      }
    } catch (IOException e) {
      out.accept(Pages.refusal(key, e));
    }
  }

  private void pipe(String key, Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      unnamed(key, in);
    } catch (IOException e) {
      out.accept(Pages.refusal(key, e));
    }
  }

  /// Standard input, or a pipe: no suffix says what it is.
  private void unnamed(String key, InputStream in) {
    try {
      sniff(key, in);
    } catch (IOException e) {
      out.accept(Pages.refusal(key, e));
    }
  }

  private void sniff(String key, InputStream in) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(new BufferedInputStream(in), SNIFFED);
    byte[] head = whole.readNBytes(SNIFFED);
    whole.unread(head);
    if (RecordBytes.beginsRecord(head)) {
      captures.read(key, whole, null, Captures.Choice.ALL, out);
      return;
    }
    if (head.length > 1 && head[0] == 0x1F && (head[1] & 0xFF) == 0x8B) {
      sniff(key, new GZIPInputStream(whole));
      return;
    }
    String start = new String(head, StandardCharsets.ISO_8859_1);
    start = BYTE_ORDER_MARK.matcher(start).replaceFirst("").replace("\0", "").strip();
    if (start.startsWith("{") && !ONE_OBJECT.matcher(start).matches()) {
      rows.readLines(key, whole, here);
    } else if (start.startsWith("{") || ROWS_ARRAY.matcher(start).matches()) {
      rows.readJson(key, whole, here);
    } else if (FEED.matcher(start).matches()) {
      feeds.readXml(key, whole);
    } else if (start.startsWith("PK\u0003\u0004")) {
      refuse(key, Rejection.NOT_YET_READ, "an archive through a pipe; give it as a file");
    } else {
      Page.Kind kind = MARKUP.matcher(start).matches() ? Page.Kind.HTML : Page.Kind.TEXT;
      out.accept(Pages.decode(key, key, kind, null, whole, limits));
    }
  }

  private void refuse(String key, Rejection reason, String detail) {
    out.accept(new Input.Refused(key, reason, detail));
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static boolean isLitter(String name) {
    return name.startsWith(".") || LITTER.contains(name);
  }

  /// Browsers save what belongs to `page.html` into `page_files`: scripts, pictures,
  /// advertisements.
  private static boolean isSavedWith(String folder, Set<String> siblings) {
    if (!folder.toLowerCase(Locale.ROOT).endsWith("_files")) {
      return false;
    }
    String page = folder.substring(0, folder.length() - "_files".length());
    return siblings.contains(page + ".html") || siblings.contains(page + ".htm");
  }
}
