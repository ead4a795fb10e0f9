package dev.stillwater.engine.source;

/**
 * Stands for the records of a subtask that has no split.
 *
 * <p>THREADING: immutable.
 */
enum NoRecords implements RecordScanner {
  /** The only one. */
  INSTANCE;

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public long nextPosition() {
    return Long.MAX_VALUE;
  }

  @Override
  public long nextLine() {
    return 1;
  }

  @Override
  public long recordLine() {
    return 0;
  }

  @Override
  public boolean isBlank() {
    return true;
  }

  @Override
  public String problem() {
    return "";
  }

  @Override
  public String recordText(int bytesMax) {
    return "";
  }
}
