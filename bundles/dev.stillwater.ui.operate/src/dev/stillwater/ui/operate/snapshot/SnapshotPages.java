package dev.stillwater.ui.operate.snapshot;

import dev.stillwater.ui.operate.snapshot.files.FilesPage;
import dev.stillwater.ui.operate.snapshot.findings.FindingsPage;
import dev.stillwater.ui.operate.snapshot.metadata.MetadataPage;
import dev.stillwater.ui.operate.snapshot.operators.OperatorsPage;
import dev.stillwater.ui.operate.snapshot.overview.OverviewPage;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPage;
import dev.stillwater.ui.operate.snapshot.preflight.PreflightPage;
import dev.stillwater.ui.operate.snapshot.state.StatePage;
import java.util.List;

/**
 * The pages of the snapshot editor in their order.
 *
 * <p>THREADING: UI thread.
 */
final class SnapshotPages {
  private SnapshotPages() {
  }

  static List<SnapshotPage> create() {
    return List.of(new FindingsPage(), new OverviewPage(), new OperatorsPage(), new StatePage(), new FilesPage(), new MetadataPage(), new PreflightPage());
  }
}
