package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.write.CanonicalGroup;
import dev.stillwater.engine.snapshot.write.KeyGroupBuffer;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The key groups of a snapshot on their way into a file: each is put together and sorted, then written in its turn. Of a large state the site's helper puts
 * together those that come next, so that a second processor takes its part.
 *
 * <p>Whoever comes first does a key group, and the writer does itself what nobody has begun; so it waits only for one that is being done at this moment, and
 * never where helpers run when it has ended. At most {@link #AHEAD} key groups are in memory beside the one that is written.
 *
 * <p>THREADING: {@link #write} by one thread, once; the source is asked by several at a time.
 */
public final class SortedKeyGroups {
  private static final int AHEAD = 3;

  private final StateBackend.Site site;
  private final KeyedStateWriter writer;
  private final Source source;
  private final Queue<Memory> free = new ConcurrentLinkedQueue<>();
  private final Group[] groups;
  private volatile boolean isOver;

  /** Where the entries come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * Makes the bytes of a key group. Any thread, several at a time.
     *
     * @param entries where entries can be sorted; empty
     * @param bytes what the bytes are put into
     * @return empty if it is too large to be held in memory, so that {@link #stream} is to write it
     */
    Optional<CanonicalGroup> make(int keyGroup, KeyGroupBuffer entries, ByteWriter bytes) throws SnapshotException;

    /** Writes the entries of a key group as they come, sorted; gives their bytes. The thread that writes. */
    default long stream(int keyGroup) throws SnapshotException {
      throw new IllegalStateException("Key group " + keyGroup + " cannot be written entry by entry.");
    }
  }

  /** One key group; done once. */
  private final class Group implements Runnable {
    private final int number;
    private final AtomicBoolean isBegun = new AtomicBoolean();
    private final FutureTask<Made> task = new FutureTask<>(this::make);

    Group(int number) {
      this.number = number;
    }

    /** Does it, unless somebody has begun. */
    @Override
    public void run() {
      begin();
    }

    /** Whether it was done here. */
    boolean begin() {
      boolean isMine = isBegun.compareAndSet(false, true);
      if (isMine) {
        task.run();
      }
      return isMine;
    }

    private Made make() throws SnapshotException {
      Memory memory = Optional.ofNullable(free.poll()).orElseGet(() -> new Memory(new KeyGroupBuffer(), new ByteWriter()));
      return new Made(isOver ? Optional.empty() : source.make(number, memory.entries(), memory.bytes()), memory);
    }
  }

  /** What is used again for another key group. */
  private record Memory(KeyGroupBuffer entries, ByteWriter bytes) {
  }

  /** A key group that is ready to be written, unless it is too large. */
  private record Made(Optional<CanonicalGroup> group, Memory memory) {
  }

  /** The key groups of the site. */
  public SortedKeyGroups(StateBackend.Site site, KeyedStateWriter writer, Source source) {
    this.site = site;
    this.writer = writer;
    this.source = source;
    groups = new Group[site.range().count()];
    for (int index = 0; index < groups.length; index++) {
      groups[index] = new Group(site.range().first() + index);
    }
  }

  /**
   * Writes all key groups; memory: some of them.
   *
   * @param isHelped whether there is enough to do for two
   * @return bytes of the entries
   * @throws SnapshotException.Refused if they are more than the bound
   */
  public long write(long bytesMax, boolean isHelped) throws SnapshotException {
    int offered = 1;
    long written = 0;
    try {
      for (int index = 0; index < groups.length; index++) {
        for (; isHelped && offered <= index + AHEAD && offered < groups.length; offered++) {
          site.helper().execute(groups[offered]);
        }
        Made made = take(index);
        Optional<CanonicalGroup> group = made.group();
        if (group.isPresent()) {
          written += group.get().entryBytes();
          requireAtMost(bytesMax, written);
          writer.put(group.get());
          writer.forceMeanwhile(site.helper());
        } else {
          written += source.stream(groups[index].number);
        }
        made.memory().entries().clear();
        free.add(made.memory());
      }
      return written;
    } finally {
      end(offered);
    }
  }

  private void requireAtMost(long bytesMax, long written) throws SnapshotException {
    if (written > bytesMax) {
      throw new SnapshotException.Refused(Place.of("operator '" + site.uid() + "'"), "a subtask's state takes more than " + bytesMax
          + " bytes, which is more than the backend 'memory' holds in a snapshot.", "Use the backend 'filesystem'.");
    }
  }

  /** The key group, done by now. While another thread is about it, one of those that come next is done here. */
  private Made take(int index) throws SnapshotException {
    Group group = groups[index];
    if (!group.begin()) {
      for (int next = index + 1; next <= index + AHEAD && next < groups.length && !group.task.isDone(); next++) {
        groups[next].begin();
      }
    }
    try {
      return group.task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SnapshotException refused -> throw refused;
        case RuntimeException defect -> throw defect;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SnapshotException.Cancelled(Place.of("operator '" + site.uid() + "'"));
    }
  }

  /** After a failure a helper may still be about a key group, whose entries are held only until this returns. */
  private void end(int offered) {
    isOver = true;
    boolean isInterrupted = false;
    for (int index = 0; index < offered && index < groups.length; index++) {
      groups[index].begin();
      while (!groups[index].task.isDone()) {
        try {
          groups[index].task.get();
        } catch (ExecutionException e) {
          // What the snapshot fails for is known already.
          continue;
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
