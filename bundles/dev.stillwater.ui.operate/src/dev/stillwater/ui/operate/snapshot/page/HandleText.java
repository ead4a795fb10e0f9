package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.ui.Quantities;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * Handles in words.
 *
 * <p>THREADING: stateless.
 */
public final class HandleText {
  private HandleText() {
  }

  /** Where the bytes of a handle are. */
  public static String of(StreamHandle handle) {
    return switch (handle) {
      case StreamHandle.Inline inline -> Messages.HandleText_inline;
      case StreamHandle.AbsoluteFile file -> file.path();
      case StreamHandle.RelativeFile file -> file.path();
      case StreamHandle.Segment segment -> NLS.bind(Messages.HandleText_segment, new Object[] {segment.path(), Quantities.count(segment.start()),
        Quantities.count(segment.start() + segment.sizeBytes())});
      case StreamHandle.EmptySegment empty -> Messages.HandleText_empty;
      case StreamHandle.KeyGroupStream stream -> of(stream.stream());
    };
  }

  /** The file that a handle points to, as the metadata names it; empty for bytes inside the metadata. */
  public static Optional<String> file(StreamHandle handle) {
    return switch (handle) {
      case StreamHandle.Inline inline -> Optional.empty();
      case StreamHandle.AbsoluteFile file -> Optional.of(file.path());
      case StreamHandle.RelativeFile file -> Optional.of(file.path());
      case StreamHandle.Segment segment -> Optional.of(segment.path());
      case StreamHandle.EmptySegment empty -> Optional.empty();
      case StreamHandle.KeyGroupStream stream -> file(stream.stream());
    };
  }

  /** The form of a handle of keyed state and its key groups. */
  public static String of(KeyedHandle handle) {
    String form = switch (handle) {
      case KeyedHandle.KeyGroupsFile file -> file.isCanonical() ? Messages.HandleText_canonical : Messages.HandleText_heap;
      case KeyedHandle.RocksDbFiles files -> NLS.bind(Messages.HandleText_rocksDb, files.sharedFiles().size(), files.privateFiles().size());
      case KeyedHandle.Changelog changelog -> NLS.bind(Messages.HandleText_changelog, changelog.materialized().size(), Quantities.changes(changelog.changes().size()));
      case KeyedHandle.ChangelogInline changelog -> NLS.bind(Messages.HandleText_changes, Quantities.changes(changelog.changes().size()));
      case KeyedHandle.ChangelogFiles changelog -> NLS.bind(Messages.HandleText_changeFiles, Quantities.files(changelog.streams().size()));
    };
    return NLS.bind(Messages.HandleText_keyed, new Object[] {form, handle.firstKeyGroup(), handle.firstKeyGroup() + handle.keyGroupCount() - 1});
  }
}
