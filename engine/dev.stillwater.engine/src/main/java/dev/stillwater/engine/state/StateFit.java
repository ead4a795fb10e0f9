package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyedState;

/**
 * Whether a keyed state of a snapshot can become the state that an operator asks for.
 *
 * <p>THREADING: immutable.
 *
 * @param uid the operator
 * @param state name of the state
 * @param outcome what a restore does with it
 * @param snapshotType type of its values in the snapshot, for people
 * @param jobType type of its values in the job, for people
 * @param problem why it does not fit, with what to do; empty unless refused
 */
public record StateFit(String uid, String state, Outcome outcome, String snapshotType, String jobType, String problem) {
  /** What a restore does. */
  public enum Outcome {
    /** The bytes are taken as they are. */
    AS_IS,
    /** The values are turned into the type that the job has now. */
    CONVERTED,
    /** The job does not start. */
    REFUSED
  }

  static StateFit refused(String uid, String state, String snapshotType, KeyedState wanted, Exception reason) {
    String problem = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    return new StateFit(uid, state, Outcome.REFUSED, snapshotType, typeText(wanted), problem);
  }

  static String typeText(KeyedState wanted) {
    String value = wanted.value().map(ValueSerializer::typeText).orElse("");
    return switch (wanted.kind()) {
      case LIST -> "List<" + value + ">";
      case MAP -> "Map<" + wanted.userKey().map(ValueSerializer::typeText).orElse("") + ", " + value + ">";
      default -> value;
    };
  }
}
