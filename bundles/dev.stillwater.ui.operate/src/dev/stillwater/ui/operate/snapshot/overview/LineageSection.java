package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The lineage of a snapshot as rows; Enter or a double click opens the snapshot of a row.
 *
 * <p>THREADING: UI thread; the lineage is read by the document.
 */
final class LineageSection {
  private final Table table;
  private List<Lineage.Link> links = List.of();

  LineageSection(Composite parent, SnapshotDocument document, Consumer<Path> open) {
    table = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
    table.setHeaderVisible(true);
    table.setData("dev.stillwater.id", "overview:lineage");
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
    data.heightHint = 90;
    data.widthHint = 300;
    table.setLayoutData(data);
    column(Messages.LineageSection_relation, 230);
    column(Messages.LineageSection_what, 560);
    column(Messages.LineageSection_when, 190);
    table.addListener(SWT.DefaultSelection, event -> {
      int index = table.getSelectionIndex();
      if (index >= 0 && index < links.size()) {
        links.get(index).snapshot().ifPresent(open);
      }
    });
    Path folder = document.folder();
    String jobId = document.sidecar().map(sidecar -> sidecar.manifest().jobId()).orElse("");
    document.read(table, Messages.LineageSection_job, (view, listener) -> Lineage.of(folder, jobId), this::show, problem -> show(new Lineage(List.of())));
  }

  private void column(String title, int width) {
    TableColumn column = new TableColumn(table, SWT.LEFT);
    column.setText(title);
    column.setWidth(width);
  }

  private void show(Lineage lineage) {
    links = lineage.links();
    for (Lineage.Link link : links) {
      new TableItem(table, SWT.NONE).setText(new String[] {link.relation(), link.what(), link.when()});
    }
    if (links.isEmpty()) {
      new TableItem(table, SWT.NONE).setText(new String[] {Messages.LineageSection_none, "", ""});
      table.getColumn(0).pack();
    }
  }
}
