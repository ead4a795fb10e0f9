package dev.stillwater.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What a command gets from its process, so that tests can hand in their own.
 *
 * <p>THREADING: immutable; the streams may be used by any thread.
 *
 * @param out takes results
 * @param err takes progress and messages
 * @param currentFolder what relative paths on the command line count from
 * @param isTerminal whether a person looks at {@code err}, so that a line may be overwritten
 * @param onInterrupt takes what is done when the process is asked to end
 * @param onRunaway told when something does not stop, so that the process must end with this exit code without waiting for it
 */
record CommandSurroundings(PrintStream out, PrintStream err, Path currentFolder, boolean isTerminal, Consumer<Runnable> onInterrupt,
    IntConsumer onRunaway) {
  CommandSurroundings {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    Objects.requireNonNull(currentFolder, "currentFolder");
    Objects.requireNonNull(onInterrupt, "onInterrupt");
    Objects.requireNonNull(onRunaway, "onRunaway");
  }

  /** The path, from the current folder if it is relative. */
  Path resolve(Path path) {
    return currentFolder.resolve(path);
  }
}
