package org.rapporteur.reading;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

/// Reads sentences: gives each a vector, near to another's when the two mean the same, and scores
/// its words as names and as parts of statements. Loaded once, shared between threads.
///
/// The model is all-MiniLM-L6-v2, trained further to label words while its vectors stay near what
/// they were (encoder.md beside the weights says on what and how well), with weights of one byte. A
/// sentence is read alone, after a quote mark where it begins inside a quotation, and every word
/// piece has a scale of its own in the quantised graph: the same sentence gives the same numbers
/// in any company, on the same kind of processor; between kinds the last digits may differ.
///
/// English. A vector is of a sentence's first 256 word pieces, about 190 words; words are scored
/// up to the 2,048th piece, a part at a time.
public final class Encoder implements AutoCloseable {
  /// How many numbers a vector holds.
  public static final int WIDTH = 384;

  /// Word pieces read at a time. The model takes 512; longer is slower a piece.
  public static final int LONGEST = 256;

  /// So many times [#LONGEST] is read of one sentence: no news sentence comes near it, a table
  /// without a full stop does.
  private static final int PARTS = 8;

  /// Sentences remembered in each of two generations, about 4 kB each: 130 MB when both are full.
  private static final int REMEMBERED = 16_000;

  private static final String MODEL = "/org/rapporteur/reading/encoder.onnx";
  private static final String UNTRAINED = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  /// What was made of one sentence. The arrays are shared with later callers: read them, never
  /// write them.
  ///
  /// @param vector of length one
  /// @param names by word, how likely each label of names is, as a logarithm; fewer rows than words
  ///     where a sentence is longer than is read
  /// @param statements the same of the labels of statements
  public record Encoded(float[] vector, float[][] names, float[][] statements) {}

  /// @param quoted whether it begins inside a quotation
  private record Key(boolean quoted, String text) {}

  /// A sentence to be read.
  private record Unread(Key key, Supplier<List<Token>> words) {}

  /// Holds a sentence's place in the order until it is read.
  private static final Encoded NOTHING = new Encoded(new float[0], new float[0][], new float[0][]);

  private static final String NAMES = "names";
  private static final String STATEMENTS = "statements";
  private static final String VECTOR = "vector";
  private static final String LAST_LAYER = "last_hidden_state";
  private static final Set<String> HEADS = Set.of(NAMES, STATEMENTS, VECTOR);

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPieces pieces;
  private final ExecutorService workers;
  private final boolean trained;
  private final int width;
  private final Memory memory = new Memory();

  private Encoder(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
    this.environment = environment;
    this.session = session;
    this.pieces = pieces;
    this.trained = session.getOutputNames().containsAll(HEADS);
    this.width = Runtime.getRuntime().availableProcessors();
    this.workers =
        Executors.newFixedThreadPool(
            width, Thread.ofPlatform().name("encoder-", 0).daemon().factory());
  }

  /// Reads the model and its vocabulary from the class path, 0.5 s on two cores.
  public static Encoder load() {
    return load(MODEL);
  }

  /// MiniLM as it was before it was trained further, which scores no words: for the trainer.
  public static Encoder untrained() {
    return load(UNTRAINED);
  }

