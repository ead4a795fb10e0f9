package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.IdentityTable.HashClass;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares one state of two snapshots, a share of it at a time.
 *
 * <p>A share is a range of key groups and a class of hashes. The entries of the earlier snapshot are put into a table, those of the later one are looked up in
 * it. When the table would take too much memory, the share becomes smaller while it is read: first by leaving the last key groups to a share of their own, and
 * where one key group alone is too large, by leaving one half of the hashes to another share. So any size and skew is compared in the memory of one table,
 * and a state that fits into it is read once.
 *
 * <p>THREADING: one thread, once.
 */
final class StateComparison {
  private static final int ENTRIES_BETWEEN_CHECKS = 1 << 10;
  private static final int ENTRIES_BETWEEN_TELLING = 1 << 14;

  /** A share of the state: key groups from first to last, and of them a class of hashes. */
  private record Share(int first, int last, HashClass hashes) {
  }

  private final Optional<StateView> before;
  private final Optional<StateView> after;
  private final EntryIdentity identity;
  private final long tableBytes;
  private final ChangeSink sink;
  private final ProgressListener listener;
  private final ProgressListener cursorListener;
  private final String what;
  private final boolean isRanged;
  private final Deque<Share> shares = new ArrayDeque<>();
  private final ByteWriter key = new ByteWriter();
  private final ByteWriter value = new ByteWriter();
  private IdentityTable table = new IdentityTable();
  private long peakBytes;
  private long entriesRead;
  private Runnable observer = () -> { };

  long entriesBefore;
  long entriesAfter;
  long added;
  long removed;
  long changed;

  StateComparison(Optional<StateView> before, Optional<StateView> after, long tableBytes, ChangeSink sink, ProgressListener listener) {
    this.before = before;
    this.after = after;
    this.tableBytes = tableBytes;
    this.sink = sink;
    this.listener = listener;
    cursorListener = cancelOnly(listener);
    StateView any = after.or(() -> before).orElseThrow();
    identity = EntryIdentity.of(any.kind());
    what = "comparing state '" + any.name() + "' of '" + any.operator().label() + "'";
    isRanged = any.kind().isKeyed() && before.isPresent() && after.isPresent() && maxParallelism(before.get()) == maxParallelism(after.get());
  }

  /** Who is called now and then, when the counts have grown. */
  void setObserver(Runnable heard) {
    observer = heard;
  }

  /** The most memory that entries took, in bytes. */
  long peakBytes() {
    return peakBytes;
  }

  /** Compares; the counts are right up to the entry where it throws. */
  void run() throws SnapshotException {
    int last = maxParallelism(after.or(() -> before).orElseThrow()) - 1;
    shares.add(new Share(0, last, HashClass.ALL));
    while (!shares.isEmpty()) {
      Share share = fill(shares.removeLast());
      for (int entry = 0; entry < table.size(); entry++) {
        entriesBefore += table.count(entry);
      }
      lookUp(share);
      removeRest(share);
      peakBytes = Math.max(peakBytes, table.peakBytes());
      table = new IdentityTable();
    }
  }

  /** Puts the earlier entries of a share into the table; returns the share that fitted. */
  private Share fill(Share wanted) throws SnapshotException {
    if (before.isEmpty() || after.isEmpty()) {
      return wanted;
    }
    Share share = wanted;
    try (EntryCursor cursor = open(before.get(), wanted)) {
      int groupStart = 0;
      int group = wanted.first();
      while (cursor.next()) {
        step();
        if (isRanged && cursor.keyGroup() != group) {
          group = cursor.keyGroup();
          groupStart = table.size();
          if (group > share.last()) {
            break;
          }
        }
        add(cursor, share.hashes());
        if (table.sizeBytes() > tableBytes && table.size() > 1) {
          if (isRanged && group > share.first()) {
            table.truncate(groupStart);
            shares.add(new Share(group, share.last(), share.hashes()));
            return new Share(share.first(), group - 1, share.hashes());
          }
          share = narrowed(share, group);
        }
      }
    }
    return share;
  }

  /** A smaller share in which the table fits; what is left out is compared later. */
  private Share narrowed(Share tooLarge, int group) {
    Share share = tooLarge;
    if (isRanged && share.last() > group) {
      shares.add(new Share(group + 1, share.last(), share.hashes()));
      share = new Share(share.first(), group, share.hashes());
    }
    while (table.sizeBytes() > tableBytes && table.size() > 1 && share.hashes().isDivisible()) {
      shares.add(new Share(share.first(), share.last(), share.hashes().upperHalf()));
      share = new Share(share.first(), share.last(), share.hashes().lowerHalf());
      peakBytes = Math.max(peakBytes, table.peakBytes());
      table = table.retained(share.hashes());
    }
    return share;
  }

