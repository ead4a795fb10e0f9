package dev.stillwater.ui.operate.snapshot.files;

import dev.stillwater.engine.snapshot.structure.ByteField;
import dev.stillwater.engine.snapshot.structure.FileStructure.Pointer;
import dev.stillwater.engine.snapshot.structure.MetadataStructure;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotNode;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPage;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import dev.stillwater.ui.operate.snapshot.page.SnapshotTree;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * The page with the files: how long each is, who points to it, with whom it is shared, and its bytes beside what they mean, in both directions.
 *
 * <p>THREADING: UI thread; the document reads.
 */
public final class FilesPage implements SnapshotPage {
  private SnapshotDocument document;
  private Label summary;
  private SnapshotTree files;
  private PartTree structure;
  private HexView hex;
  private List<FileFacts> facts = List.of();
  private Optional<FileFacts> shown = Optional.empty();
  private Optional<SnapshotPlace> wanted = Optional.empty();

  @Override
  public String id() {
    return SnapshotPlace.FILES;
  }

  @Override
  public String title() {
    return Messages.FilesPage_title;
  }

  @Override
  public Control create(Composite parent, SnapshotDocument opened) {
    document = opened;
    Composite root = new Composite(parent, SWT.NONE);
    root.setLayout(PageLayouts.page(1));
    summary = new Label(root, SWT.WRAP);
    summary.setText(Messages.FilesPage_reading);
    summary.setData("dev.stillwater.id", "files:summary");
    GridData words = new GridData(SWT.FILL, SWT.CENTER, true, false);
    words.widthHint = 300;
    summary.setLayoutData(words);
    SashForm sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    files = new SnapshotTree(sash, "files").column(Messages.FilesPage_file, 420, SWT.LEFT).column(Messages.FilesPage_size, 100, SWT.RIGHT)
        .column(Messages.FilesPage_pointers, 220, SWT.LEFT).column(Messages.FilesPage_shared, 180, SWT.LEFT).column(Messages.FilesPage_problem, 300, SWT.LEFT);
    files.onSelection(node -> node.place().ifPresent(this::follow));
    SashForm bytes = new SashForm(sash, SWT.HORIZONTAL | SWT.SMOOTH);
    structure = new PartTree(bytes, document, (from, to) -> hex.mark(from, to));
    hex = new HexView(bytes, structure::reveal);
    bytes.setWeights(45, 55);
    sash.setWeights(2, 3);
    document.read(root, Messages.FilesPage_job, (view, listener) -> FileFacts.of(view, listener), this::show,
        problem -> summary.setText(LegacyActionTools.escapeMnemonics(problem.getMessage())));
    return root;
  }

  private void show(List<FileFacts> read) {
    facts = read;
    long total = read.stream().mapToLong(file -> Math.max(0, file.sizeBytes())).sum();
    long missing = read.stream().filter(file -> !file.problem().isEmpty()).count();
    long shared = read.stream().filter(file -> !file.sharedWith().isEmpty()).count();
    summary.setText(NLS.bind(Messages.FilesPage_summary, new Object[] {Quantities.files(read.size()), Quantities.bytes(total), shared, missing}));
    files.show(read.stream().map(FilesPage::node).toList());
    SnapshotPlace first = wanted.orElse(SnapshotPlace.file(read.getFirst().name(), 0));
    wanted = Optional.empty();
    show(first);
  }

  private static SnapshotNode node(FileFacts file) {
    List<Pointer> pointers = file.structure().pointers();
    String who = pointers.isEmpty() ? Messages.FilesPage_root : pointers.size() == 1 ? who(pointers.getFirst()) : NLS.bind(Messages.FilesPage_many, pointers.size());
    return new SnapshotNode(file.problem().isEmpty() ? StillwaterImages.FIELD : StillwaterImages.ERROR, List.of(file.name(),
        file.sizeBytes() < 0 ? Messages.FilesPage_missing : Quantities.bytes(file.sizeBytes()), who, String.join(", ", file.sharedWith()), file.problem()),
        Optional.of(SnapshotPlace.file(file.name(), 0)), () -> pointers.stream().map(pointer -> node(file, pointer)).toList());
  }

  private static SnapshotNode node(FileFacts file, Pointer pointer) {
    return new SnapshotNode(StillwaterImages.STREAM, List.of(who(pointer), Quantities.bytes(pointer.sizeBytes()), pointer.what(),
        pointer.isShared() ? Messages.FilesPage_mayBeShared : ""), Optional.of(SnapshotPlace.file(file.name(), pointer.start())), List::of);
  }

  private static String who(Pointer pointer) {
    return pointer.subtask() < 0 ? pointer.operator() : NLS.bind(Messages.FilesPage_who, pointer.operator(), pointer.subtask());
  }

  @Override
  public void show(SnapshotPlace place) {
    if (facts.isEmpty()) {
      wanted = Optional.of(place);
      return;
    }
    for (int index = 0; index < facts.size(); index++) {
      FileFacts file = facts.get(index);
      boolean isIt = place.file().filter(name -> name.equals(file.name()) || name.startsWith(file.path().map(Object::toString).orElse(file.name()))).isPresent();
      if (isIt) {
        files.reveal(List.of(index));
        follow(place.offset() < 0 ? SnapshotPlace.file(file.name(), 0) : SnapshotPlace.file(file.name(), place.offset()));
        return;
      }
    }
  }

  private void follow(SnapshotPlace place) {
    facts.stream().filter(file -> place.file().filter(file.name()::equals).isPresent()).findFirst().ifPresent(file -> {
      if (shown.filter(file::equals).isEmpty()) {
        showFile(file, place.offset());
      } else if (place.offset() > 0) {
        hex.choose(place.offset());
      }
    });
  }

  private void showFile(FileFacts file, long offset) {
    shown = Optional.of(file);
    structure.clear();
    hex.show(new HexBytes(document, hex.control(), file, hex::arrived));
    if (file.handle().isPresent()) {
      showParts(file, file.structure().whole(file.sizeBytes()), offset);
    } else {
      document.read(structure.control(), Messages.FilesPage_structureJob, (view, listener) -> MetadataStructure.of(view.files().metadata()), field -> {
        if (shown.filter(file::equals).isPresent()) {
          showParts(file, field, offset);
        }
      }, problem -> structure.clear());
    }
  }

  private void showParts(FileFacts file, ByteField whole, long offset) {
    structure.show(file.name(), whole, file.handle().isPresent());
    if (offset > 0) {
      hex.choose(offset);
    }
  }

  @Override
  public void setFocus() {
    files.control().setFocus();
  }
}
