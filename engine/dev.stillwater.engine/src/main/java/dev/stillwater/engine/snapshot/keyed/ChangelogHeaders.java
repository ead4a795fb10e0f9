package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The descriptions of states that stand among the changes of a changelog.
 *
 * <p>THREADING: stateless.
 */
public final class ChangelogHeaders {
  private ChangelogHeaders() {
  }

  /**
   * The descriptions by the name of the state, as they would stand in a header. Cost: all changes.
   *
   * @throws SnapshotException if one of them cannot be read to its end
   */
  public static Map<String, byte[]> descriptions(KeyedHandle.Changelog handle, SnapshotFiles files) throws SnapshotException {
    Map<String, byte[]> descriptions = new LinkedHashMap<>();
    for (StateMeta meta : ChangeLog.read(handle.changes(), files).states().values()) {
      HeaderParser parser = new HeaderParser(ByteReader.of("changelog", 0, meta.headerBytes(), 0, meta.headerBytes().length));
      parser.readStates(1, true);
      Optional<SnapshotException> problem = parser.problem();
      if (problem.isPresent()) {
        throw problem.get();
      }
      descriptions.put(meta.name(), meta.headerBytes());
    }
    return descriptions;
  }
}
