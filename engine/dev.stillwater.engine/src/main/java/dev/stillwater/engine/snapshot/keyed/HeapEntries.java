package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Entries of a state in a file of the heap backend, put into the canonical form entry by entry. Nothing in such a file says how long an entry is: where
 * values of unknown serializers end is found by {@link HeapTail}; where that fails, the key group cannot be read from there on.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Flink 2.3, {@code HeapSnapshotStrategy}, {@code HeapRestoreOperation}, {@code KeyGroupPartitioner}.
 */
final class HeapEntries extends KeyedEntries {
  private static final byte SEPARATOR = ',';
  private static final int[] NOTHING_FOUND = {};

  private final KeyGroupFile file;
  private final List<StateLayout> layouts;
  private final int maxParallelism;
  private final int stateId;
  private final StateLayout layout;
  private final int last;
  private final ByteWriter key = new ByteWriter();
  private final ByteWriter value = new ByteWriter();
  private ByteReader in;
  private int group;
  private int left;
  private int mapLeft;
  private int scope;
  private int scopeBytes;
  private boolean isAhead;
  private long entryBytes;
  private long entry;
  private long mapEntry;
  private int[] opaqueEnds = NOTHING_FOUND;
  private long tailOffset;

  /** The states of a file in the order of its header, and the number of key groups of their operator. */
  record HeapStates(List<StateLayout> layouts, int maxParallelism) {
  }

  /** A walk over key groups from one to another, both included, of the state with the id. */
  HeapEntries(KeyGroupFile file, HeapStates states, int stateId, int first, int last, ProgressListener listener) {
    super(listener);
    this.file = file;
    layouts = states.layouts();
    maxParallelism = states.maxParallelism();
    this.stateId = stateId;
    this.last = last;
    layout = layouts.get(stateId);
    group = first - 1;
  }

  /** Goes to a place that {@link #position} named. Cost: what stands before it in its key group. */
  void startAt(Position position) throws SnapshotException {
    group = (int) position.part(0) - 1;
    long entries = position.part(1);
    long mapEntries = position.part(2);
    do {
      if (!next() || keyGroup != position.part(0)) {
        throw position.refused(fileName());
      }
    } while (entry < entries || mapEntry < mapEntries);
    isAhead = true;
  }

  @Override
  boolean next() throws SnapshotException {
    if (isAhead) {
      isAhead = false;
      return true;
    }
    try {
      while (true) {
        step();
        if (mapLeft > 0) {
          nextInMap();
          return true;
        }
        if (left > 0) {
          if (nextInGroup()) {
            return true;
          }
        } else if (!openNextGroup()) {
          return false;
        }
      }
    } catch (SnapshotException e) {
      left = 0;
      mapLeft = 0;
      throw e;
    }
  }

  private boolean openNextGroup() throws SnapshotException {
    while (++group <= last) {
      checkCancelled();
      if (file.hasEntries(group)) {
        in = file.openHeapGroup(group);
        keyGroup = group;
        entry = -1;
        return findState();
      }
    }
    group = last;
    return false;
  }

  /** Passes over the states before the wanted one. */
  private boolean findState() throws SnapshotException {
    BitSet seen = new BitSet(layouts.size());
    opaqueEnds = NOTHING_FOUND;
    for (int passed = 0; passed < layouts.size(); passed++) {
      Place place = in.place();
      int id = in.readUnsignedShort();
      if (id >= layouts.size()) {
        throw new Corrupt(place, "this is no id of a state.", "0 to " + (layouts.size() - 1), Integer.toString(id));
      }
      int count = in.readCount("entries");
      seen.set(id);
      int[] ends = count == 0 || !hasOpaqueValues(layouts.get(id)) ? NOTHING_FOUND : findEnds(layouts.get(id), count, seen);
      if (id == stateId) {
        left = count;
        opaqueEnds = ends;
        return true;
      }
      if (ends.length > 0) {
        in.skip(tailOffset + ends[count - 1] - in.offset());
      } else {
        skipState(layouts.get(id), count);
      }
    }
    throw in.corrupt("key group " + group + " does not hold state '" + layout.name() + "'.", "the state with the id " + stateId, "none");
  }

  /** Whether values alone hide where they end; behind such a key nothing could be told. */
  private static boolean hasOpaqueValues(StateLayout of) {
    return !of.whole().isSelfDelimiting() && of.key().isSelfDelimiting() && of.namespace().isSelfDelimiting();
  }

  /** Where the values end of the state that the reader stands at; nothing if that cannot be told. */
  private int[] findEnds(StateLayout of, int count, BitSet seen) throws SnapshotException {
    in.mark();
    Optional<HeapTail> tail = HeapTail.read(in, layouts, keyGroup, maxParallelism);
    in.rewind();
    Optional<int[]> ends = tail.flatMap(rest -> rest.ends(of, count, seen));
    if (ends.isPresent()) {
      tailOffset = in.offset();
    }
    return ends.orElse(NOTHING_FOUND);
  }

