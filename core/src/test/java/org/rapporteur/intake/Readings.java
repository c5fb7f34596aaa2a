package org.rapporteur.intake;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rapporteur.intake.web.Web;
import org.rapporteur.model.Article;
import org.rapporteur.model.Page;

/// What [Intake] gave, by kind.
record Readings(List<Input> inputs) {
  static Readings of(Path... files) {
    return of(Limits.DEFAULT, files);
  }

  static Readings of(Limits limits, Path... files) {
    List<Input> read = new ArrayList<>();
    Intake.read(
        Arrays.stream(files).map(Path::toString).toList(),
        new ByteArrayInputStream(new byte[0]),
        Web.NONE,
        read::add,
        limits);
    return new Readings(read);
  }

  static Readings ofPipe(byte[] content) {
    return ofPipe(Limits.DEFAULT, content);
  }

  static Readings ofPipe(Limits limits, byte[] content) {
    List<Input> read = new ArrayList<>();
    Intake.read(List.of("-"), new ByteArrayInputStream(content), Web.NONE, read::add, limits);
    return new Readings(read);
  }

  List<Page> pages() {
    return inputs.stream()
        .filter(Input.OfPage.class::isInstance)
        .map(input -> ((Input.OfPage) input).page())
        .toList();
  }

  List<Article> articles() {
    return inputs.stream()
        .filter(Input.OfArticle.class::isInstance)
        .map(input -> ((Input.OfArticle) input).article())
        .toList();
  }

  List<Input.ToFetch> toFetch() {
    return inputs.stream()
        .filter(Input.ToFetch.class::isInstance)
        .map(Input.ToFetch.class::cast)
        .toList();
  }

  /// Without the folder that a test was given.
  List<String> messages(Path folder) {
    return inputs.stream()
        .filter(Input.Refused.class::isInstance)
        .map(input -> ((Input.Refused) input).message().replace(folder + "/", ""))
        .toList();
  }

  List<String> contents() {
    return pages().stream().map(Page::content).toList();
  }

  List<String> keys(Path folder) {
    return inputs.stream().map(input -> input.key().replace(folder + "/", "")).toList();
  }
}
