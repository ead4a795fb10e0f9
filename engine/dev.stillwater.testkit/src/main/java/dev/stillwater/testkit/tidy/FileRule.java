package dev.stillwater.testkit.tidy;

import java.util.List;

/**
 * A rule of the house style that one file can break.
 *
 * <p>THREADING: implementations are stateless.
 */
public interface FileRule {
  /** What the file breaks; empty when the rule does not concern it. Scans the file. */
  List<Finding> check(SourceFile file);
}
