package dev.stillwater.engine.snapshot;

/**
 * How far a source had read one of its splits.
 *
 * <p>THREADING: immutable.
 *
 * @param subtask subtask that held the split, -1 for one that the coordinator held
 * @param split the split: a file and range, a topic and partition
 * @param position the position as text: {@code offset 4711}, {@code record 20000}
 */
public record SourcePosition(int subtask, String split, String position) {
}
