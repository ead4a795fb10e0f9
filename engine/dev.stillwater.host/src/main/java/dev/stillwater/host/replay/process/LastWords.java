package dev.stillwater.host.replay.process;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.registry.JobEntry.Identity;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a replay has failed whose process could not say so itself: what it was short of, or what it and its JVM said last.
 *
 * <p>THREADING: stateless.
 */
final class LastWords {
  /** What the JVM and the process say when there is no memory left; they differ by who notices it. */
  private static final Pattern NO_MEMORY = Pattern.compile("OutOfMemoryError|the memory is used up|Out of Memory Error|insufficient memory");
  private static final Pattern NO_START = Pattern.compile("Error occurred during initialization|Could not create the Java Virtual Machine|Unrecognized (VM )?option"
      + "|Error: Could not find or load main class");
  private static final Pattern HEAP = Pattern.compile("(?:^|\\s)(-Xmx\\S+|-XX:MaxHeapSize=\\S+|-XX:MaxRAMPercentage=\\S+)");
  private static final int LINES = 8;
  /** Exit codes from here on are those of signals. */
  private static final int SIGNALS = 128;
  private static final int CHARACTERS = 400;

  private LastWords() {
  }

  /**
   * The reason, in sentences: what happened, and what to do.
   *
   * @param exitCode that of its process, where somebody has seen it
   */
  static String of(ReplayFolder replay, ReplayState state, OptionalInt exitCode) {
    String said = String.join(" | ", replay.lastMessages(LINES));
    String heap = heap(replay);
    if (NO_MEMORY.matcher(said).find() && !NO_START.matcher(said).find()) {
      return noMemory(heap);
    }
    String last = said.isEmpty() ? "" : " Its last messages: " + (said.length() > CHARACTERS ? "..." + said.substring(said.length() - CHARACTERS) : said);
    // Until its process writes the first time the state names the one that started it.
    if (exitCode.isPresent() && exitCode.getAsInt() < SIGNALS && state.process().equals(Identity.own())) {
      return "The process of the replay ended with exit code " + exitCode.getAsInt() + " before it began, because its JVM could not start"
          + " with these arguments (" + heap + "). Look at the JVM tab of its run configuration; without arguments it gets " + ReplayProcess.MEMORY + "." + last;
    }
    return "The process of the replay (" + state.process().pid() + ") has gone without a word" + (exitCode.isPresent() ? ", with exit code " + exitCode.getAsInt() : "")
        + ": it was killed, or the machine was stopped." + last;
  }

  /** The same sentence for all who notice that the memory is used up. */
  static String noMemory(String heap) {
    return "The replay needs more memory than its heap has (" + heap + "). Give it more, such as -Xmx2g, on the JVM tab of its run configuration (for a replay to a failure"
        + " on that of the job), or let the state backend be rocksdb on the tab Execution.";
  }

  /** The bound of the heap as the JVM is told. */
  private static String heap(ReplayFolder replay) {
    try {
      Matcher matcher = HEAP.matcher(replay.readOrder().jvm());
      String heap = ReplayProcess.MEMORY;
      while (matcher.find()) {
        heap = matcher.group(1);
      }
      return heap;
    } catch (CannotStartException noOrder) {
      // A question for a key has no order of its own; the bound is that of all.
      return ReplayProcess.MEMORY;
    }
  }
}
