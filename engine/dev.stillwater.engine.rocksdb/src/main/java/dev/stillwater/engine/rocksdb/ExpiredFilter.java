package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.engine.state.Ttl;
import java.util.HashMap;
import java.util.Map;

/**
 * Leaves what has expired out of a snapshot in the canonical form.
 *
 * <p>THREADING: one thread.
 */
final class ExpiredFilter implements CanonicalSnapshot.Filter {
  private static final char SEPARATOR = ',';

  private final Map<String, Ttl> ttls;
  private final Map<String, Long> now = new HashMap<>();

  /** Makes a filter for the time now; the rules are by the names of the states that have some. */
  ExpiredFilter(Map<String, Ttl> ttls) {
    this.ttls = Map.copyOf(ttls);
    ttls.forEach((name, ttl) -> now.put(name, ttl.nowMs()));
  }

  @Override
  public boolean looksAt(KeyedState state) {
    return ttls.containsKey(state.name());
  }

  @Override
  public boolean keeps(KeyedState state, ByteWriter value) throws SnapshotException {
    Ttl ttl = ttls.get(state.name());
    if (ttl == null) {
      return true;
    }
    long nowMs = now.get(state.name());
    ValueSerializer serializer = state.value().orElseThrow();
    boolean isMap = state.kind() == StateKind.MAP;
    ByteReader in = ByteReader.of(state.name(), 0, value.array(), isMap ? 1 : 0, value.size() - (isMap ? 1 : 0));
    if (state.kind() != StateKind.LIST) {
      return !ttl.isExpired(new TtlValue(in.readLong(), null), nowMs);
    }
    ByteWriter kept = new ByteWriter();
    while (!in.isAtEnd()) {
      Object element = serializer.read(in);
      if (!ttl.isExpired(element, nowMs)) {
        if (kept.size() > 0) {
          kept.writeByte(SEPARATOR);
        }
        serializer.write(element, kept);
      }
      if (!in.isAtEnd()) {
        in.readByte();
      }
    }
    value.truncate(0).writeBytes(kept.array(), 0, kept.size());
    return kept.size() > 0;
  }
}