  private void add(EntryCursor cursor, HashClass hashes) throws SnapshotException {
    identity.write(cursor, key.truncate(0));
    int hash = IdentityTable.hash(key.array(), key.size());
    if (!hashes.contains(hash)) {
      return;
    }
    int known = identity.isBag() ? table.find(hash, key.array(), key.size()) : IdentityTable.NONE;
    if (known == IdentityTable.NONE) {
      identity.writeValue(cursor, value.truncate(0));
      table.add(hash, key.array(), key.size(), value.array(), value.size());
    } else {
      table.setCount(known, table.count(known) + 1);
    }
  }

  private void lookUp(Share share) throws SnapshotException {
    if (after.isEmpty()) {
      return;
    }
    try (EntryCursor cursor = open(after.get(), share)) {
      while (cursor.next()) {
        step();
        identity.write(cursor, key.truncate(0));
        int hash = IdentityTable.hash(key.array(), key.size());
        if (!share.hashes().contains(hash)) {
          continue;
        }
        entriesAfter++;
        int known = table.find(hash, key.array(), key.size());
        if (known == IdentityTable.NONE || table.count(known) == 0) {
          added++;
          if (sink.isOpen()) {
            sink.take(new EntryChange(EntryChange.Kind.ADDED, cursor.entry(), null, cursor.value()));
          }
        } else {
          table.setCount(known, table.count(known) - 1);
          compareValues(cursor, known);
        }
      }
    }
  }

  private void compareValues(EntryCursor cursor, int known) throws SnapshotException {
    identity.writeValue(cursor, value.truncate(0));
    if (table.hasValue(known, value.array(), value.size())) {
      return;
    }
    Object newValue = cursor.value();
    Object oldValue = StoredValue.decode(before.orElseThrow(), table.value(known), newValue);
    if (!Objects.equals(oldValue, newValue)) {
      changed++;
      if (sink.isOpen()) {
        sink.take(new EntryChange(EntryChange.Kind.CHANGED, cursor.entry(), oldValue, newValue));
      }
    }
  }

  /** Counts what was not looked up; reads the earlier snapshot again only if somebody wants to know which entries these are. */
  private void removeRest(Share share) throws SnapshotException {
    if (before.isEmpty()) {
      return;
    }
    if (after.isEmpty()) {
      removeAll();
      return;
    }
    long rest = 0;
    for (int entry = 0; entry < table.size(); entry++) {
      rest += table.count(entry);
    }
    removed += rest;
    if (rest == 0 || !sink.isOpen()) {
      return;
    }
    try (EntryCursor cursor = open(before.get(), share)) {
      while (rest > 0 && sink.isOpen() && cursor.next()) {
        step();
        identity.write(cursor, key.truncate(0));
        int known = table.find(IdentityTable.hash(key.array(), key.size()), key.array(), key.size());
        if (known != IdentityTable.NONE && table.count(known) > 0) {
          table.setCount(known, table.count(known) - 1);
          rest--;
          sink.take(new EntryChange(EntryChange.Kind.REMOVED, cursor.entry(), cursor.value(), null));
        }
      }
    }
  }

  private void removeAll() throws SnapshotException {
    try (EntryCursor cursor = before.orElseThrow().entries(cursorListener)) {
      while (cursor.next()) {
        step();
        entriesBefore++;
        removed++;
        if (sink.isOpen()) {
          sink.take(new EntryChange(EntryChange.Kind.REMOVED, cursor.entry(), cursor.value(), null));
        }
      }
    }
  }

  private EntryCursor open(StateView state, Share share) throws SnapshotException {
    return isRanged ? state.entries(share.first(), share.last(), cursorListener) : state.entries(cursorListener);
  }

  private void step() throws SnapshotException {
    if (++entriesRead % ENTRIES_BETWEEN_CHECKS == 0) {
      listener.progressed(what + ", entries read", entriesRead, -1);
      if (entriesRead % ENTRIES_BETWEEN_TELLING == 0) {
        observer.run();
      }
      if (listener.isCancelled()) {
        throw new SnapshotException.Cancelled(SnapshotException.Place.of(what));
      }
    }
  }

  /** A listener that may stop the walk over a share but does not tell of it, since the comparison tells how far it is itself. */
  private static ProgressListener cancelOnly(ProgressListener listener) {
    return new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        // Told by step().
      }

      @Override
      public boolean isCancelled() {
        return listener.isCancelled();
      }
    };
  }

  private static int maxParallelism(StateView state) {
    return state.operator().metadata().maxParallelism();
  }
}
