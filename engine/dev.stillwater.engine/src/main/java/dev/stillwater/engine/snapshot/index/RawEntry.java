package dev.stillwater.engine.snapshot.index;

/**
 * The bytes of an entry in the canonical form.
 *
 * <p>THREADING: immutable; the arrays are not copied and must not be written.
 *
 * @param key what tells the entry from others: key, namespace, key inside a map; of timers the time first
 * @param value the value; empty for timers
 */
public record RawEntry(byte[] key, byte[] value) {
}
