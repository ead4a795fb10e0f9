package dev.stillwater.ui.operate.snapshots;

import dev.stillwater.ui.editor.api.KnownSnapshots;
import org.eclipse.core.runtime.IAdapterFactory;

/**
 * Tells the pipeline editor of snapshots.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotAdapters implements IAdapterFactory {
  @Override
  public <T> T getAdapter(Object adaptable, Class<T> type) {
    return type == KnownSnapshots.class ? type.cast(new SnapshotScan()) : null;
  }

  @Override
  public Class<?>[] getAdapterList() {
    return new Class<?>[] {KnownSnapshots.class};
  }
}
