package dev.stillwater.ui.operate.snapshot.files;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.ui.operate.snapshot.page.Reading;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Control;

/**
 * The bytes of a file, read page by page as they are looked at; a bounded number of pages is kept.
 *
 * <p>THREADING: UI thread; the document reads.
 */
final class HexBytes {
  private static final int PAGE_BYTES = 1 << 14;
  private static final int PAGES_MAX = 64;

  private final SnapshotDocument document;
  private final Control control;
  private final Reading<ByteSource> opening;
  private final String name;
  private final long sizeBytes;
  private final Runnable arrived;
  private final Set<Long> asked = new HashSet<>();
  private final Map<Long, byte[]> pages = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
      return size() > PAGES_MAX;
    }
  };

  HexBytes(SnapshotDocument document, Control control, FileFacts file, Runnable arrived) {
    this.document = document;
    this.control = control;
    this.arrived = arrived;
    name = file.name();
    sizeBytes = Math.max(0, file.sizeBytes());
    opening = (view, listener) -> file.handle().isEmpty() ? view.files().metadata() : view.files().openWhole(file.handle().get());
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /** The byte at the offset; -1 when it is still being read. */
  int at(long offset) {
    long page = offset / PAGE_BYTES;
    byte[] bytes = pages.get(page);
    if (bytes == null) {
      ask(page);
      return -1;
    }
    int index = (int) (offset % PAGE_BYTES);
    return index < bytes.length ? bytes[index] & 0xff : -1;
  }

  private void ask(long page) {
    if (asked.add(page)) {
      document.read(control, NLS.bind(Messages.HexBytes_job, name), (view, listener) -> read(opening.of(view, listener), page), bytes -> {
        asked.remove(page);
        pages.put(page, bytes);
        arrived.run();
      }, problem -> pages.put(page, new byte[0]));
    }
  }

  private static byte[] read(ByteSource source, long page) throws SnapshotException {
    byte[] bytes = new byte[(int) Math.max(0, Math.min(PAGE_BYTES, source.sizeBytes() - page * PAGE_BYTES))];
    int done = 0;
    while (done < bytes.length) {
      int read = source.read(page * PAGE_BYTES + done, bytes, done, bytes.length - done);
      if (read < 0) {
        break;
      }
      done += read;
    }
    return bytes;
  }
}
