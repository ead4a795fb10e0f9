package dev.stillwater.engine.rocksdb;

import java.io.IOException;
import org.rocksdb.RocksDBException;

/**
 * The working files of RocksDB cannot be read or written; the job cannot go on with them.
 *
 * <p>THREADING: immutable.
 */
final class RocksDbFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RocksDbFailure(String operator, RocksDBException cause) {
    super("RocksDB cannot read or write the working state of operator '" + operator + "': " + cause.getMessage()
        + ". Is there room on the disk that holds its folder?", cause);
  }

  RocksDbFailure(String operator, IOException cause) {
    super("The folder for the working state of operator '" + operator + "' cannot be made: " + cause.getMessage()
        + ". Name another one, or use the backend 'filesystem'.", cause);
  }
}