  private static Encoder load(String model) {
    // a thread of its own: the common pool's may all be waiting for this encoder
    CompletableFuture<WordPieces> pieces =
        CompletableFuture.supplyAsync(
            Encoder::pieces, task -> Thread.ofPlatform().daemon().start(task));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      return new Encoder(
          environment, environment.createSession(bytes(model), options), pieces.join());
    } catch (OrtException e) {
      throw new IllegalStateException("encoder's model", e);
    }
  }

  private static byte[] bytes(String model) {
    try (InputStream in = open(model)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(model, e);
    }
  }

  /// The vocabulary alone: for the trainer.
  public static WordPieces pieces() {
    try (InputStream in = open(TOKENIZER)) {
      return WordPieces.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(TOKENIZER, e);
    }
  }

  private static InputStream open(String path) throws IOException {
    InputStream in = Encoder.class.getResourceAsStream(path);
    if (in == null) {
      throw new IOException("not on the class path");
    }
    return in;
  }

  /// The vector of each distinct sentence, of length one, so that their dot product is their
  /// cosine; in the order they first come. The arrays are shared with later callers: read them,
  /// never write them. Sentences read before, by any thread, are remembered.
  public Map<String, float[]> encode(Collection<String> sentences) {
    SequencedMap<Key, Unread> distinct = new LinkedHashMap<>();
    for (String sentence : sentences) {
      Key key = new Key(false, sentence);
      Span whole = new Span(0, sentence.length());
      distinct.putIfAbsent(key, new Unread(key, () -> Tokenizer.tokens(sentence, whole)));
    }
    Map<String, float[]> vectors = LinkedHashMap.newLinkedHashMap(distinct.size());
    read(distinct).forEach((key, encoded) -> vectors.put(key.text(), encoded.vector()));
    return vectors;
  }

  /// What it makes of each of the `sentences` of `text`, in their order. Sentences read before, by
  /// any thread, are remembered.
  public List<Encoded> read(String text, List<Sentence> sentences) {
    boolean[] open = QuoteMarks.openBefore(text, sentences);
    List<Key> keys = new ArrayList<>(open.length);
    SequencedMap<Key, Unread> distinct = new LinkedHashMap<>();
    for (int i = 0; i < open.length; i++) {
      Sentence sentence = sentences.get(i);
      Key key = new Key(open[i], sentence.span().of(text));
      keys.add(key);
      distinct.putIfAbsent(key, new Unread(key, sentence::tokens));
    }
    Map<Key, Encoded> encoded = read(distinct);
    return keys.stream().map(key -> Objects.requireNonNull(encoded.get(key))).toList();
  }

  private Map<Key, Encoded> read(SequencedMap<Key, Unread> distinct) {
    Map<Key, Encoded> encoded = LinkedHashMap.newLinkedHashMap(distinct.size());
    List<Unread> unread = new ArrayList<>();
    for (Unread one : distinct.values()) {
      Encoded known = memory.recall(one.key());
      encoded.put(one.key(), known == null ? NOTHING : known);
      if (known == null) {
        unread.add(one);
      }
    }
    Encoded[] read = readAll(unread);
    for (int i = 0; i < read.length; i++) {
      encoded.put(unread.get(i).key(), read[i]);
      memory.keep(unread.get(i).key(), read[i]);
    }
    return encoded;
  }

  private Encoded[] readAll(List<Unread> sentences) {
    Encoded[] encoded = new Encoded[sentences.size()];
    if (encoded.length == 1) {
      encoded[0] = read(sentences.getFirst());
      return encoded;
    }
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < encoded.length; i = next.getAndIncrement()) {
            encoded[i] = read(sentences.get(i));
          }
        };
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(width, sentences.size()); i++) {
      running.add(CompletableFuture.runAsync(work, workers));
    }
    try {
      running.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      if (e.getCause() instanceof IllegalStateException failed) {
        throw failed;
      }
      throw e;
    }
    return encoded;
  }

  private Encoded read(Unread sentence) {
    List<Token> words = sentence.words().get();
    List<float[]> names = new ArrayList<>(words.size());
    List<float[]> statements = new ArrayList<>(words.size());
    float[] vector = {};
    int from = 0;
    for (int part = 0; part < PARTS && (part == 0 || from < words.size()); part++) {
      WordPieces.Pieces read =
          pieces.pieces(words, from, LONGEST, part == 0 && sentence.key().quoted());
      float[] mean = run(read, names, statements);
      if (part == 0) {
        vector = mean;
      }
      from += read.firsts().length;
    }
    return new Encoded(vector, names.toArray(new float[0][]), statements.toArray(new float[0][]));
  }

  /// Reads some pieces; adds the scores of their words, and returns their vector.
  private float[] run(WordPieces.Pieces read, List<float[]> names, List<float[]> statements) {
    long[][] ids = {read.ids()};
    long[][] mask = new long[1][read.ids().length];
    Arrays.fill(mask[0], 1);
    long[][] types = {trained ? read.types() : new long[read.ids().length]};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask);
        OnnxTensor typeTensor = OnnxTensor.createTensor(environment, types);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids",
                    idTensor,
                    "attention_mask",
                    maskTensor,
                    "token_type_ids",
                    typeTensor),
                trained ? HEADS : Set.of(LAST_LAYER))) {
      if (!trained) {
        return ofLengthOne(sum(floats(result, LAST_LAYER), read.ids().length));
      }
      addScores(floats(result, NAMES), read, names);
      addScores(floats(result, STATEMENTS), read, statements);
      return ofLengthOne(sum(floats(result, VECTOR), 1));
    } catch (OrtException e) {
      throw new IllegalStateException("reading " + read.ids().length + " word pieces", e);
    }
  }

  private static FloatBuffer floats(OrtSession.Result result, String output) {
    return ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
  }

  /// Of each word the scores of its first piece, as logarithms of shares of one.
  private static void addScores(FloatBuffer scores, WordPieces.Pieces read, List<float[]> words) {
    int labels = scores.remaining() / read.ids().length;
    for (int first : read.firsts()) {
      float[] row = new float[labels];
      scores.get(first * labels, row);
      float top = Float.NEGATIVE_INFINITY;
      for (float score : row) {
        top = Math.max(top, score);
      }
      double sum = 0;
      for (float score : row) {
        sum += Math.exp(score - top);
      }
      float log = top + (float) Math.log(sum);
      for (int label = 0; label < labels; label++) {
        row[label] -= log;
      }
      words.add(row);
    }
  }

  private static float[] sum(FloatBuffer layer, int rows) {
    float[] sum = new float[WIDTH];
    float[] row = new float[WIDTH];
    for (int i = 0; i < rows; i++) {
      layer.get(row);
      for (int j = 0; j < WIDTH; j++) {
        sum[j] += row[j];
      }
    }
    return sum;
  }

  private static float[] ofLengthOne(float[] vector) {
    double square = 0;
    for (float x : vector) {
      square += (double) x * x;
    }
    float scale = (float) (1 / Math.sqrt(square));
    for (int j = 0; j < vector.length; j++) {
      vector[j] *= scale;
    }
    return vector;
  }

  @Override
  public void close() {
    workers.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("closing the encoder", e);
    }
  }

  /// Two generations: when the young one is full it becomes the old one, and what the old one held
  /// is forgotten. Forgetting costs time only.
  private static final class Memory {
    private volatile ConcurrentHashMap<Key, Encoded> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<Key, Encoded> old = new ConcurrentHashMap<>();

    @Nullable Encoded recall(Key sentence) {
      Encoded encoded = young.get(sentence);
      if (encoded == null) {
        encoded = old.get(sentence);
        if (encoded != null) {
          keep(sentence, encoded);
        }
      }
      return encoded;
    }

    void keep(Key sentence, Encoded encoded) {
      young.put(sentence, encoded);
      if (young.size() >= REMEMBERED) {
        age();
      }
    }

    private synchronized void age() {
      if (young.size() >= REMEMBERED) {
        old = young;
        young = new ConcurrentHashMap<>();
      }
    }
  }
}
