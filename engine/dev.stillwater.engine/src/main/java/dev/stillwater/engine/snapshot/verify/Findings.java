package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells findings as they come, each once and not too many of a kind, and counts them all.
 *
 * <p>THREADING: one thread.
 */
final class Findings {
  private static final int REMEMBERED_MAX = 100_000;

  private final int perCode;
  private final Consumer<Finding> told;
  private final Map<FindingCode, Long> counts = new EnumMap<>(FindingCode.class);
  private final Set<String> places = new HashSet<>();

  Findings(int perCode, Consumer<Finding> told) {
    this.perCode = perCode;
    this.told = told;
  }

  /** Where in the snapshot something is: an operator, a state, a key group. */
  record Where(Optional<String> operator, Optional<String> state, OptionalInt keyGroup) {
    static final Where SNAPSHOT = new Where(Optional.empty(), Optional.empty(), OptionalInt.empty());

    static Where operator(String label) {
      return new Where(Optional.of(label), Optional.empty(), OptionalInt.empty());
    }

    Where state(String name) {
      return new Where(operator, Optional.of(name), keyGroup);
    }

    Where keyGroup(int group) {
      return new Where(operator, state, group < 0 ? OptionalInt.empty() : OptionalInt.of(group));
    }
  }

  /** Something was found at a place of a file. */
  void add(FindingCode code, String file, OptionalLong offset, Where where, String message) {
    long count = counts.merge(code, 1L, Long::sum);
    if (count <= perCode) {
      told.accept(new Finding(code, file, offset, where.operator(), where.state(), where.keyGroup(), message));
    }
  }

  /** Something was found in a file. */
  void add(FindingCode code, String file, Where where, String message) {
    add(code, file, OptionalLong.empty(), where, message);
  }

  /**
   * Reading failed. The same failure at the same place is told once, whichever way it was met.
   *
   * @throws Cancelled if that is why
   */
  void add(SnapshotException failure, Where where) throws Cancelled {
    if (failure instanceof Cancelled cancelled) {
      throw cancelled;
    }
    FindingCode code = code(failure);
    String place = failure.offset().isPresent() ? code.text() + ' ' + failure.offset().getAsLong() + ' ' + failure.file() : failure.getMessage();
    if (places.size() >= REMEMBERED_MAX || places.add(place)) {
      add(code, failure.file(), failure.offset(), where, failure.getMessage());
    }
  }

  private static FindingCode code(SnapshotException failure) {
    return switch (failure) {
      case SnapshotException.NotASnapshot e -> FindingCode.NOT_A_SNAPSHOT;
      case SnapshotException.UnknownVersion e -> FindingCode.UNKNOWN_VERSION;
      case SnapshotException.Refused e -> FindingCode.REFUSED;
      case SnapshotException.Unreachable e -> FindingCode.UNREACHABLE;
      case SnapshotException.MissingFile e -> FindingCode.MISSING_FILE;
      case SnapshotException.Truncated e -> FindingCode.TRUNCATED;
      case SnapshotException.Corrupt e -> FindingCode.CORRUPT;
      case SnapshotException.UnreadableSerializer e -> FindingCode.UNREADABLE_SERIALIZER;
      case Cancelled e -> throw new IllegalStateException(e);
    };
  }

  /** Number of findings that are as bad. */
  long count(Severity severity) {
    return counts.entrySet().stream().filter(entry -> entry.getKey().severity() == severity).mapToLong(Map.Entry::getValue).sum();
  }

  /** Number of findings that were not told, by code. */
  Map<FindingCode, Long> notTold() {
    Map<FindingCode, Long> rest = new EnumMap<>(FindingCode.class);
    counts.forEach((code, count) -> {
      if (count > perCode) {
        rest.put(code, count - perCode);
      }
    });
    return rest;
  }
}
