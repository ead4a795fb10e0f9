package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.write.CanonicalGroup;
import dev.stillwater.engine.snapshot.write.KeyGroupBuffer;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;
import dev.stillwater.engine.snapshot.write.KeyedStates;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The key groups of a frozen state on their way into a file: each is put together and sorted, then written in its turn. Of a large state the site's helper puts
 * together those that come next, so that a second processor takes its part.
 *
 * <p>Whoever comes first does a key group, and the writer does itself what nobody has begun; so it waits only for one that is being done at this moment, and
 * never where helpers run when it has ended. At most {@link #AHEAD} key groups are in memory beside the one that is written.
 *
 * <p>THREADING: {@link #write} by one thread, once; the key groups by any.
 */
final class SortedKeyGroups {
  private static final int AHEAD = 3;
  /** Slots of tables from which on the state is so large that a helper is worth its while. */
  private static final long HELPED_SLOTS = 1 << 16;

  private final List<FrozenState> states;
  private final KeyedStates descriptions;
  private final StateBackend.Site site;
  private final KeyedStateWriter writer;
  private final Queue<Memory> free = new ConcurrentLinkedQueue<>();
  private final Group[] groups;
  private volatile boolean isOver;

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
      if (!isOver) {
        collect(number, memory.entries());
      }
      return new Made(writer.group(number, memory.entries(), memory.bytes()), memory);
    }
  }

  /** What is used again for another key group. */
  private record Memory(KeyGroupBuffer entries, ByteWriter bytes) {
  }

  /** A key group that is ready to be written. */
  private record Made(CanonicalGroup group, Memory memory) {
  }

  /** The states are written in the order of the descriptions. */
  SortedKeyGroups(List<FrozenState> states, KeyedStates descriptions, StateBackend.Site site, KeyedStateWriter writer) {
    this.states = states;
    this.descriptions = descriptions;
    this.site = site;
    this.writer = writer;
    groups = new Group[site.range().count()];
    for (int index = 0; index < groups.length; index++) {
      groups[index] = new Group(site.range().first() + index);
    }
  }

  /**
   * Writes all key groups; memory: some of them, and a reference for each entry.
   *
   * @return bytes of the entries
   * @throws SnapshotException.Refused if they are more than the bound
   */
  long write(long bytesMax) throws SnapshotException {
    boolean isHelped = states.stream().mapToLong(FrozenState::slotCount).sum() >= HELPED_SLOTS;
    for (FrozenState state : states) {
      state.sort(isHelped ? site.helper() : work -> { });
    }
    int offered = 1;
    long written = 0;
    try {
      for (int index = 0; index < groups.length; index++) {
        for (; isHelped && offered <= index + AHEAD && offered < groups.length; offered++) {
          site.helper().execute(groups[offered]);
        }
        Made made = take(index);
        written += made.group().entryBytes();
        if (written > bytesMax) {
          throw new SnapshotException.Refused(Place.of("operator '" + site.uid() + "'"), "a subtask's state takes more than " + bytesMax
              + " bytes, which is more than the backend 'memory' holds in a snapshot.", "Use the backend 'filesystem'.");
        }
        writer.put(made.group());
        made.memory().entries().clear();
        free.add(made.memory());
      }
      return written;
    } finally {
      end(offered);
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
    for (int index = 0; index < offered && index < groups.length; index++) {
      groups[index].begin();
      try {
        groups[index].task.get();
      } catch (ExecutionException | InterruptedException e) {
        // What the snapshot fails for is known already.
        continue;
      }
    }
  }

  private void collect(int keyGroup, KeyGroupBuffer target) throws SnapshotException {
    EntryBytes bytes = new EntryBytes(site.range().maxParallelism());
    for (FrozenState state : states) {
      int id = descriptions.id(state.description().name());
      state.write(keyGroup, bytes, (key, value) -> writer.putBytes(target, id, keyGroup, key, value));
    }
  }
}
