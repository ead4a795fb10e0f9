package dev.stillwater.host.replay.results;

import dev.stillwater.engine.compare.EntryChange;
import dev.stillwater.engine.compare.ResultDifference;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a stored row differs. The codes stand in files and stay.
 *
 * <p>THREADING: immutable.
 */
public enum RowKind {
  /** Both versions have it, with the same values as far as they count. */
  EQUAL(0, "equal"),
  /** Both versions have it, with different values. */
  CHANGED(1, "changed"),
  /** Only A has it. */
  ONLY_A(2, "onlyA"),
  /** Only B has it. */
  ONLY_B(3, "onlyB"),
  /** Both versions have it, at another place in their order. */
  MOVED(4, "moved"),
  /** A result of a replay of one version. */
  RESULT(5, "result");

  private final int code;
  private final String text;

  RowKind(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The code in files. */
  int code() {
    return code;
  }

  /** The name in documents. */
  public String text() {
    return text;
  }

  /** Whether the versions differ in it. */
  public boolean isDifference() {
    return this != EQUAL && this != RESULT;
  }

  static Optional<RowKind> ofCode(int code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }

  static RowKind of(Optional<ResultDifference.Kind> difference) {
    return difference.map(kind -> switch (kind) {
      case CHANGED -> CHANGED;
      case ONLY_A -> ONLY_A;
      case ONLY_B -> ONLY_B;
      case MOVED -> MOVED;
    }).orElse(EQUAL);
  }

  static RowKind of(EntryChange.Kind kind) {
    return switch (kind) {
      case ADDED -> ONLY_B;
      case REMOVED -> ONLY_A;
      case CHANGED -> CHANGED;
    };
  }
}
