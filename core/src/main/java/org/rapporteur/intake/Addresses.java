package org.rapporteur.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.rapporteur.intake.web.Fetched;
import org.rapporteur.intake.web.Validator;
import org.rapporteur.intake.web.Web;
import org.rapporteur.model.Page;

/// The addresses among the inputs: fetched some at a time, given out in their order.
final class Addresses implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("(?is)https?://.*");
  private static final Set<String> MARKUP = Set.of("text/html", "application/xhtml+xml");

  /// Addresses fetched beside one another: enough that a slow host holds up no other, few enough to
  /// hold in memory what was fetched early.
  private static final int BESIDE = 8;

  private final Web web;
  private final Iterator<String> waiting;
  private final Deque<Future<Fetched>> under = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Begins to fetch those of `inputs` that are addresses.
  Addresses(List<String> inputs, Web web) {
    this.web = web;
    this.waiting = inputs.stream().filter(Addresses::isAddress).toList().iterator();
    for (int i = 0; i < BESIDE; i++) {
      begin();
    }
  }

  static boolean isAddress(String input) {
    return ADDRESS.matcher(input).matches();
  }

  /// What became of the next address.
  Fetched next() {
    Future<Fetched> first = under.removeFirst();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          Fetched fetched = first.get();
          begin();
          return fetched;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof RuntimeException ours
              ? ours
              : new IllegalStateException("fetching", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void begin() {
    if (waiting.hasNext()) {
      String address = waiting.next();
      under.addLast(threads.submit(() -> web.fetch(address, Validator.NONE)));
    }
  }

  /// Ends what is under way.
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /// Where what an address names has no files beside it: a row from the web names none of this
  /// machine's.
  record Nowhere() implements Place {
    @Override
    public InputStream open(String name) throws NoSuchFileException {
      throw new NoSuchFileException(name);
    }

    @Override
    public InputStream openAt(String name, long offset) throws NoSuchFileException {
      throw new NoSuchFileException(name);
    }

    @Override
    public long allowance(String name, Limits limits) {
      return 0;
    }

    @Override
    public Place around(String name) {
      return this;
    }
  }

  /// Reads what was fetched: markup by what the server calls it, all else as through a pipe, by its
  /// first characters.
  static void read(String key, Fetched fetched, Limits limits, Consumer<Input> out) {
    switch (fetched) {
      case Fetched.Refused refused ->
          out.accept(new Input.Refused(key, refused.reason(), refused.detail()));
      case Fetched.NotModified same ->
          throw new IllegalStateException("asked without a validator: " + same);
      case Fetched.Content content -> {
        if (MARKUP.contains(content.mediaType())) {
          out.accept(page(key, Page.Kind.HTML, content.bytes(), content));
        } else {
          try {
            Intake.readFetched(
                key,
                unpacked(content.bytes(), limits),
                limits,
                input -> out.accept(told(key, input, content)));
          } catch (IOException e) {
            out.accept(Pages.refusal(key, e));
          }
        }
      }
    }
  }

  /// A gzip file may not swell without bound.
  static InputStream unpacked(byte[] bytes, Limits limits) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    boolean gzip = bytes.length > 1 && bytes[0] == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    return gzip
        ? new Swelling(limits.allowance(bytes.length)).guard(new GZIPInputStream(in, 1 << 16))
        : in;
  }

  /// A page that is the answer itself is told where and when it was fetched.
  private static Input told(String key, Input input, Fetched.Content content) {
    return input instanceof Input.OfPage(Page page, Original original)
            && page.key().equals(key)
            && page.url() == null
        ? page(key, page.kind(), original.shared(), content)
        : input;
  }

  private static Input page(String key, Page.Kind kind, byte[] bytes, Fetched.Content content) {
    String charset = content.charset().isEmpty() ? null : content.charset();
    return Pages.ofBytes(key, key, kind, content.address(), charset, bytes, content.at());
  }
}
