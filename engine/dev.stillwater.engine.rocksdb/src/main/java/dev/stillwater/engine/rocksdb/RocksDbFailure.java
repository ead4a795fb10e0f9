package dev.stillwater.engine.rocksdb;

import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/**
 * The working files of RocksDB cannot be read or written; the job cannot go on with them.
 *
 * <p>THREADING: immutable.
 */
final class RocksDbFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RocksDbFailure(String operator, Path folder, RocksDBException cause) {
    super("RocksDB cannot read or write the working state of operator '" + operator + "' in " + folder + ": " + reason(cause)
        + ". Is the folder there, and is there room on its disk?", cause);
  }

  /** What RocksDB says, without the full stop that it may end with. */
  static String reason(RocksDBException e) {
    return String.valueOf(e.getMessage()).replaceAll("[.\\s]+$", "");
  }

  RocksDbFailure(String operator, IOException cause) {
    super("The folder for the working state of operator '" + operator + "' cannot be made: " + cause.getMessage()
        + ". Name another one, or use the backend 'filesystem'.", cause);
  }
}
