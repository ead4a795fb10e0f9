package dev.stillwater.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a command said and how it ended. */
record CommandResult(int code, String out, String err) {
  /** Runs the command in this process, from the folder. */
  static CommandResult of(Path currentFolder, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code;
    try (PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      code = new StillwaterCommand(new CommandSurroundings(outStream, errStream, currentFolder, false, action -> { }, exitCode -> { })).run(words);
    }
    return new CommandResult(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Both streams, for messages of tests. */
  String all() {
    return "code " + code + "\nout: " + out + "\nerr: " + err;
  }

  /** Whether a trace of program places is shown, which people must not see. */
  boolean hasStackTrace() {
    return (out + err).lines().anyMatch(line -> line.matches("\\s+at [\\w.$/]+\\(.*\\)"));
  }
}
