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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Span;

/// Turns sentences into vectors near to one another when the sentences mean the same. Loaded once,
/// shared between threads.
///
/// The model is all-MiniLM-L6-v2 with weights of one byte: mean of the word pieces' last layer, of
/// length one. A sentence is always read alone: the quantised graph scales its numbers over the
/// whole batch, so that in company a sentence's vector would depend on its neighbours. The same
/// sentence gives the same vector on the same kind of processor; between kinds the last digits may
/// differ.
///
/// English. A sentence is read up to its 256th word piece, about 190 words; the rest has no say.
public final class Encoder implements AutoCloseable {
  /// How many numbers a vector holds.
  public static final int WIDTH = 384;

  /// Word pieces read of a sentence, the model's own limit.
  public static final int LONGEST = 256;

  /// Vectors remembered in each of two generations, about 1.8 kB each: 100 MB when both are full.
  private static final int REMEMBERED = 30_000;

  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  /// Holds a sentence's place in the order until its vector is there.
  private static final float[] NONE = {};

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPieces pieces;
  private final ExecutorService workers;
  private final int width;
  private final Memory memory = new Memory();

  private Encoder(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
    this.environment = environment;
    this.session = session;
    this.pieces = pieces;
    this.width = Runtime.getRuntime().availableProcessors();
    this.workers =
        Executors.newFixedThreadPool(
            width, Thread.ofPlatform().name("encoder-", 0).daemon().factory());
  }

  /// Reads the model and its vocabulary from the class path, 0.5 s on two cores.
  public static Encoder load() {
    // a thread of its own: the common pool's may all be waiting for this encoder
    CompletableFuture<WordPieces> pieces =
        CompletableFuture.supplyAsync(
            Encoder::pieces, task -> Thread.ofPlatform().daemon().start(task));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      return new Encoder(environment, environment.createSession(model(), options), pieces.join());
    } catch (OrtException e) {
      throw new IllegalStateException("encoder's model", e);
    }
  }

  private static byte[] model() {
    try (InputStream in = open(MODEL)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(MODEL, e);
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
    SequencedSet<String> distinct = new LinkedHashSet<>(sentences);
    Map<String, float[]> vectors = LinkedHashMap.newLinkedHashMap(distinct.size());
    List<String> unread = new ArrayList<>();
    for (String sentence : distinct) {
      float[] known = memory.recall(sentence);
      vectors.put(sentence, known == null ? NONE : known);
      if (known == null) {
        unread.add(sentence);
      }
    }
    float[][] read = readAll(unread);
    for (int i = 0; i < read.length; i++) {
      vectors.put(unread.get(i), read[i]);
      memory.keep(unread.get(i), read[i]);
    }
    return vectors;
  }

  private float[][] readAll(List<String> sentences) {
    float[][] vectors = new float[sentences.size()][];
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < vectors.length; i = next.getAndIncrement()) {
            vectors[i] = read(sentences.get(i));
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
    return vectors;
  }

  private float[] read(String sentence) {
    Span whole = new Span(0, sentence.length());
    long[][] ids = {pieces.pieces(Tokenizer.tokens(sentence, whole), 0, LONGEST).ids()};
    long[][] mask = new long[1][ids[0].length];
    Arrays.fill(mask[0], 1);
    long[][] types = new long[1][ids[0].length];
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
                    typeTensor))) {
      return mean(((OnnxTensor) result.get(0)).getFloatBuffer(), ids[0].length);
    } catch (OrtException e) {
      throw new IllegalStateException("encoding \"" + sentence + "\"", e);
    }
  }

  /// The mean of `rows` rows, brought to length one.
  private static float[] mean(FloatBuffer layer, int rows) {
    float[] sum = new float[WIDTH];
    float[] row = new float[WIDTH];
    for (int i = 0; i < rows; i++) {
      layer.get(row);
      for (int j = 0; j < WIDTH; j++) {
        sum[j] += row[j];
      }
    }
    double square = 0;
    for (float x : sum) {
      square += (double) x * x;
    }
    float scale = (float) (1 / Math.sqrt(square));
    for (int j = 0; j < WIDTH; j++) {
      sum[j] *= scale;
    }
    return sum;
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
    private volatile ConcurrentHashMap<String, float[]> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<String, float[]> old = new ConcurrentHashMap<>();

    float @Nullable [] recall(String sentence) {
      float[] vector = young.get(sentence);
      if (vector == null) {
        vector = old.get(sentence);
        if (vector != null) {
          keep(sentence, vector);
        }
      }
      return vector;
    }

    void keep(String sentence, float[] vector) {
      young.put(sentence, vector);
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
