package dev.stillwater.engine.compare;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.EntryPage;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotKind;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.state.KeyGroups;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;

/** A snapshot of one operator and one state of numbers in memory, for tests of what is done with snapshots. */
final class MemorySnapshot implements SnapshotView {
  static final String OPERATOR_ID = "0123456789abcdef0123456789abcdef";

  /** An entry of the state: a key in a key group and its value. */
  record Entry(int keyGroup, long key, long value) {
  }

  private final StateKind kind;
  private final int maxParallelism;
  private final int parallelism;
  private final List<Entry> entries;
  private final List<SourcePosition> positions = new ArrayList<>();
  String valueType = "Long";
  int walks;
  Optional<SnapshotException> failure = Optional.empty();

  MemorySnapshot(StateKind kind, int parallelism, int maxParallelism, List<Entry> entries) {
    this.kind = kind;
    this.parallelism = parallelism;
    this.maxParallelism = maxParallelism;
    this.entries = new ArrayList<>(entries);
    this.entries.sort(Comparator.comparingInt(Entry::keyGroup));
  }

  /** Value state with keys from 0 on, each in the key group that its hash says. */
  static MemorySnapshot ofKeys(int keyCount, int parallelism, int maxParallelism, IntToLongFunction value) {
    List<Entry> entries = new ArrayList<>();
    for (int key = 0; key < keyCount; key++) {
      entries.add(new Entry(KeyGroups.keyGroup(Long.hashCode(key), maxParallelism), key, value.applyAsLong(key)));
    }
    return new MemorySnapshot(StateKind.VALUE, parallelism, maxParallelism, entries);
  }

  /** The same with one more source position. */
  MemorySnapshot at(String split, String position) {
    positions.add(new SourcePosition(0, split, position));
    return this;
  }

  private final class Cursor implements EntryCursor {
    private final List<Entry> shown;
    private int at = -1;

    Cursor(List<Entry> shown) {
      this.shown = shown;
    }

    @Override
    public boolean next() throws SnapshotException {
      if (++at == 3 && failure.isPresent()) {
        throw failure.get();
      }
      return at < shown.size();
    }

    @Override
    public int keyGroup() {
      return kind.isKeyed() ? shown.get(at).keyGroup() : -1;
    }

    @Override
    public int subtask() {
      return kind.isKeyed() ? KeyGroups.subtask(keyGroup(), parallelism, maxParallelism) : 0;
    }

    @Override
    public Object key() {
      return kind.isKeyed() ? shown.get(at).key() : null;
    }

    @Override
    public Object namespace() {
      return kind.isKeyed() ? VoidNamespaceValue.INSTANCE : null;
    }

    @Override
    public Object userKey() {
      return null;
    }

    @Override
    public Object value() {
      return shown.get(at).value();
    }

    @Override
    public OptionalLong timestamp() {
      return OptionalLong.empty();
    }

    @Override
    public String position() {
      return Integer.toString(at);
    }

    @Override
    public long sizeBytes() {
      return 24;
    }

    @Override
    public void writeIdentity(ByteWriter out) {
      out.writeLong(shown.get(at).key());
    }

    @Override
    public void writeValue(ByteWriter out) {
      out.writeLong(shown.get(at).value());
    }

    @Override
    public void close() {
      at = shown.size();
    }
  }

  private final class Operator implements OperatorView {
    @Override
    public OperatorMetadata metadata() {
      return new OperatorMetadata(Optional.empty(), Optional.of("op"), OPERATOR_ID, parallelism, maxParallelism, Optional.empty(), false, List.of());
    }

    @Override
    public Optional<String> name() {
      return Optional.empty();
    }

    @Override
    public Optional<String> uid() {
      return Optional.of("op");
    }

    @Override
    public List<StateView> states() {
      return List.of(new State());
    }

    @Override
    public List<SourcePosition> sourcePositions() {
      return positions;
    }

    @Override
    public long sizeBytes() {
      return 0;
    }

    @Override
    public List<String> notes() {
      return List.of();
    }
  }

  private final class State implements StateView {
    @Override
    public String name() {
      return "count";
    }

    @Override
    public StateKind kind() {
      return kind;
    }

    @Override
    public OperatorView operator() {
      return new Operator();
    }

    @Override
    public Optional<ValueSerializer> keySerializer() {
      return Optional.of(Serializers.ofLong());
    }

    @Override
    public Optional<ValueSerializer> namespaceSerializer() {
      return Optional.empty();
    }

    @Override
    public Optional<ValueSerializer> userKeySerializer() {
      return Optional.empty();
    }

    @Override
    public Optional<ValueSerializer> valueSerializer() {
      return Optional.of(Serializers.ofLong());
    }

    @Override
    public String keyTypeText() {
      return "Long";
    }

    @Override
    public String valueTypeText() {
      return valueType;
    }

    @Override
    public OptionalLong knownEntryCount() {
      return OptionalLong.empty();
    }

    @Override
    public OptionalLong knownSizeBytes() {
      return OptionalLong.empty();
    }

    @Override
    public StateSize estimate() {
      return new StateSize(entries.size(), entries.size() * 24L, true);
    }

    @Override
    public StateSize count(ProgressListener listener) {
      return estimate();
    }

    @Override
    public EntryCursor entries(ProgressListener listener) {
      walks++;
      return new Cursor(entries);
    }

    @Override
    public EntryCursor entries(int firstKeyGroup, int lastKeyGroup, ProgressListener listener) {
      walks++;
      return new Cursor(entries.stream().filter(entry -> entry.keyGroup() >= firstKeyGroup && entry.keyGroup() <= lastKeyGroup).toList());
    }

    @Override
    public EntryCursor entriesFrom(String position, ProgressListener listener) {
      Cursor cursor = new Cursor(entries);
      cursor.at = Integer.parseInt(position) - 1;
      return cursor;
    }

    @Override
    public List<SnapshotEntry> find(Object key, ProgressListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public EntryPage page(Optional<String> token, int limit, ProgressListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  public SnapshotMetadata metadata() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SnapshotFiles files() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SnapshotKind kind() {
    return SnapshotKind.CANONICAL_SAVEPOINT;
  }

  @Override
  public Optional<Sidecar> sidecar() {
    return Optional.empty();
  }

  @Override
  public List<OperatorView> operators() {
    return List.of(new Operator());
  }

  @Override
  public Optional<OperatorView> operatorOfUid(String uid) {
    return Optional.of(uid).filter("op"::equals).map(found -> new Operator());
  }

  @Override
  public Optional<OperatorView> operator(String operatorId) {
    return Optional.of(operatorId).filter(OPERATOR_ID::equals).map(found -> new Operator());
  }

  @Override
  public void close() {
    entries.clear();
  }
}
