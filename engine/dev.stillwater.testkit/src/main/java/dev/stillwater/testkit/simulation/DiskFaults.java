package dev.stillwater.testkit.simulation;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Decides what goes wrong on a {@link SimulatedDisk}.
 *
 * <p>THREADING: one thread.
 */
public interface DiskFaults {
  /** Nothing goes wrong. */
  DiskFaults NONE = new DiskFaults() {
  };

  /**
   * A call is about to be done: may throw, let time pass, or crash the disk.
   *
   * @param call what is done: {@code size}, {@code time}, {@code open}, {@code read}, {@code create}, {@code append}, {@code write}, {@code forceFile},
   *     {@code close}, {@code mkdir}, {@code list}, {@code rename}, {@code delete}, {@code forceFolder}
   */
  default void before(String call, Path path) throws IOException {
  }

  /** The call has been done. What is thrown makes it look as if it had failed. */
  default void after(String call, Path path) throws IOException {
  }
}
