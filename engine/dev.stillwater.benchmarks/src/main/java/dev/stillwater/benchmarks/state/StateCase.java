package dev.stillwater.benchmarks.state;

/**
 * What the keys and values of a savepoint are.
 *
 * <p>THREADING: immutable.
 */
public enum StateCase {
  /** A count per number: long to long. */
  LONGS("long to long"),
  /** An account per customer: text to a tuple of long, text and double. */
  TUPLES("text to tuple");

  /** Uid of the operator. */
  public static final String UID = "accounts";
  /** Name of its only state. */
  public static final String STATE = "value";
  /** Number of key groups. */
  public static final int MAX_PARALLELISM = 128;
  private static final String[] CITIES = {"Berlin", "Zürich", "San Francisco", "東京", "Lagos"};

  private final String text;

  StateCase(String text) {
    this.text = text;
  }

  /** What it is called in reports. */
  public String text() {
    return text;
  }

  /** The key of an entry, as a number. */
  public static long key(long index) {
    return index * 2_654_435_761L - 1_000_000;
  }

  /** The key of an entry, as a text. */
  public static String textKey(long index) {
    return "customer-" + index;
  }

  /** The number in an entry's value; every hundredth entry has another one in the second generation. */
  public static long amount(long index, int generation) {
    return index * 31 + (index % 100 == 7 ? generation : 0);
  }

  /** The text in an entry's value. */
  public static String city(long index) {
    return CITIES[(int) (index % CITIES.length)];
  }

  /** The other number in an entry's value. */
  public static double balance(long index) {
    return index / 8.0;
  }
}
