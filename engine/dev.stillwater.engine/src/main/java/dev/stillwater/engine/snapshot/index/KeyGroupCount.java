package dev.stillwater.engine.snapshot.index;

/**
 * How much of a state lies in one key group.
 *
 * <p>THREADING: immutable.
 *
 * @param keyGroup key group, -1 for operator state
 * @param firstRow number of its first entry, from 0
 * @param entries number of entries
 * @param sizeBytes bytes of the entries in the files
 */
public record KeyGroupCount(int keyGroup, long firstRow, long entries, long sizeBytes) {
}
