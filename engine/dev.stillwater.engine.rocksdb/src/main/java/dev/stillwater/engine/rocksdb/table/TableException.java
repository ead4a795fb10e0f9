package dev.stillwater.engine.rocksdb.table;

/**
 * A table is damaged, or in a form that is not read here; RocksDB itself may read it, or says what is wrong with it.
 *
 * <p>THREADING: any thread.
 */
public final class TableException extends Exception {
  private static final long serialVersionUID = 1;

  TableException(String message) {
    super(message);
  }

  TableException(RuntimeException cause) {
    super("Its bytes are not those of a table.", cause);
  }
}
