package dev.stillwater.engine.snapshot.verify;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Something that is wrong with a snapshot, or odd about it.
 *
 * <p>THREADING: immutable.
 *
 * @param code what it is about
 * @param file the file
 * @param offset offset in the file in bytes
 * @param operator what a person calls the operator: its uid, else its name, else its id
 * @param state name of the state
 * @param keyGroup key group
 * @param message what is wrong, what was expected and found, what to do
 */
public record Finding(FindingCode code, String file, OptionalLong offset, Optional<String> operator, Optional<String> state, OptionalInt keyGroup,
    String message) {
  /** How bad it is. */
  public Severity severity() {
    return code.severity();
  }
}
