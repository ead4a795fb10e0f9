package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * What people call the snapshot and what they note about it, to be edited; saved into the sidecar with the editor.
 *
 * <p>THREADING: UI thread.
 */
final class LabelSection {
  private final SnapshotDocument document;
  private final Text label;
  private final Text note;
  private boolean isShowing;

  LabelSection(Composite parent, SnapshotDocument document) {
    this.document = document;
    Composite root = new Composite(parent, SWT.NONE);
    root.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    root.setLayout(PageLayouts.part(2));
    new Label(root, SWT.NONE).setText(Messages.LabelSection_label);
    label = new Text(root, SWT.BORDER | SWT.SINGLE);
    label.setData("dev.stillwater.id", "overview:label");
    label.setMessage(Messages.LabelSection_labelHint);
    label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    Label notes = new Label(root, SWT.NONE);
    notes.setText(Messages.LabelSection_notes);
    notes.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    note = new Text(root, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    note.setData("dev.stillwater.id", "overview:notes");
    GridData area = new GridData(SWT.FILL, SWT.FILL, true, true);
    area.heightHint = 70;
    area.widthHint = 260;
    note.setLayoutData(area);
    note.addListener(SWT.Traverse, event -> event.doit = event.doit || event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    label.addListener(SWT.Modify, event -> edited());
    note.addListener(SWT.Modify, event -> edited());
    if (!document.folder().equals(document.path())) {
      label.setEditable(false);
      note.setEditable(false);
      label.setMessage(Messages.LabelSection_archive);
    }
    document.onChange(root, this::refresh);
    refresh();
  }

  private void refresh() {
    if (document.unsaved().isEmpty()) {
      isShowing = true;
      Optional<Manifest> manifest = document.sidecar().map(sidecar -> sidecar.manifest());
      set(label, manifest.flatMap(Manifest::label).orElse(""));
      set(note, manifest.flatMap(Manifest::note).orElse(""));
      isShowing = false;
    }
  }

  private static void set(Text field, String text) {
    if (!field.getText().equals(text)) {
      field.setText(text);
    }
  }

  private void edited() {
    if (!isShowing) {
      document.setUnsaved(Optional.of(new SnapshotDocument.Words(text(label), text(note))));
    }
  }

  private static Optional<String> text(Text field) {
    return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
  }
}
