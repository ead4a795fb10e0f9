package dev.stillwater.cli;

import dev.stillwater.host.ProcessExit;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process of {@code ./stillwater run}, {@code check} and the other verbs.
 *
 * <p>THREADING: the main thread of its process.
 */
public final class Main {
  /** Set to {@code true} by a start script that knows the error stream to be a terminal. */
  private static final String TERMINAL_PROPERTY = "stillwater.terminal";
  private static final int BUFFER_BYTES = 1 << 16;

  private Main() {
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES), false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    ProcessExit exit = new ProcessExit();
    CommandSurroundings surroundings = new CommandSurroundings(out, err, Path.of(""), isTerminal(), exit::onInterrupt, exit::hurry);
    int code = new StillwaterCommand(surroundings).run(arguments);
    out.flush();
    exit.exit(code);
  }

  /** Asking the Java console would load a terminal library, so the system is asked. */
  private static boolean isTerminal() {
    String told = System.getProperty(TERMINAL_PROPERTY);
    if (told != null) {
      return Boolean.parseBoolean(told);
    }
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).startsWith("/dev/pts");
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
