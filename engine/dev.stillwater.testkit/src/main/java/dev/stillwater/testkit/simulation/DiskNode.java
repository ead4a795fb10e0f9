package dev.stillwater.testkit.simulation;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * A file or folder of a {@link SimulatedDisk}: what it holds, and how much of that is sure to survive a crash.
 *
 * <p>THREADING: one thread.
 */
final class DiskNode {
  final boolean isFolder;
  final TreeMap<String, DiskNode> children = new TreeMap<>();
  final TreeMap<String, DiskNode> durableChildren = new TreeMap<>();
  byte[] bytes = new byte[0];
  int size;
  int durableSize;
  boolean isOpen;
  long modifiedMs;

  DiskNode(boolean isFolder) {
    this.isFolder = isFolder;
  }

  void append(byte[] source, int offset, int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
    }
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Cuts off what is behind the first bytes. That a shorter length is forgotten in a crash is not simulated. */
  void truncate(int length) {
    size = length;
    durableSize = Math.min(durableSize, length);
  }
}
