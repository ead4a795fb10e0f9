package dev.stillwater.ui.tests.snapshot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
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

  static List<String> rows(SnapshotEditorPage page) {
    Table table = page.control(Table.class, "findings");
    return Ui.ask(() -> Arrays.stream(table.getItems()).map(item -> item.getText(0) + " | " + item.getText(1) + " | " + item.getText(2)).toList());
  }

  static boolean hasErrors(SnapshotDocument document) {
    return Ui.ask(document::findings).stream().anyMatch(finding -> finding.level() == SnapshotFinding.Level.ERROR);
  }
}
