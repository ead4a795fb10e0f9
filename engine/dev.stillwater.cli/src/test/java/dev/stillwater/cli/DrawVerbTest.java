package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawVerbTest {
  private static final String JOB = """
      <job:Job xmlns:job="http://stillwater.dev/job/1" name="test">
        <operators uid="numbers" kind="generator"/>
        <operators uid="out" kind="discard-sink"/>
        <operators uid="log" kind="console-sink"/>
        <streams source="numbers" target="out"/>
        <streams source="numbers" target="log"/>
      </job:Job>
      """;

  @TempDir
  private Path folder;

  @Test
  void jobWithoutLayout_isArrangedByElk() throws Exception {
    // Catches operators on top of each other, and a class path without the layout library.
    Path job = Files.writeString(folder.resolve("a.job"), JOB);
    Path svg = folder.resolve("a.svg");
    CommandResult outcome = CommandResult.of(folder, "draw", job.toString(), "--out", "a.svg");
    assertEquals(0, outcome.code(), outcome.err());
    String text = Files.readString(svg);
    assertTrue(text.contains("<g id=\"numbers\" class=\"operator source\">") && text.contains("<g id=\"numbers-to-log\" class=\"stream\">"), text);
    assertTrue(text.matches("(?s).*<rect x=\"37\" y=\"\\d+\" width=\"160\".*<rect x=\"2[0-9]+\" y=\"\\d+\" width=\"160\".*"), text);
  }

  @Test
  void png_isWritten() throws Exception {
    // Catches a writer that needs a screen.
    Files.writeString(folder.resolve("a.job"), JOB);
    assertEquals(0, CommandResult.of(folder, "draw", "a.job", "--out", "a.png", "--theme", "dark", "--scale", "1").code());
    byte[] content = Files.readAllBytes(folder.resolve("a.png"));
    assertEquals('P', content[1]);
  }

  @Test
  void wrongUse_isTwoAndSaysWhatToDo() throws Exception {
    // Catches a stack trace, or a file that is neither SVG nor PNG.
    Files.writeString(folder.resolve("a.job"), JOB);
    assertRefused("ends in .svg or .png", "draw", "a.job", "--out", "a.gif");
    assertRefused("does not exist", "draw", "b.job", "--out", "b.svg");
    assertRefused("no theme 'blue'", "draw", "a.job", "--out", "a.svg", "--theme", "blue");
    assertRefused("--scale 100", "draw", "a.job", "--out", "a.png", "--scale", "100");
    assertRefused("cannot be written", "draw", "a.job", "--out", "none/a.svg");
    assertFalse(Files.exists(folder.resolve("a.gif")));
  }

  private void assertRefused(String part, String... words) {
    CommandResult outcome = CommandResult.of(folder, words);
    assertEquals(2, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(part), outcome.err());
  }
}
