package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.KeyedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Keyed state whose entries lie in tables of objects: all of it on the heap, or what a write-back cache before a store holds.
 *
 * <p>A backend with a store overrides {@link #cache}, so that tables load what they do not hold, and makes snapshots of what {@link #freeze} gives.
 *
 * <p>THREADING: the subtask; what {@link #freeze} gives is read by one other thread.
 */
public abstract class TableBackend implements KeyedStateBackend {
  private final StateBackend.Site site;
  private final Optional<KeyedRestore> restore;
  private final Generations generations = new Generations();
  private final Map<String, RegisteredState> states = new LinkedHashMap<>();
  private final Map<String, BinaryOperator<Object>> merges = new HashMap<>();
  private final KeyContext context;

  /** Makes the keyed state of one operator in one subtask. */
  protected TableBackend(StateBackend.Site site, Optional<KeyedRestore> restore) {
    this.site = site;
    this.restore = restore;
    context = new KeyContext(site.key(), site.range());
  }

  /** All states as they were at one moment. */
  public static final class Frozen implements AutoCloseable {
    private final List<FrozenState> states;
    private final Generations.Hold hold;

    private Frozen(List<FrozenState> states, Generations.Hold hold) {
      this.states = states;
      this.hold = hold;
    }

    /** The states. */
    public List<FrozenState> states() {
      return states;
    }

    /** The generation that was frozen: entries of it and of those before are not changed. */
    public int generation() {
      return hold.generation();
    }

    /** Nothing is read any more, so that entries and slots may be changed in place again. Any thread. */
    @Override
    public void close() {
      hold.release();
    }
  }

  /** The cache that the tables of a state are a part of; empty when the heap holds all of it. Asked once for each state. */
  protected Optional<TableCache> cache(KeyedState description, EntryCodec<?> codec) {
    return Optional.empty();
  }

  /** The operator and subtask. */
  protected final StateBackend.Site site() {
    return site;
  }

  /** The snapshot to begin with. */
  protected final Optional<KeyedRestore> restoreFrom() {
    return restore;
  }

  @Override
  public final KeyGroupRange range() {
    return site.range();
  }

  @Override
  public final KeyedTable table(StateDescriptor descriptor, EntryCodec<?> codec) {
    requireKey(descriptor.name(), codec);
    KeyedState description = KeyedState.of(descriptor.name(), StateKind.AGGREGATING, Serializers.ofVoidNamespace(), codec.valueSerializer());
    Optional<TableCache> cache = cache(description, codec);
    KeyedTable table = cache.isPresent() ? new KeyedTable(generations, codec, range(), cache.get()) : new KeyedTable(generations, codec, range());
    register(new TypedState.OfKeys(description, codec, range(), table));
    return table;
  }

  @Override
  public final WindowTables windowTables(StateDescriptor descriptor, EntryCodec<?> codec) {
    requireKey(descriptor.name(), codec);
    KeyedState description = KeyedState.of(descriptor.name(), StateKind.AGGREGATING, Serializers.ofTimeWindow(), codec.valueSerializer());
    Optional<TableCache> cache = cache(description, codec);
    int maxParallelism = range().maxParallelism();
    WindowTables tables = new WindowTables(
        namespace -> new StateTable(generations, codec, cache.isPresent() ? namespace : null, -1, maxParallelism, cache.orElse(null)), cache);
    register(new TypedState.OfWindows(description, codec, range(), tables));
    return tables;
  }

  @Override
  public final void currentKey(Object key) {
    context.key(key);
  }

  @Override
  public final Object currentKey() {
    return context.key();
  }

  @Override
  public final void currentNamespace(Object namespace) {
    context.namespace(namespace);
  }

  /** The namespace that states with one belong to now. */
  protected final Object currentNamespace() {
    return context.namespace();
  }

  @Override
  public <V> ValueState<V> value(StateSpec spec) {
    return new ObjectStates.OfValue<>(object(spec, StateKind.VALUE));
  }

  @Override
  public <V> ListState<V> list(StateSpec spec) {
    merges.put(spec.name(), TableBackend::appended);
    return new ObjectStates.OfList<>(object(spec, StateKind.LIST));
  }

  @Override
  public <K, V> MapState<K, V> map(StateSpec spec) {
    return new ObjectStates.OfMap<>(object(spec, StateKind.MAP));
  }

  @Override
  public <V> ReducingState<V> reducing(StateSpec spec, BinaryOperator<V> reduce) {
    ObjectState state = object(spec, StateKind.REDUCING);
    merges.put(spec.name(), merging(state, reduce));
    return new ObjectStates.OfReduced<>(state, reduce);
  }

  @Override
  public <I, A, O> AggregatingState<I, O> aggregating(StateSpec spec, AggregateFunction<I, A, O> function) {
    ObjectState state = object(spec, StateKind.AGGREGATING);
    merges.put(spec.name(), merging(state, function::merge));
    return new ObjectStates.OfAggregated<>(state, function);
  }

  @Override
  public TimerService timers(String service, ValueSerializer namespace, TimerService.Listener listener) {
    TimerQueue event = new TimerQueue(KeyedState.timers(QueuedTimers.EVENT + service, namespace), context, generations);
    TimerQueue processing = new TimerQueue(KeyedState.timers(QueuedTimers.PROCESSING + service, namespace), context, generations);
    register(event);
    register(processing);
    return new QueuedTimers(event, processing, listener, site.clock());
  }

  private ObjectState object(StateSpec spec, StateKind kind) {
    ValueSerializer value = spec.ttl().isPresent() ? Serializers.ofTtl(spec.value()) : spec.value();
    KeyedState description = new KeyedState(spec.name(), kind, spec.namespace(), spec.userKey(), Optional.of(value));
    ObjectCodec codec = new ObjectCodec(site.key(), description);
    Optional<TableCache> cache = cache(description, codec);
    KeyedTable tables = new KeyedTable(generations, codec, range(), cache.orElse(null));
    ObjectState state = new ObjectState(description, context, codec, tables, cache.isPresent(), spec.ttl().map(ttl -> new Ttl(ttl, site.clock())));
    register(state);
    return state;
  }

  /** A list is appended to where it is, so that a snapshot which holds the old place must not see the same object. */
  private static Object moved(Object stored) {
    return stored instanceof ListValue list ? list.copy() : stored;
  }

  private static Object appended(Object one, Object other) {
    ListValue list = ListValue.of(((ListValue) one).view());
    ((ListValue) other).view().forEach(list::add);
    return list;
  }

  @SuppressWarnings("unchecked") // The state holds nothing but values of the function.
  private static <V> BinaryOperator<Object> merging(ObjectState state, BinaryOperator<V> merge) {
    if (state.ttl().isEmpty()) {
      return (BinaryOperator<Object>) merge;
    }
    Ttl ttl = state.ttl().get();
    return (one, other) -> {
      V left = (V) ttl.toAddTo(one);
      V right = (V) ttl.toAddTo(other);
      return left == null ? other : right == null ? one : ttl.wrap(merge.apply(left, right));
    };
  }

  @Override
  public void mergeNamespaces(String name, Object target, List<Object> sources) {
    BinaryOperator<Object> merge = merges.get(name);
    if (merge == null) {
      throw new IllegalArgumentException("The state '" + name + "' is none that can be merged.");
    }
    ObjectState state = (ObjectState) states.get(name);
    Object merged = state.get(target);
    boolean isChanged = false;
    for (Object source : sources) {
      Object stored = source.equals(target) ? null : state.get(source);
      if (stored != null) {
        merged = merged == null ? moved(stored) : merge.apply(merged, stored);
        isChanged = true;
        state.remove(source);
      }
    }
    if (isChanged) {
      state.set(target, merged);
    }
  }

  @Override
  public void forEachEntry(String name, BiConsumer<Object, Object> keyAndNamespace) {
    RegisteredState state = states.get(name);
    if (!(state instanceof ObjectState)) {
      throw new IllegalArgumentException("The state '" + name + "' is none that can be visited.");
    }
    List<ObjectEntry> entries = new ArrayList<>();
    state.forEach((entry, namespace) -> entries.add((ObjectEntry) entry));
    entries.forEach(entry -> keyAndNamespace.accept(entry.key(), entry.namespace()));
  }

  private void requireKey(String state, EntryCodec<?> codec) {
    if (!Serializers.areEqual(codec.keySerializer(), site.key())) {
      throw new IllegalStateException("The state '" + state + "' of operator '" + site.uid() + "' has keys of type " + codec.keySerializer().typeText()
          + " and the operator has keys of type " + site.key().typeText() + ".");
    }
  }

  /** Adds a state; all must be there before {@link #restore}. */
  final void register(RegisteredState state) {
    if (states.putIfAbsent(state.description().name(), state) != null) {
      throw new IllegalStateException("Operator '" + site.uid() + "' asks twice for the state '" + state.description().name() + "'.");
    }
  }

  @Override
  public Set<String> stateNames() {
    return allDescriptions().stream().map(KeyedState::name).collect(Collectors.toSet());
  }

  /** All states, those included that are kept elsewhere than in tables. */
  protected List<KeyedState> allDescriptions() {
    return descriptions();
  }

  /** Counts snapshots. */
  final Generations generations() {
    return generations;
  }

  /** The states in the order in which they were asked for. */
  protected final List<KeyedState> descriptions() {
    return states.values().stream().map(RegisteredState::description).toList();
  }

  /**
   * Holds all states as they are now: what is changed from here on is copied first. The synchronous part of a snapshot; close what it gives as soon as it has
   * been read. Cost: number of tables.
   */
  protected final Frozen freeze() {
    List<FrozenState> frozen = new ArrayList<>();
    Generations.Hold hold = generations.freeze();
    for (RegisteredState state : states.values()) {
      frozen.add(state.freeze(hold));
    }
    states.values().forEach(RegisteredState::begin);
    return new Frozen(List.copyOf(frozen), hold);
  }

  /**
   * Starts a new generation without a snapshot, once everything has been written to the store. Cost: number of tables.
   *
   * @return the generation that has ended
   */
  protected final int advanceGeneration() {
    int ended = generations.advance();
    states.values().forEach(RegisteredState::begin);
    return ended;
  }

  @Override
  public void restore() throws SnapshotException {
    if (restore.isEmpty() || states.isEmpty()) {
      return;
    }
    KeyedRestore from = restore.get();
    try (SnapshotView view = from.source().open()) {
      Optional<OperatorView> operator = view.operator(from.operatorId());
      if (operator.isEmpty()) {
        return;
      }
      for (StateView state : operator.get().states()) {
        RegisteredState target = state.kind().isKeyed() ? states.get(state.name()) : null;
        if (target != null) {
          restore(state, target, from);
        }
      }
    }
  }

  private void restore(StateView from, RegisteredState target, KeyedRestore request) throws SnapshotException {
    try (RestoredEntries entries = entries(from, target.description(), target.hasDefaults(), request)) {
      target.take(entries);
    }
  }

  /**
   * Compares the snapshot's keyed states with those that were asked for, and takes nothing: what {@link #restore} would say, for all states and not only up
   * to the first that does not fit.
   *
   * @param readsEntries whether every entry is read as well, as some do not fit only by what they hold; costs the time of a restore
   */
  protected final List<StateFit> rehearse(boolean readsEntries) throws SnapshotException {
    List<StateFit> fits = new ArrayList<>();
    if (restore.isEmpty()) {
      return fits;
    }
    try (SnapshotView view = restore.get().source().open()) {
      Optional<OperatorView> operator = view.operator(restore.get().operatorId());
      for (StateView state : operator.isPresent() ? operator.get().states() : List.<StateView>of()) {
        RegisteredState target = state.kind().isKeyed() ? states.get(state.name()) : null;
        if (target != null) {
          fits.add(rehearse(state, target, readsEntries));
        }
      }
    }
    return fits;
  }

  private StateFit rehearse(StateView from, RegisteredState target, boolean readsEntries) throws SnapshotException {
    KeyedState wanted = target.description();
    StateFit.Outcome outcome = StateFit.Outcome.AS_IS;
    try {
      if (compare(from, wanted, target.hasDefaults(), place(from)).isPresent()) {
        outcome = StateFit.Outcome.CONVERTED;
      }
      if (readsEntries) {
        try (RestoredEntries entries = entries(from, wanted, target.hasDefaults(), restore.orElseThrow())) {
          target.check(entries);
        }
      }
    } catch (SnapshotException.Cancelled e) {
      throw e;
    } catch (SnapshotException | RuntimeException e) { // As a subtask, which takes whatever is thrown for the reason why it cannot restore.
      return StateFit.refused(site.uid(), from.name(), from.valueTypeText(), wanted, e);
    }
    return new StateFit(site.uid(), from.name(), outcome, from.valueTypeText(), StateFit.typeText(wanted), "");
  }

  private String place(StateView from) {
    return "operator '" + site.uid() + "', state '" + from.name() + "'";
  }

  /**
   * Walks over what the snapshot has of a state for the key groups of the subtask, in the bytes that the state has now.
   *
   * @param wanted the state as it is now
   * @param hasDefaults whether columns of rows that the snapshot lacks may begin with the value that is there before the first record
   * @throws SnapshotException.Refused if the types do not fit
   */
  protected final RestoredEntries entries(StateView from, KeyedState wanted, boolean hasDefaults, KeyedRestore request) throws SnapshotException {
    String place = place(from);
    return new RestoredEntries(from, place, range(), compare(from, wanted, hasDefaults, place), request.listener());
  }

  /** Whether the entries of a state are generated. */
  protected final boolean isTyped(String state) {
    return states.get(state) instanceof TypedState;
  }

  /** The tables of a typed state with windows, by its name; empty for other states. */
  protected final Optional<WindowTables> windows(String state) {
    return states.get(state) instanceof TypedState.OfWindows windows ? Optional.of(windows.tables()) : Optional.empty();
  }

  /** Refuses a state whose kind, keys or namespaces are others; finds out what is to be done with its values. */
  private Optional<ValueMigration> compare(StateView from, KeyedState wanted, boolean hasDefaults, String place) throws SnapshotException {
    List<String> problems = new ArrayList<>();
    boolean isAccumulator = isAccumulator(from.kind()) && isAccumulator(wanted.kind());
    if (from.kind() != wanted.kind() && !isAccumulator) {
      problems.add("It is a " + from.kind().text() + " state in the snapshot and a " + wanted.kind().text() + " state in the job.");
    }
    requireEqual("keys", from.keySerializer(), Optional.of(site.key()), problems);
    requireEqual("namespaces", from.namespaceSerializer(), Optional.of(wanted.namespace()), problems);
    requireEqual("keys of the map", from.userKeySerializer(), wanted.userKey(), problems);
    Optional<ValueMigration> migration = Optional.empty();
    if (problems.isEmpty() && wanted.value().isPresent() && from.valueSerializer().isPresent()) {
      migration = ValueMigration.of(wanted.kind(), from.valueSerializer().get(), wanted.value().get(), hasDefaults, site.clock().currentTimeMs(),
          problems);
    }
    if (!problems.isEmpty()) {
      throw new SnapshotException.Refused(Place.of(place), "the state in the snapshot does not fit the job. " + String.join(" ", problems),
          "Take back the change, or give the operator another uid and start with --allow-non-restored-state, which loses the state.");
    }
    return migration;
  }

  /** All of these hold one value for each key and namespace. */
  private static boolean isAccumulator(StateKind kind) {
    return kind == StateKind.VALUE || kind == StateKind.REDUCING || kind == StateKind.AGGREGATING;
  }

  private static void requireEqual(String what, Optional<ValueSerializer> from, Optional<ValueSerializer> wanted, List<String> problems) {
    if (from.isPresent() && wanted.isPresent() && !Serializers.areEqual(from.get(), wanted.get())) {
      problems.add("The " + what + " are of type " + from.get().typeText() + " in the snapshot and " + wanted.get().typeText() + " in the job.");
    }
  }
}
