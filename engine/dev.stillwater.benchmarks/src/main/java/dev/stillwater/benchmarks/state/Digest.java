package dev.stillwater.benchmarks.state;

/**
 * A number that two readers get when they see the same entries, in whatever order.
 *
 * <p>THREADING: one thread.
 */
public final class Digest {
  private static final long TEXT_SEED = 0xcbf29ce484222325L;
  private static final long TEXT_PRIME = 0x100000001b3L;

  private long sum;
  private long entries;

  /** Takes an entry. */
  public void add(long keyHash, long valueHash) {
    sum += mix(keyHash * 0x9e3779b97f4a7c15L + Long.rotateLeft(valueHash, 29));
    entries++;
  }

  /** Takes what another one took. */
  public void add(Digest other) {
    sum += other.sum;
    entries += other.entries;
  }

  /** Number of entries taken. */
  public long entries() {
    return entries;
  }

  /** The number as text. */
  public String text() {
    return Long.toHexString(sum);
  }

  /** A hash of a number. */
  public static long of(long value) {
    return mix(value);
  }

  /** A hash of a text. */
  public static long of(String text) {
    long hash = TEXT_SEED;
    for (int index = 0; index < text.length(); index++) {
      hash = (hash ^ text.charAt(index)) * TEXT_PRIME;
    }
    return hash;
  }

  /** A hash of three. */
  public static long of(long first, long second, long third) {
    return mix(first + 31 * mix(second + 31 * mix(third)));
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
