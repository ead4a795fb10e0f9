package dev.stillwater.ui.operate.snapshot.metadata;

import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPage;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import dev.stillwater.ui.operate.snapshot.page.SnapshotTree;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * The page with all that the metadata says, line by line, and a search in it.
 *
 * <p>THREADING: UI thread; the search is a reading of the document.
 */
public final class MetadataPage implements SnapshotPage {
  private SnapshotDocument document;
  private SnapshotTree tree;
  private Text search;
  private Label result;
  private List<Integer> found = List.of();
  private Optional<Job> searching = Optional.empty();

  @Override
  public String id() {
    return SnapshotPlace.METADATA;
  }

  @Override
  public String title() {
    return Messages.MetadataPage_title;
  }

  @Override
  public Control create(Composite parent, SnapshotDocument opened) {
    document = opened;
    Composite root = new Composite(parent, SWT.NONE);
    root.setLayout(PageLayouts.page(4));
    new Label(root, SWT.NONE).setText(Messages.MetadataPage_search);
    search = new Text(root, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    search.setData("dev.stillwater.id", "metadata:search");
    search.setMessage(Messages.MetadataPage_hint);
    search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    search.addListener(SWT.DefaultSelection, event -> next());
    search.addListener(SWT.Modify, event -> found = List.of());
    Button next = new Button(root, SWT.PUSH);
    next.setText(Messages.MetadataPage_next);
    next.addListener(SWT.Selection, event -> next());
    result = new Label(root, SWT.NONE);
    result.setData("dev.stillwater.id", "metadata:result");
    GridData words = new GridData(SWT.FILL, SWT.CENTER, false, false);
    words.widthHint = 180;
    result.setLayoutData(words);
    tree = new SnapshotTree(root, "metadata").column(Messages.MetadataPage_name, 320, SWT.LEFT).column(Messages.MetadataPage_value, 560, SWT.LEFT);
    tree.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1));
    tree.control().addListener(SWT.KeyDown, event -> {
      if (event.stateMask == SWT.MOD1 && event.keyCode == 'f') {
        search.setFocus();
      } else if (event.keyCode == SWT.F3) {
        next();
      }
    });
    tree.show(RawNodes.of(document.metadata()));
    return root;
  }

  private void next() {
    String text = search.getText();
    if (text.isEmpty()) {
      return;
    }
    searching.ifPresent(Job::cancel);
    List<Integer> after = found;
    result.setText(Messages.MetadataPage_searching);
    searching = Optional.of(document.read(search, NLS.bind(Messages.MetadataPage_job, text),
        (view, listener) -> RawSearch.next(RawNodes.of(view.metadata()), text, after, listener::isCancelled), this::show, problem -> result.setText("")));
  }

  private void show(Optional<List<Integer>> next) {
    result.setText(next.isPresent() ? "" : Messages.MetadataPage_nothing);
    next.ifPresent(path -> {
      found = path;
      tree.reveal(path);
    });
  }

  @Override
  public void show(SnapshotPlace place) {
    place.operator().ifPresent(operator -> {
      search.setText(operator);
      next();
    });
  }

  @Override
  public void setFocus() {
    search.setFocus();
  }
}
