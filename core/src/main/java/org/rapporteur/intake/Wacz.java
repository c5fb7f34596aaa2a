package org.rapporteur.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Rejection;

/// WACZ (Web Archive Collection Zipped 1.1): the WARC files in `archive/`, of which the captures
/// listed in `pages/` are given on; all, where nothing is listed or nothing listed is there. A page
/// that was redirected is found where it went. Files that differ from the digests in
/// `datapackage.json` are named, and read.
final class Wacz {
  private final String key;
  private final Place.Archive place;
  private final Captures captures;
  private final Limits limits;
  private final Consumer<Input> out;
  private final ObjectMapper mapper = new ObjectMapper();

  Wacz(String key, Place.Archive place, Captures captures, Limits limits, Consumer<Input> out) {
    this.key = key;
    this.place = place;
    this.captures = captures;
    this.limits = limits;
    this.out = out;
  }

  /// The pages that the archive lists.
  private static final class Listed implements Captures.Choice {
    private final Set<String> urls = new HashSet<>();

    /// Where a listed page went, or where that went.
    private final Set<String> reached = new HashSet<>();

    /// Listed, and not met with yet: the address as written, in the order of the list.
    private final Map<String, String> missing = new LinkedHashMap<>();

    void add(String url) {
      if (urls.add(plain(url))) {
        missing.put(plain(url), url);
      }
    }

    @Override
    public boolean takes(String url, int status, @Nullable String location) {
      String plain = plain(url);
      missing.remove(plain);
      boolean takes = urls.contains(plain) || reached.contains(plain);
      if (takes && status >= 300 && status < 400 && location != null) {
        try {
          reached.add(plain(URI.create(url).resolve(location.strip()).toString()));
        } catch (IllegalArgumentException e) {
          // no address: it went nowhere
          return false;
        }
      }
      return takes;
    }

    private static String plain(String url) {
      int fragment = url.indexOf('#');
      return fragment < 0 ? url : url.substring(0, fragment);
    }
  }

  void read(List<String> names) {
    Map<String, String> digests = digests();
    Listed listed = new Listed();
    for (String name : names) {
      if (name.startsWith("pages/") && name.endsWith(".jsonl")) {
        list(name, listed, digests);
      }
    }
    List<String> files =
        names.stream()
            .filter(name -> name.startsWith("archive/") && FileType.of(name) == FileType.WARC)
            .toList();
    if (files.isEmpty()) {
      refuse(Rejection.NOTHING_INSIDE, "no WARC file in archive/");
      return;
    }
    boolean any = false;
    if (!listed.urls.isEmpty()) {
      // what is refused is told with the first page: without any, all is read again
      Held held = new Held(out);
      for (String name : files) {
        read(name, listed, held, digests);
      }
      any = held.open;
    }
    if (any) {
      listed.missing.values().forEach(url -> refuse(Rejection.UNRESOLVED, "lists the page " + url));
    } else {
      for (String name : files) {
        read(name, Captures.Choice.ALL, out, digests);
      }
    }
  }

  /// Keeps refusals back until there is a page.
  private static final class Held implements Consumer<Input> {
    private final Consumer<Input> out;
    private final List<Input> waiting = new ArrayList<>();
    private boolean open;

    Held(Consumer<Input> out) {
      this.out = out;
    }

    @Override
    public void accept(Input input) {
      if (!open && input instanceof Input.Refused) {
        waiting.add(input);
        return;
      }
      open = true;
      waiting.forEach(out);
      waiting.clear();
      out.accept(input);
    }
  }

  private void read(
      String name, Captures.Choice choice, Consumer<Input> to, Map<String, String> digests) {
    String file = key + "!/" + name;
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(place.open(name), digest)) {
      captures.read(file, in, at -> place.openAt(name, at), choice, to);
      check(name, digest, digests, to);
    } catch (IOException e) {
      to.accept(Pages.refusal(file, e));
    }
  }

  /// Adds what the list `name` holds: one JSON object a line, the first of which tells of the list.
  private void list(String name, Listed listed, Map<String, String> digests) {
    String file = key + "!/" + name;
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(place.open(name), digest)) {
      LineReader lines = new LineReader(in, limits.page());
      for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
        String text = new String(line.bytes().shared(), StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
          continue;
        }
        try {
          JsonNode url = mapper.readTree(text).path("url");
          if (url.isTextual()) {
            listed.add(url.textValue());
          }
        } catch (JsonProcessingException e) {
          out.accept(
              new Input.Refused(
                  file + ":" + line.number(), Rejection.BROKEN_JSON, "in the list of pages"));
        }
      }
      check(name, digest, digests, out);
    } catch (IOException e) {
      out.accept(Pages.refusal(file, e));
    }
  }

  private void check(
      String name, MessageDigest digest, Map<String, String> digests, Consumer<Input> to) {
    String told = digests.get(name);
    if (told != null && !told.equals(HexFormat.of().formatHex(digest.digest()))) {
      to.accept(
          new Input.Refused(
              key + "!/" + name, Rejection.DIGEST_DIFFERS, "datapackage.json; read all the same"));
    }
  }

  /// SHA-256 of the files, as the archive tells them; other digests are not known here.
  private Map<String, String> digests() {
    Map<String, String> digests = new HashMap<>();
    try (InputStream in = place.open("datapackage.json")) {
      byte[] bytes = in.readNBytes(limits.page());
      for (JsonNode resource : mapper.readTree(bytes).path("resources")) {
        String hash = resource.path("hash").asText().toLowerCase(Locale.ROOT);
        if (hash.startsWith("sha256:")) {
          digests.put(resource.path("path").asText(), hash.substring("sha256:".length()));
        }
      }
    } catch (NoSuchFileException e) {
      refuse(Rejection.INCOMPLETE_RECORD, "no datapackage.json; read all the same");
    } catch (JsonProcessingException | CharConversionException e) {
      out.accept(
          new Input.Refused(
              key + "!/datapackage.json", Rejection.BROKEN_JSON, "read all the same"));
    } catch (IOException e) {
      out.accept(Pages.refusal(key + "!/datapackage.json", e));
    }
    return digests;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void refuse(Rejection reason, String detail) {
    out.accept(new Input.Refused(key, reason, detail));
  }
}
