package dev.stillwater.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * One verb of the command line.
 *
 * <p>THREADING: stateless.
 */
interface Verb {
  /** The word that names it. */
  String name();

  /** Its options and parameters; help and debug are added by the caller. */
  CommandSpec spec();

  /**
   * Does it; returns the exit code.
   *
   * @throws UsageException if a value of an option makes no sense
   */
  int run(ParseResult parsed, CommandSurroundings surroundings);
}
