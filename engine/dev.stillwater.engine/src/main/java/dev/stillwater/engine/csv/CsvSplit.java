package dev.stillwater.engine.csv;

/**
 * A range of a CSV file that one subtask reads: all records that begin in it. This is the shape of the source's operator state.
 *
 * <p>THREADING: immutable.
 *
 * @param position where the next record to read begins, in bytes from the start of the file
 * @param end records that begin here or later belong to the next split
 * @param line line of the next record, from 1
 */
public record CsvSplit(long position, long end, long line) {
}
