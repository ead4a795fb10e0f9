package dev.stillwater.engine.snapshot;

import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.util.OptionalLong;

/**
 * One entry of a state, decoded.
 *
 * <p>THREADING: immutable.
 *
 * @param keyGroup key group, -1 for operator state
 * @param subtask subtask that wrote it
 * @param key key, null for operator state
 * @param namespace {@link VoidNamespaceValue} or a window; null for operator state
 * @param userKey key inside a map or broadcast state, else null
 * @param value value; null for timers. A list state has one entry with all its elements, operator list state one entry for each element
 * @param timestamp when a timer fires, in milliseconds since 1970-01-01T00:00:00Z
 */
public record SnapshotEntry(int keyGroup, int subtask, Object key, Object namespace, Object userKey, Object value, OptionalLong timestamp) {
}
