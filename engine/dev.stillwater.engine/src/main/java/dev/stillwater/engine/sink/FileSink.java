package dev.stillwater.engine.sink;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorPart;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.RestoredState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes records as lines of text, each exactly once: one file at parallelism 1, else a folder of parts that appear under their names when the checkpoint
 * that holds them is complete.
 *
 * <p>A fresh start replaces what an earlier run left. A restore goes back to what the snapshot holds: the file is cut to its length then, parts that came
 * later are deleted.
 *
 * <p>THREADING: its subtask; {@link #open} on the thread that starts the job.
 */
public abstract class FileSink implements OperatorPart {
  private static final System.Logger LOGGER = System.getLogger(FileSink.class.getName());

  private final OperatorPlan plan;
  private final Path path;
  private final LineWriter writer;
  private final FileForm form;
  private final ChainContext context;
  private boolean isOpen;

  /**
   * Makes the part of the operator in the context's subtask.
   *
   * @param ending ending of the names of parts, such as {@code .csv}
   * @param writer takes the values of records
   */
  protected FileSink(OperatorPlan plan, ChainContext context, String ending, LineWriter writer) {
    this.plan = plan;
    this.context = context;
    path = Path.of(plan.string("path"));
    this.writer = writer;
    form = context.parallelism() > 1 ? new PartFolder(plan, context, ending, writer.header()) : new SingleFile(plan, context, writer.header());
    writer.connect((bytes, length) -> guarded(() -> form.write(bytes, length)));
  }

  @Override
  public void open() {
    RestoredState restored = context.restored(plan.uid());
    tellOfNewPlace(restored);
    guarded(() -> form.open(restored));
    isOpen = true;
  }

  /** A snapshot that knows other files leaves them as they are: results from before it are there, those from now on here. */
  private void tellOfNewPlace(RestoredState restored) {
    Set<String> known = new TreeSet<>();
    for (String state : List.of(SingleFile.STATE, PartFiles.PARTS, PartFiles.COUNTERS)) {
      restored.list(state).forEach(element -> known.add(((StructValue) element).values().get(0).toString()));
    }
    if (context.subtask() == 0 && !known.isEmpty() && !known.contains(path.toString())) {
      LOGGER.log(Level.WARNING, "Operator '" + plan.uid() + "' begins '" + path + "' anew: the snapshot knows " + String.join(", ", known)
          + ", where the results from before it stay as they are." + hiddenParts(restored.list(PartFiles.PARTS).size()));
    }
  }

  private static String hiddenParts(int count) {
    return count == 0 ? "" : " " + count + (count == 1 ? " part" : " parts") + " there (.part-....pending) would have become visible with this restore and "
        + (count == 1 ? "stays" : "stay") + " hidden: start with the old path once, or give them their names without dot and .pending by hand.";
  }

  @Override
  public void flush() {
    guarded(() -> {
      writer.flush();
      form.roll();
    });
  }

  @Override
  public void snapshotState(OperatorSnapshot snapshot) {
    guarded(() -> {
      writer.flush();
      form.snapshot(snapshot);
    });
  }

  @Override
  public void checkpointCompleted(long checkpointId) {
    guarded(() -> form.commit(checkpointId));
  }

  @Override
  public void finish() {
    guarded(() -> {
      writer.flush();
      form.finish();
    });
  }

  @Override
  public void close() {
    if (isOpen) {
      isOpen = false;
      guarded(form::close);
    }
  }

  private void guarded(Action action) {
    try {
      action.run();
    } catch (IOException | UncheckedIOException e) {
      throw new JobFailureException(JobFailure.of(plan.uid(),
          "'" + path + "' cannot be written: " + IoReason.of(e) + " Set the parameter path to a place where you may write.", e));
    }
  }


  /** What may fail with the disk. */
  private interface Action {
    void run() throws IOException;
  }
}
