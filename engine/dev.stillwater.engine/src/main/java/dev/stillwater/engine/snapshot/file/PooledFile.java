package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.nio.file.Path;

/**
 * The bytes of a file that is opened when it is read.
 *
 * <p>THREADING: any thread, one at a time with all that come from the same pool.
 */
record PooledFile(FilePool pool, Path path, long sizeBytes) implements ByteSource {
  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public long fileOffset() {
    return 0;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws SnapshotException {
    if (position >= sizeBytes) {
      return -1;
    }
    return pool.read(path, position, target, offset, (int) Math.min(length, sizeBytes - position));
  }
}
