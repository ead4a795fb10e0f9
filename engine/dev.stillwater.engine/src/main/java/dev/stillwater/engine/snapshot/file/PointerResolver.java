package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.io.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the files that a snapshot's pointers mean, also after it was moved.
 *
 * <p>A relative pointer counts from the snapshot's folder. An absolute one is taken as it stands if there is such a file; otherwise the longest suffix of its
 * path counts that exists in one of the bases, and of equally long ones the one in the nearest base. With a root only that is a base, and absolute pointers
 * are not taken as they stand.
 *
 * <p>THREADING: any thread, one at a time.
 */
final class PointerResolver {
  private final Storage storage;
  private final Path folder;
  private final Optional<Path> root;
  private final List<Path> bases;
  /** Folder that the files of a pointer's folder were found in, so that its other files are found at once. */
  private final Map<String, Path> foundFolders = new HashMap<>();

  /**
   * A resolver.
   *
   * @param folder folder of the metadata
   * @param root the only base, if given
   * @param bases folders to look in, the nearest first
   */
  PointerResolver(Storage storage, Path folder, Optional<Path> root, List<Path> bases) {
    this.storage = storage;
    this.folder = folder;
    this.root = root;
    this.bases = root.map(List::of).orElse(List.copyOf(bases));
  }

  /** The folder and all folders above it, the nearest first, up to the last one if that is given. */
  static List<Path> upwards(Path folder, Optional<Path> last) {
    List<Path> folders = new ArrayList<>();
    for (Path each = folder; each != null; each = each.getParent()) {
      folders.add(each);
      if (last.isPresent() && last.get().equals(each)) {
        break;
      }
    }
    return folders;
  }

  /** Where the file of a relative pointer is, whether it exists or not. */
  Path resolveRelative(Pointer pointer) {
    return folder.resolve(String.join("/", pointer.segments()));
  }

  /** The file that an absolute pointer means; empty if there is none. Cost: segments times bases, once for each folder of pointers. */
  Optional<Path> resolve(Pointer pointer) {
    if (root.isEmpty() && pointer.local().isPresent() && isFile(pointer.local().get())) {
      return pointer.local();
    }
    List<String> segments = pointer.segments();
    String name = segments.get(segments.size() - 1);
    String pointerFolder = String.join("/", segments.subList(0, segments.size() - 1));
    Path known = foundFolders.get(pointerFolder);
    if (known != null && isFile(known.resolve(name))) {
      return Optional.of(known.resolve(name));
    }
    for (int from = 0; from < segments.size(); from++) {
      String suffix = String.join("/", segments.subList(from, segments.size()));
      for (Path base : bases) {
        Path candidate = base.resolve(suffix);
        if (isFile(candidate)) {
          foundFolders.put(pointerFolder, candidate.getParent());
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** Where an absolute pointer's file should be if it were there: as the pointer says where that is possible, else in the snapshot's folder. */
  Path expected(Pointer pointer) {
    String name = pointer.segments().get(pointer.segments().size() - 1);
    return root.map(path -> path.resolve(name)).or(pointer::local).orElse(folder.resolve(name));
  }

  /** Where an absolute pointer was looked for, in words. */
  String searched(Pointer pointer) {
    String bases = root.isPresent() ? "any end of this path below " + root.get() : "any end of this path below " + folder + " and the folders above it";
    return root.isEmpty() && pointer.local().isPresent() ? pointer.local().get() + " and " + bases : bases;
  }

  private boolean isFile(Path path) {
    return storage.isRegularFile(path);
  }
}
