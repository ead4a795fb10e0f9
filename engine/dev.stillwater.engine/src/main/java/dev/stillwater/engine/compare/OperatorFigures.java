package dev.stillwater.engine.compare;

/**
 * One operator of one side, in numbers.
 *
 * <p>THREADING: immutable.
 *
 * @param recordsIn records that came in
 * @param recordsOut records that went out
 * @param lateRecords records that came too late
 * @param taskTimeMs about how long its task has worked, in milliseconds; operators of a chain have it in common
 * @param stateBytes bytes of its state in the savepoint at the end, -1 where there is none
 */
public record OperatorFigures(long recordsIn, long recordsOut, long lateRecords, long taskTimeMs, long stateBytes) {
}
