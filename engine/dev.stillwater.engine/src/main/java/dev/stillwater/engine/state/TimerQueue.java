package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyedState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The timers of a service for one kind of time: a table for each key group, which finds doubles and is what snapshots hold, and a binary heap over all of
 * them by time, then key, then namespace.
 *
 * <p>THREADING: the subtask; {@link #write} any thread.
 */
final class TimerQueue extends RegisteredState implements QueuedTimers.Queue {
  private static final TimerEntry[] NONE = new TimerEntry[16];

  private final KeyContext context;
  private final KeyedTable tables;
  private final Comparator<Object> keyOrder;
  private final Comparator<Object> namespaceOrder;
  private TimerEntry[] queue = NONE.clone();
  private int size;

  TimerQueue(KeyedState description, KeyContext context, Generations generations) {
    super(description);
    this.context = context;
    tables = new KeyedTable(generations, new Codec(), context.range(), null);
    keyOrder = new ObjectOrder(context.serializer());
    namespaceOrder = new ObjectOrder(description.namespace());
  }

  /** What tables must know of timers: they are never changed, so never copied. */
  private static final class Codec extends EntryCodec<TimerEntry> {
    @Override
    public ValueSerializer keySerializer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ValueSerializer valueSerializer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public TimerEntry newEntry() {
      throw new UnsupportedOperationException();
    }

    @Override
    public TimerEntry copy(TimerEntry entry) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writeKey(TimerEntry entry, ByteWriter out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writeValue(TimerEntry entry, ByteWriter out) {
      // A timer is nothing but its key.
    }

    @Override
    public void readKey(TimerEntry entry, ByteReader in) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void readValue(TimerEntry entry, ByteReader in) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSameKey(TimerEntry one, TimerEntry other) {
      return one.time == other.time && one.key.equals(other.key) && one.namespace.equals(other.namespace);
    }
  }

  private static int hash(long time, int keyAndNamespace) {
    return keyAndNamespace * 31 + Long.hashCode(time);
  }

  @Override
  public void add(Object namespace, long time) {
    add(new TimerEntry(context.key(), namespace, time, hash(time, context.entryHash(namespace))), context.keyGroup());
  }

  private void add(TimerEntry timer, int keyGroup) {
    StateTable table = tables.group(keyGroup);
    int slot = table.slot(timer);
    if (table.slots()[slot] == null) {
      table.put(timer, slot);
      push(timer);
    }
  }

  @Override
  public void remove(Object namespace, long time) {
    TimerEntry timer = new TimerEntry(context.key(), namespace, time, hash(time, context.entryHash(namespace)));
    StateTable table = tables.group(context.keyGroup());
    int slot = table.slot(timer);
    TimerEntry found = (TimerEntry) table.slots()[slot];
    if (found != null) {
      table.drop(slot);
      take(found.place);
    }
  }

  @Override
  public long firstTime() {
    return size == 0 ? Long.MAX_VALUE : queue[0].time;
  }

  @Override
  public boolean fireFirst(long upToMs, QueuedTimers.Firing firing) {
    if (size == 0 || queue[0].time > upToMs) {
      return false;
    }
    TimerEntry first = queue[0];
    take(0);
    StateTable table = tables.table(keyHash(first));
    table.drop(table.slotOf(first));
    context.key(first.key);
    context.namespace(first.namespace);
    firing.fire(first.namespace, first.time);
    return true;
  }

  private int keyHash(TimerEntry timer) {
    return context.serializer().keyHash(timer.key).orElseThrow();
  }

  private int compare(TimerEntry one, TimerEntry other) {
    if (one.time != other.time) {
      return Long.compare(one.time, other.time);
    }
    int order = keyOrder.compare(one.key, other.key);
    return order != 0 ? order : namespaceOrder.compare(one.namespace, other.namespace);
  }

  private void push(TimerEntry timer) {
    if (size == queue.length) {
      queue = Arrays.copyOf(queue, size * 2);
    }
    rise(timer, size++);
  }

  private void take(int place) {
    TimerEntry taken = queue[place];
    TimerEntry last = queue[--size];
    queue[size] = null;
    if (taken != last) {
      sink(last, place);
      if (last.place == place) {
        rise(last, place);
      }
    }
    taken.place = -1;
  }

  private void rise(TimerEntry timer, int from) {
    int place = from;
    while (place > 0) {
      int parent = place - 1 >>> 1;
      if (compare(queue[parent], timer) <= 0) {
        break;
      }
      put(queue[parent], place);
      place = parent;
    }
    put(timer, place);
  }

  private void sink(TimerEntry timer, int from) {
    int place = from;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && compare(queue[child + 1], queue[child]) < 0) {
        child++;
      }
      if (compare(timer, queue[child]) <= 0) {
        break;
      }
      put(queue[child], place);
      place = child;
    }
    put(timer, place);
  }

  private void put(TimerEntry timer, int place) {
    queue[place] = timer;
    timer.place = place;
  }

  @Override
  void begin() {
    for (StateTable table : tables.tables()) {
      table.begin();
    }
  }

  @Override
  FrozenState freeze(Generations.Hold hold) {
    List<FrozenState.Part> parts = new ArrayList<>(tables.tables().length);
    for (StateTable table : tables.tables()) {
      parts.add(new FrozenState.Part(table, table.freeze(hold), null));
    }
    return new FrozenState(this, parts, context.range(), true, 0);
  }

  @Override
  void write(StateEntry entry, Object namespace, int keyGroup, EntryBytes bytes) throws SnapshotException {
    TimerEntry timer = (TimerEntry) entry;
    bytes.begin(keyGroup);
    CompositeKeys.writeTimestamp(timer.time, bytes.key());
    context.serializer().write(timer.key, bytes.key());
    description().namespace().write(timer.namespace, bytes.key());
    bytes.end();
  }

  @Override
  void take(RestoredEntries entries) throws SnapshotException {
    while (entries.next()) {
      add(read(entries), entries.keyGroup());
    }
  }

  @Override
  void check(RestoredEntries entries) throws SnapshotException {
    while (entries.next()) {
      read(entries);
    }
  }

  private TimerEntry read(RestoredEntries entries) throws SnapshotException {
    ByteReader in = entries.key();
    long time = in.readLong() ^ Long.MIN_VALUE;
    Object key = context.serializer().read(in);
    Object namespace = description().namespace().read(in);
    int keyGroup = KeyGroups.keyGroup(context.serializer().keyHash(key).orElseThrow(), context.range().maxParallelism());
    if (keyGroup != entries.keyGroup()) {
      throw entries.corrupt("a timer lies in the wrong key group.", "key group " + keyGroup, "key group " + entries.keyGroup());
    }
    return new TimerEntry(key, namespace, time, hash(time, context.entryHash(key, namespace)));
  }

  @Override
  void forEach(EntryVisitor visitor) {
    for (int place = 0; place < size; place++) {
      visitor.visit(queue[place], queue[place].namespace);
    }
  }
}
