package dev.stillwater.engine.snapshot.view;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.EntryPage;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.state.KeyGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A state of an open snapshot.
 *
 * <p>THREADING: any thread, one at a time.
 */
final class OpenState implements StateView {
  private static final String BEHIND = "+";

  private final OperatorView operator;
  private final StateItem item;
  private final Optional<Sidecar.StateCount> known;

  OpenState(OperatorView operator, StateItem item, Optional<Sidecar.StateCount> known) {
    this.operator = operator;
    this.item = item;
    this.known = known;
  }

  @Override
  public String name() {
    return item.name;
  }

  @Override
  public StateKind kind() {
    return item.kind;
  }

  @Override
  public OperatorView operator() {
    return operator;
  }

  @Override
  public Optional<ValueSerializer> keySerializer() {
    return item.key;
  }

  @Override
  public Optional<ValueSerializer> namespaceSerializer() {
    return item.namespace;
  }

  @Override
  public Optional<ValueSerializer> userKeySerializer() {
    return item.userKey;
  }

  @Override
  public Optional<ValueSerializer> valueSerializer() {
    return item.value;
  }

  @Override
  public String keyTypeText() {
    return item.key.map(ValueSerializer::typeText).orElse("");
  }

  @Override
  public String valueTypeText() {
    String value = item.value.map(ValueSerializer::typeText).orElse("");
    return switch (item.kind) {
      case LIST -> "List<" + value + ">";
      case MAP, BROADCAST -> "Map<" + item.userKey.map(ValueSerializer::typeText).orElse("?") + ", " + value + ">";
      default -> value;
    };
  }

  @Override
  public OptionalLong knownEntryCount() {
    return known.isPresent() ? OptionalLong.of(known.get().entries()) : OptionalLong.empty();
  }

  @Override
  public OptionalLong knownSizeBytes() {
    return known.isPresent() ? OptionalLong.of(known.get().sizeBytes()) : OptionalLong.empty();
  }

  /** The parts to walk over: of a broadcast state, which is the same in each subtask, the first. */
  private List<StatePart> parts() {
    return item.kind == StateKind.BROADCAST ? item.parts.subList(0, 1) : item.parts;
  }

  @Override
  public StateSize estimate() throws SnapshotException {
    if (known.isPresent()) {
      return new StateSize(known.get().entries(), known.get().sizeBytes(), true);
    }
    long entries = 0;
    long bytes = 0;
    boolean isExact = true;
    for (StatePart part : parts()) {
      StateSize size = part.estimate();
      entries += size.entries();
      bytes += size.sizeBytes();
      isExact &= size.isExact();
    }
    return new StateSize(entries, bytes, isExact);
  }

  @Override
  public StateSize count(ProgressListener listener) throws SnapshotException {
    long entries = 0;
    long bytes = 0;
    try (EntryCursor cursor = entries(listener)) {
      while (cursor.next()) {
        entries++;
        bytes += cursor.sizeBytes();
      }
    }
    return new StateSize(entries, bytes, true);
  }

  @Override
  public EntryCursor entries(ProgressListener listener) {
    return open(0, Integer.MAX_VALUE, listener);
  }

  @Override
  public EntryCursor entries(int firstKeyGroup, int lastKeyGroup, ProgressListener listener) {
    return open(firstKeyGroup, lastKeyGroup, listener);
  }

  @Override
  public EntryCursor entriesFrom(String position, ProgressListener listener) throws SnapshotException {
    PartsCursor cursor = open(0, Integer.MAX_VALUE, listener);
    try {
      goTo(cursor, position);
      return cursor;
    } catch (SnapshotException noSuchPlace) {
      cursor.close();
      throw noSuchPlace;
    }
  }

  private PartsCursor open(int first, int last, ProgressListener listener) {
    return new PartsCursor(parts(), first, last, "reading state '" + item.name + "' of '" + operator.label() + "'", listener);
  }

  @Override
  public List<SnapshotEntry> find(Object key, ProgressListener listener) throws SnapshotException {
    OptionalInt hash = item.key.isPresent() ? item.key.get().keyHash(key) : OptionalInt.empty();
    int maxParallelism = operator.metadata().maxParallelism();
    boolean isHashed = hash.isPresent() && maxParallelism > 0;
    int keyGroup = isHashed ? KeyGroups.keyGroup(hash.getAsInt(), maxParallelism) : 0;
    List<SnapshotEntry> found = new ArrayList<>();
    try (EntryCursor cursor = open(keyGroup, isHashed ? keyGroup : Integer.MAX_VALUE, listener)) {
      while (cursor.next()) {
        if (Objects.equals(cursor.key(), key)) {
          found.add(cursor.entry());
        }
      }
    }
    return found;
  }

  @Override
  public EntryPage page(Optional<String> token, int limit, ProgressListener listener) throws SnapshotException {
    List<SnapshotEntry> entries = new ArrayList<>();
    String last = token.orElse("");
    try (PartsCursor cursor = open(0, Integer.MAX_VALUE, listener)) {
      if (token.isPresent()) {
        goTo(cursor, token.get());
      }
      while (cursor.next()) {
        String here = cursor.position();
        if (entries.size() >= limit) {
          return new EntryPage(entries, Optional.of(here));
        }
        last = here + BEHIND;
        entries.add(cursor.entry());
      }
      return new EntryPage(entries, Optional.empty());
    } catch (Cancelled e) {
      throw e;
    } catch (SnapshotException e) {
      if (entries.isEmpty()) {
        throw e;
      }
      return new EntryPage(entries, Optional.of(last));
    }
  }

  private void goTo(PartsCursor cursor, String token) throws SnapshotException {
    int separator = token.indexOf(PartsCursor.PART_SEPARATOR);
    try {
      int part = Integer.parseInt(token.substring(0, Math.max(0, separator)));
      boolean isBehind = token.endsWith(BEHIND);
      String position = token.substring(separator + 1, token.length() - (isBehind ? 1 : 0));
      if (position.isEmpty()) {
        throw new NumberFormatException("no position");
      }
      cursor.startAt(part, position);
      if (isBehind) {
        cursor.next();
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new Refused(Place.of("page"), "there is no page that begins at '" + token + "'.", "Begin with the first page.");
    }
  }
}
