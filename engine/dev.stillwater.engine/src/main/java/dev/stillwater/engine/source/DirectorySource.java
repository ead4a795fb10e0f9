package dev.stillwater.engine.source;

import dev.stillwater.engine.csv.CsvTextFormat;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.jsonl.JsonTextFormat;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.RestoredState;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the files of a folder, each once, and new ones as they come. A file belongs to the subtask that its name gives.
 *
 * <p>Names of files that were read are kept as long as the files are there; so the state is bounded by the folder. Hidden files are left alone, so that a
 * writer can give a file its name when it is complete.
 *
 * <p>THREADING: its subtask.
 */
public final class DirectorySource extends FileSource {
  /** Name of the state of the files that are being read. */
  public static final String STATE = "directory-splits";
  /** Name of the state of the files that have been read. */
  public static final String DONE = "directory-done";
  static final RowType DONE_TYPE = RowType.of(RowField.required("name", ValueType.STRING));

  private static final long NANOS_A_MS = 1_000_000L;

  private final Path folder;
  private final PathMatcher pattern;
  private final boolean isOnce;
  private final boolean isByTime;
  private final long pollNanos;
  private final Set<String> done = new TreeSet<>();
  private boolean hasLooked;
  private long nextLookNanos;

  /** Makes the part of the operator in the context's subtask. */
  public DirectorySource(OperatorPlan plan, ChainContext context) {
    super(plan, context, plan.string("format").equals("csv") ? new CsvTextFormat(plan) : new JsonTextFormat(plan), STATE);
    folder = Path.of(plan.string("path"));
    pattern = folder.getFileSystem().getPathMatcher("glob:" + plan.string("pattern"));
    isOnce = plan.booleanValue("once");
    isByTime = plan.string("order").equals("time");
    pollNanos = plan.longValue("pollInterval") * NANOS_A_MS;
  }

  @Override
  protected List<TextSplit> splits(RestoredState restored) {
    Storage storage = context().storage();
    if (!storage.isDirectory(folder)) {
      String problem = storage.exists(folder) ? "' is a file; set the parameter path to a folder." : "' does not exist; make the folder or correct the parameter path.";
      throw failure("'" + folder + problem, new NoSuchFileException(folder.toString()));
    }
    restored.list(DONE).forEach(row -> {
      String name = (String) ((StructValue) row).values().get(0);
      if (isMine(name)) {
        done.add(name);
      }
    });
    List<TextSplit> splits = restored.list(STATE).stream().map(TextSplit::of).filter(split -> isMine(name(split))).toList();
    for (TextSplit split : splits) {
      check(split);
    }
    return splits;
  }

  @Override
  TextStops stops(SourceStop stop, RestoredState restored) throws SplitPlan.PlanException {
    return TextStops.inFolder(stop, folder, restored.list(STATE).stream().map(TextSplit::of).toList(), done);
  }

  private void check(TextSplit split) {
    Path file = Path.of(split.file().path());
    if (!context().storage().exists(file)) {
      throw failure("the file '" + file + "' has been deleted, which was being read when the snapshot was taken; put it back, or start without the snapshot.",
          new NoSuchFileException(file.toString()));
    }
    try (StorageInput input = context().storage().openInput(file)) {
      if (!split.file().isContinuedBy(input)) {
        throw failure("the file '" + file + "' is not the one that was being read when the snapshot was taken; put that one back, or start without the snapshot.",
            new IOException("changed"));
      }
    } catch (IOException e) {
      throw failure("the file '" + file + "' cannot be read: " + IoReason.of(e), e);
    }
  }

  private boolean isMine(String name) {
    return Math.floorMod(name.hashCode(), context().parallelism()) == context().subtask();
  }

  private static String name(TextSplit split) {
    return Path.of(split.file().path()).getFileName().toString();
  }

  @Override
  protected Optional<List<TextSplit>> moreSplits() {
    if (hasLooked && context().clock().nanoTime() - nextLookNanos < 0) {
      return Optional.of(List.of());
    }
    try {
      for (Path file : waiting()) {
        Optional<TextSplit> split = split(file);
        if (split.isPresent()) {
          return Optional.of(List.of(split.get()));
        }
      }
    } catch (IOException e) {
      throw failure("the folder '" + folder + "' cannot be read: " + IoReason.of(e), e);
    }
    if (isOnce) {
      return Optional.empty();
    }
    hasLooked = true;
    nextLookNanos = context().clock().nanoTime() + pollNanos;
    return Optional.of(List.of());
  }

  /** The files of this subtask that have not been read, in order; forgets those read that are gone. */
  private List<Path> waiting() throws IOException {
    List<Path> files = context().storage().list(folder);
    done.retainAll(files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    List<Path> waiting = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!name.startsWith(".") && isMine(name) && !done.contains(name) && stops().wants(name) && !isLeft(file) && pattern.matches(file.getFileName()) && !context().storage().isDirectory(file)) {
        waiting.add(file);
      }
    }
    if (isByTime) {
      Map<Path, Long> times = new HashMap<>();
      for (Path file : waiting) {
        times.put(file, modified(file));
      }
      waiting.sort(Comparator.<Path>comparingLong(times::get).thenComparing(Comparator.naturalOrder()));
    }
    return waiting;
  }

  private long modified(Path file) throws IOException {
    try {
      return context().storage().lastModifiedMs(file);
    } catch (NoSuchFileException e) {
      return Long.MAX_VALUE;
    }
  }

  /** The whole file; nothing if it is empty or was taken away meanwhile. */
  private Optional<TextSplit> split(Path file) throws IOException {
    try (StorageInput input = context().storage().openInput(file)) {
      FileIdentity identity = FileIdentity.of(file.toString(), input);
      if (identity.length() == 0) {
        done.add(file.getFileName().toString());
        return Optional.empty();
      }
      return Optional.of(new TextSplit(identity, 0, identity.length(), 0, 0, maxTimestamp));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  protected boolean keepsRead(TextSplit split) {
    done.add(name(split));
    return false;
  }

  @Override
  protected OptionalLong pauseUntilNanos() {
    return hasLooked ? OptionalLong.of(nextLookNanos) : OptionalLong.empty();
  }

  @Override
  public void snapshotState(OperatorSnapshot snapshot) {
    super.snapshotState(snapshot);
    snapshot.union(DONE, Serializers.ofRow(DONE_TYPE), done.stream().map(name -> new StructValue("", List.of("name"), List.of(name))).toList());
  }
}
