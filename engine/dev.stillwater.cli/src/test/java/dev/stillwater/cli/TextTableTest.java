package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void pathWithBlanks_staysWhole() {
    // Catches a path that is broken at a blank in it, so that nobody can copy it.
    String path = "/srv/streams/Jobs für Größe und Länge/out/Zähler für Größe/checkpoints/67ac231a7c474589af11c58cf371033a/chk-36 (alt)";
    TextTable table = new TextTable("", "KIND", "PATH");
    table.row("savepoint", "'before the change' " + TextTable.whole(path));
    table.row("checkpoint", "word ".repeat(30).strip());
    assertEquals(List.of("KIND        PATH", "savepoint   'before the change'", "            " + path), table.lines().subList(0, 3));
    assertEquals(5, table.lines().size(), "plain texts are broken");
  }
}
