package org.rapporteur.intake.web;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/// The body of an answer as it comes in, up to a limit.
///
/// @param bytes without what came after the limit was reached
/// @param whole whether there was no more
record Body(byte[] bytes, boolean whole) {
  /// Of answers whose body nobody wants.
  static final Body UNREAD = new Body(new byte[0], false);

  /// Hangs up at once.
  static BodySubscriber<Body> unread() {
    return new Collector(-1);
  }

  /// Hangs up when more than `limit` bytes have come.
  static BodySubscriber<Body> atMost(int limit) {
    return new Collector(limit);
  }

  private static final class Collector implements BodySubscriber<Body> {
    private final int limit;
    private final CompletableFuture<Body> result = new CompletableFuture<>();
    private final List<byte[]> pieces = new ArrayList<>();
    private int length;
    private Subscription subscription = NOT_YET;

    private static final Subscription NOT_YET =
        new Subscription() {
          @Override
          public void request(long number) {}

          @Override
          public void cancel() {}
        };

    Collector(int limit) {
      this.limit = limit;
    }

    @Override
    public CompletionStage<Body> getBody() {
      return result;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      this.subscription = subscription;
      if (limit < 0) {
        subscription.cancel();
        result.complete(UNREAD);
      } else {
        subscription.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] piece = new byte[Math.min(buffer.remaining(), limit - length)];
        buffer.get(piece);
        pieces.add(piece);
        length += piece.length;
        if (buffer.hasRemaining()) {
          subscription.cancel();
          finish(false);
          return;
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      finish(true);
    }

    private void finish(boolean whole) {
      if (result.isDone()) {
        return;
      }
      byte[] bytes = new byte[length];
      int at = 0;
      for (byte[] piece : pieces) {
        System.arraycopy(piece, 0, bytes, at, piece.length);
        at += piece.length;
      }
      pieces.clear();
      result.complete(new Body(bytes, whole));
    }
  }
}
