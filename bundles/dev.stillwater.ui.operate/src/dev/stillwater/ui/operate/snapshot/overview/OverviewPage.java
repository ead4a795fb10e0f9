package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotOpener;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPage;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * The page that says what a snapshot is, what people noted about it, how large its parts are, how its keys spread and where it comes from.
 *
 * <p>THREADING: UI thread.
 */
public final class OverviewPage implements SnapshotPage {
  private static final int HEIGHT_LEAST = 640;
  private static final int WIDTH_LEAST = 520;

  private SizeTreemap treemap;
  private KeyGroupSection keyGroups;

  @Override
  public String id() {
    return SnapshotPlace.OVERVIEW;
  }

  @Override
  public String title() {
    return Messages.OverviewPage_title;
  }

  @Override
  public Control create(Composite parent, SnapshotDocument document) {
    ScrolledComposite scrolled = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
    scrolled.setExpandHorizontal(true);
    scrolled.setExpandVertical(true);
    scrolled.setMinSize(WIDTH_LEAST, HEIGHT_LEAST);
    scrolled.setShowFocusedControl(true);
    scrolled.getVerticalBar().setIncrement(20);
    Composite root = new Composite(scrolled, SWT.NONE);
    GridLayout grid = new GridLayout(2, true);
    grid.marginWidth = 12;
    grid.marginHeight = 10;
    grid.horizontalSpacing = 16;
    root.setLayout(grid);
    scrolled.setContent(root);
    heading(root, Messages.OverviewPage_facts, 1);
    heading(root, Messages.OverviewPage_label, 1);
    FactsSection.create(root, document);
    new LabelSection(root, document);
    heading(root, Messages.OverviewPage_sizes, 1);
    heading(root, Messages.OverviewPage_keyGroups, 1);
    treemap = new SizeTreemap(root);
    GridData area = new GridData(SWT.FILL, SWT.FILL, true, true);
    area.heightHint = 220;
    area.widthHint = 300;
    treemap.control().setLayoutData(area);
    treemap.onOpen(value -> open(document, (SizeTreemap.Part) value));
    keyGroups = new KeyGroupSection(root, document);
    heading(root, Messages.OverviewPage_lineage, 2);
    Composite lineage = new Composite(root, SWT.NONE);
    lineage.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1));
    GridLayout inner = new GridLayout();
    inner.marginWidth = 0;
    inner.marginHeight = 0;
    lineage.setLayout(inner);
    new LineageSection(lineage, document, SnapshotOpener::open);
    document.onChange(root, () -> treemap.show(document.report()));
    treemap.show(document.report());
    return scrolled;
  }

  private static void open(SnapshotDocument document, SizeTreemap.Part part) {
    document.show(part.state().map(state -> SnapshotPlace.state(part.operator().label(), state.name())).orElse(SnapshotPlace.operator(part.operator().label())));
  }

  private static void heading(Composite parent, String text, int columns) {
    Label heading = new Label(parent, SWT.NONE);
    heading.setText(text);
    heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
    data.verticalIndent = 4;
    heading.setLayoutData(data);
  }

  @Override
  public void show(SnapshotPlace place) {
    place.operator().ifPresent(keyGroups::show);
  }

  @Override
  public void setFocus() {
    treemap.control().setFocus();
  }
}
