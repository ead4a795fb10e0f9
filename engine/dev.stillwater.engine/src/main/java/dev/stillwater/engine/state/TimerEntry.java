package dev.stillwater.engine.state;

/**
 * A timer. It never changes; its {@link #keyHash} is one of time, key and namespace.
 *
 * <p>THREADING: as {@link StateEntry}; {@link #place} belongs to the subtask alone.
 */
final class TimerEntry extends StateEntry {
  final Object key;
  final Object namespace;
  final long time;
  /** Place in the queue, -1 when it is in none. */
  int place = -1;

  TimerEntry(Object key, Object namespace, long time, int hash) {
    this.key = key;
    this.namespace = namespace;
    this.time = time;
    keyHash = hash;
  }
}
