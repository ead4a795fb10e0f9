package dev.stillwater.engine.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The lines that a server sends over TCP. A thread of its own reads them into a queue; when that is full it stops reading, and the server has to wait.
 *
 * <p>THREADING: see {@link LineFeed}; {@link #close} by any thread.
 */
public final class SocketLines implements LineFeed {
  private static final int QUEUE_LINES = 4096;
  private static final int LINE_BYTES_MAX = 1 << 20;
  private static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final long OFFER_MS = 100;

  private final ArrayBlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(QUEUE_LINES);
  private final String host;
  private final int port;
  private final long reconnectMs;
  private final AtomicReference<Optional<Socket>> socket = new AtomicReference<>(Optional.empty());
  private final Thread reader;
  private volatile boolean isClosed;
  private volatile boolean isEnded;
  private volatile Optional<String> problem = Optional.empty();

  private SocketLines(String host, int port, long reconnectMs) {
    this.host = host;
    this.port = port;
    this.reconnectMs = reconnectMs;
    reader = new Thread(this::run, "socket-" + host + "-" + port);
    reader.setDaemon(true);
  }

  /** Begins to read lines, as {@link LineFeed.Connector} says. */
  public static LineFeed connect(String host, int port, long reconnectMs) {
    SocketLines lines = new SocketLines(host, port, reconnectMs);
    lines.reader.start();
    return lines;
  }

  @Override
  public Optional<byte[]> poll() {
    return Optional.ofNullable(lines.poll());
  }

  @Override
  public boolean isEnded() {
    return isEnded && lines.isEmpty();
  }

  @Override
  public Optional<String> problem() {
    return problem;
  }

  private void run() {
    try {
      do {
        try (Socket connecting = new Socket()) {
          socket.set(Optional.of(connecting));
          connecting.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MS);
          problem = Optional.empty();
          read(new BufferedInputStream(connecting.getInputStream()));
          problem = reconnectMs < 0 ? Optional.empty() : Optional.of("the other side has closed the connection.");
        } catch (IOException e) {
          problem = Optional.of(IoReason.of(e));
        }
        if (reconnectMs > 0 && !isClosed) {
          TimeUnit.MILLISECONDS.sleep(reconnectMs);
        }
      } while (reconnectMs >= 0 && !isClosed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      isEnded = true;
    }
  }

  /** Reads to the end of the connection. A last line without an end was cut off by a broken connection, or is whole; it counts. */
  private void read(InputStream in) throws IOException, InterruptedException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int value = in.read();
    while (value >= 0 && !isClosed) {
      if (value == '\n') {
        put(line);
      } else if (line.size() < LINE_BYTES_MAX) {
        line.write(value);
      }
      value = in.read();
    }
    if (line.size() > 0) {
      put(line);
    }
  }

  private void put(ByteArrayOutputStream line) throws InterruptedException {
    byte[] bytes = line.toByteArray();
    line.reset();
    while (!isClosed && !lines.offer(bytes, OFFER_MS, TimeUnit.MILLISECONDS)) {
      problem = Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    isClosed = true;
    reader.interrupt();
    Optional<Socket> open = socket.get();
    if (open.isPresent()) {
      open.get().close();
    }
  }
}
