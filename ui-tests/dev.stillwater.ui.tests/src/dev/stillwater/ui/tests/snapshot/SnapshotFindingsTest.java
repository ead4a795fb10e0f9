package dev.stillwater.ui.tests.snapshot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What somebody sees first who opens a snapshot.
 *
 * <p>THREADING: test threads.
 */
class SnapshotFindingsTest {
  private SnapshotEditorPage page;

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void savepointOfFlink_saysWhatIsOdd() {
    // Would catch findings that are not shown, or without what they were seen by.
    page = SnapshotEditorPage.open(SnapshotEditorPage.fixture("flink/2.3.0/canonical-rocksdb"));
    List<String> rows = rows(page);
    assertTrue(rows.stream().anyMatch(row -> row.startsWith("Warning") && row.contains("no uid") && row.endsWith("no-uid")), rows.toString());
    String detail = Ui.ask(page.control(StyledText.class, "findings:detail")::getText);
    assertTrue(detail.contains("Found by the rule"), detail);
    assertTrue(Ui.ask(page.control(Label.class, "snapshot:facts")::getText).startsWith("Canonical savepoint"));
    Themes.screenshots("snapshot-findings");
  }

  @Test
  void ruleOfAnotherBundle_findsBesideOurs() throws Exception {
    // Would catch an extension point that nobody asks, and a broken or missing rule that takes the others with it.
    Path copy = SnapshotOverviewTest.copy(SnapshotEditorPage.fixture("flink/2.3.0/canonical-rocksdb"),
        Files.createDirectories(Files.createTempDirectory("rules").resolve(ContributedRule.FOLDER)).resolve("savepoint"));
    page = SnapshotEditorPage.open(copy);
    List<String> rows = rows(page);
    assertTrue(rows.stream().anyMatch(row -> row.startsWith("Warning") && row.contains("State by tag is given up")), rows.toString());
    assertTrue(rows.stream().anyMatch(row -> row.contains("no uid")), rows.toString());
    Table table = page.control(Table.class, "findings");
    Input.click(Ui.ask(() -> {
      TableItem item = Arrays.stream(table.getItems()).filter(each -> each.getText(1).contains("given up")).findFirst().orElseThrow();
      return table.toDisplay(item.getBounds(1).x + 20, item.getBounds(1).y + item.getBounds(1).height / 2);
    }));
    StyledText detail = page.control(StyledText.class, "findings:detail");
    Ui.await("evidence and remedy", () -> detail.getText().contains("Ask the data team") && detail.getText().contains("entries looked at: "));
  }

  static List<String> rows(SnapshotEditorPage page) {
    Table table = page.control(Table.class, "findings");
    return Ui.ask(() -> Arrays.stream(table.getItems()).map(item -> item.getText(0) + " | " + item.getText(1) + " | " + item.getText(2)).toList());
  }

  static boolean hasErrors(SnapshotDocument document) {
    return Ui.ask(document::findings).stream().anyMatch(finding -> finding.level() == SnapshotFinding.Level.ERROR);
  }
}
