package org.rapporteur.statements;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.rapporteur.reading.SequenceTagger;

/// What was learnt of statements: which words are cues, how to tag, how to link. Public for the
/// trainer, which writes it.
///
/// @param lexicon how often a word is a cue
/// @param tagger labels tokens as [#LABELS]
/// @param ranker links sources and contents to cues
public record StatementModel(CueLexicon lexicon, SequenceTagger tagger, Ranker ranker) {
  private static final String SHIPPED = "/org/rapporteur/statements/en/statements.bin";

  /// Source, cue and content; the arrow says on which side the cue is: `<` after it, `>` before it.
  public static final List<String> LABELS =
      List.of(
          "O",
          "B-source<",
          "I-source<",
          "B-source>",
          "I-source>",
          "B-cue",
          "I-cue",
          "B-content<",
          "I-content<",
          "B-content>",
          "I-content>");

  /// The one that comes with the program.
  public static StatementModel shipped() {
    try (InputStream in = StatementModel.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IOException("not on the class path: " + SHIPPED);
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(SHIPPED, e);
    }
  }

  public void write(OutputStream to) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(small))) {
      lexicon.write(out);
      ranker.write(out);
    }
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(small.size());
    small.writeTo(out);
    tagger.write(out);
  }

  public static StatementModel read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(from));
    byte[] small = in.readNBytes(in.readInt());
    DataInputStream first =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(small)));
    CueLexicon lexicon = CueLexicon.read(first);
    Ranker ranker = Ranker.read(first);
    return new StatementModel(lexicon, SequenceTagger.read(in), ranker);
  }
}