  private void skipState(StateLayout other, int count) throws SnapshotException {
    for (int index = 0; index < count; index++) {
      step();
      long before = in.offset();
      if (other.kind() != StateKind.TIMER) {
        skipPart(other, other.namespace());
        skipPart(other, other.key());
      }
      skipPart(other, other.whole());
      requireBytes(before, count);
    }
  }

  private void skipPart(StateLayout of, ValueSerializer serializer) throws SnapshotException {
    if (!serializer.isSelfDelimiting()) {
      String parts = serializer == of.key() ? "keys" : serializer == of.namespace() ? "namespaces" : "values";
      throw new UnreadableSerializer(in.place(), serializer.snapshotClass(),
          "key group " + group + " cannot be read from here on: nothing says how long the " + parts + " of state '" + of.name() + "' are.");
    }
    serializer.skip(in);
  }

  private void requireBytes(long before, int count) throws Corrupt {
    if (in.offset() == before) {
      throw in.corrupt("the number of entries cannot be right.", "entries that take bytes", count + " that take none");
    }
  }

  /** Reads namespace, key and, except of a map, the value. False for a map without entries. */
  private boolean nextInGroup() throws SnapshotException {
    int before = left--;
    entry++;
    mapEntry = 0;
    long start = in.offset();
    in.mark();
    try {
      keyOffset = start;
      if (layout.kind() == StateKind.TIMER) {
        skipPart(layout, layout.whole());
        in.writeMarked(0, in.markedBytes(), key.truncate(0));
      } else {
        readScope();
      }
    } finally {
      in.unmark();
    }
    requireBytes(start, before);
    isWhole = opaqueEnds.length > 0;
    if (isWhole) {
      value.truncate(0);
      valueOffset = in.offset();
      copyBytes((int) (tailOffset + opaqueEnds[(int) entry] - in.offset()));
      finish(start);
      return true;
    }
    if (layout.kind() == StateKind.MAP) {
      requireReadable(layout.userKey().orElse(layout.whole()));
      requireReadable(layout.value().orElse(layout.whole()));
      mapLeft = in.readCount("entries of a map");
      scopeBytes = (int) (in.offset() - start);
      mapEntry = -1;
      if (mapLeft > 0) {
        nextInMap();
      }
      return mapEntry == 0;
    }
    value.truncate(0);
    valueOffset = in.offset();
    if (layout.kind() == StateKind.LIST) {
      readList();
    } else if (layout.kind() != StateKind.TIMER) {
      copy(layout.whole(), value);
    }
    finish(start);
    return true;
  }

  private void copyBytes(int length) throws SnapshotException {
    value.writeBytes(in.readBytes(length));
  }

  private void finish(long start) {
    keyBytes = key.array();
    keyFrom = 0;
    keyTo = key.size();
    valueBytes = value.array();
    valueFrom = 0;
    valueTo = value.size();
    entryBytes = in.offset() - start;
  }

  /** Turns namespace and key into key and namespace. */
  private void readScope() throws SnapshotException {
    skipPart(layout, layout.namespace());
    int namespaceBytes = in.markedBytes();
    skipPart(layout, layout.key());
    int keyEnd = in.markedBytes();
    in.writeMarked(namespaceBytes, keyEnd, key.truncate(0));
    if (layout.isAmbiguous()) {
      CompositeKeys.writeLength(keyEnd - namespaceBytes, key);
    }
    in.writeMarked(0, namespaceBytes, key);
    if (layout.isAmbiguous()) {
      CompositeKeys.writeLength(namespaceBytes, key);
    }
    scope = key.size();
  }

  private void nextInMap() throws SnapshotException {
    long start = in.offset();
    mapLeft--;
    mapEntry++;
    key.truncate(scope);
    copy(layout.userKey().orElseThrow(), key);
    value.truncate(0);
    valueOffset = in.offset();
    boolean isNull = in.readBoolean();
    value.writeBoolean(isNull);
    if (!isNull) {
      copy(layout.value().orElseThrow(), value);
    }
    finish(start);
    entryBytes += mapEntry == 0 ? scopeBytes : 0;
  }

  private void readList() throws SnapshotException {
    ValueSerializer element = layout.value().orElseThrow();
    if (element == layout.whole()) {
      requireReadable(element);
    }
    int count = in.readCount("elements of a list");
    for (int index = 0; index < count; index++) {
      step();
      if (index > 0) {
        value.writeByte(SEPARATOR);
      }
      long before = in.offset();
      copy(element, value);
      requireBytes(before, count);
    }
  }

  private void requireReadable(ValueSerializer serializer) throws SnapshotException {
    if (!serializer.isSelfDelimiting()) {
      skipPart(layout, serializer);
    }
  }

  private void copy(ValueSerializer serializer, ByteWriter out) throws SnapshotException {
    in.mark();
    try {
      skipPart(layout, serializer);
      in.writeMarked(0, in.markedBytes(), out);
    } finally {
      in.unmark();
    }
  }

  /** Number of entries of the key group that are still to come; a map counts as one. */
  int left() {
    return left;
  }

  @Override
  long sizeBytes() {
    return entryBytes;
  }

  @Override
  String position() {
    return Position.of(group, entry, Math.max(0, mapEntry));
  }

  @Override
  String fileName() {
    return file.name();
  }
}
