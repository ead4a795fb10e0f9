package dev.stillwater.engine.sink;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.RestoredState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of one subtask in a folder: one that is being written, and ended ones that wait for the checkpoint that holds them.
 *
 * <p>A part is ended when it is big or old enough, when the input ends, and before the job stops with a savepoint. A checkpoint holds the part that is being
 * written too, with its length; after a restore it is cut to that, becomes visible, and a new one is begun.
 *
 * <p>THREADING: one subtask.
 */
final class PartFolder implements FileForm {
  private static final long NEVER = Long.MAX_VALUE;

  private final OperatorPlan plan;
  private final ChainContext context;
  private final Storage storage;
  private final EngineClock clock;
  private final String ending;
  private final byte[] header;
  private final long rollBytes;
  private final long rollMs;
  private final List<Part> ended = new ArrayList<>();

  private PartFiles files;
  private Optional<Part> open = Optional.empty();
  private long next;

  PartFolder(OperatorPlan plan, ChainContext context, String ending, String header) {
    this.plan = plan;
    this.context = context;
    storage = context.storage();
    clock = context.clock();
    this.ending = ending;
    this.header = header.getBytes(StandardCharsets.UTF_8);
    rollBytes = plan.longValue("rollSize");
    rollMs = plan.longValue("rollInterval");
  }

  @Override
  public void open(RestoredState restored) throws IOException {
    files = context.shared(plan.uid(), PartFiles.class,
        () -> new PartFiles(plan.uid(), storage, Path.of(plan.string("path"))).prepare(restored));
    files.open();
    next = files.firstNumber();
  }

  @Override
  public void write(byte[] bytes, int length) throws IOException {
    if (open.isEmpty()) {
      begin();
    }
    Part part = open.orElseThrow();
    part.output.write(bytes, 0, length);
    if (part.output.position() >= rollBytes) {
      end();
    } else {
      roll();
    }
  }

  private void begin() throws IOException {
    String name = "part-" + context.subtask() + "-" + next + ending;
    next++;
    Part part = new Part(name, storage.create(files.pending(name)), clock.currentTimeMs());
    open = Optional.of(part);
    part.output.write(header, 0, header.length);
  }

  private void end() {
    ended.add(open.orElseThrow());
    open = Optional.empty();
  }

  @Override
  public void roll() {
    if (open.isPresent() && clock.currentTimeMs() - open.get().begunMs >= rollMs) {
      end();
    }
  }

  @Override
  public void snapshot(OperatorSnapshot snapshot) {
    if (snapshot.isStopping() && open.isPresent()) {
      end();
    }
    List<StructValue> rows = new ArrayList<>();
    for (Part part : ended) {
      part.heldBy = Math.min(part.heldBy, snapshot.checkpointId());
      add(part, rows, snapshot);
    }
    open.ifPresent(part -> add(part, rows, snapshot));
    String folder = files.folder().toString();
    snapshot.union(PartFiles.PARTS, Serializers.ofRow(PartFiles.PARTS_TYPE), rows);
    snapshot.union(PartFiles.COUNTERS, Serializers.ofRow(PartFiles.COUNTERS_TYPE), List.of(new StructValue("", List.of("folder", "subtask", "first", "next"),
        List.of(folder, context.subtask(), files.firstNumber(), next))));
    if (!rows.isEmpty()) {
      snapshot.beforeAck(() -> storage.force(files.folder()));
    }
  }

  private void add(Part part, List<StructValue> rows, OperatorSnapshot snapshot) {
    part.isInSnapshot = true;
    rows.add(new StructValue("", List.of("folder", "name", "length"), List.of(files.folder().toString(), part.name, part.output.position())));
    snapshot.beforeAck(part.output::force);
  }

  @Override
  public void commit(long checkpointId) throws IOException {
    boolean hasCommitted = false;
    for (Part part : List.copyOf(ended)) {
      if (part.heldBy <= checkpointId) {
        if (checkpointId == Long.MAX_VALUE) {
          part.output.force();
        }
        part.close();
        storage.rename(files.pending(part.name), files.folder().resolve(part.name));
        ended.remove(part);
        hasCommitted = true;
      }
    }
    if (hasCommitted) {
      storage.force(files.folder());
    }
  }

  @Override
  public void finish() {
    if (open.isPresent()) {
      end();
    }
  }

  @Override
  public void close() throws IOException {
    open.ifPresent(ended::add);
    open = Optional.empty();
    try {
      for (Part part : ended) {
        part.close();
        if (!part.isInSnapshot) {
          storage.delete(files.pending(part.name));
        }
      }
    } finally {
      files.close();
    }
  }

  private static final class Part {
    private final String name;
    private final StorageOutput output;
    private final long begunMs;
    private long heldBy = NEVER;
    private boolean isInSnapshot;
    private boolean isClosed;

    Part(String name, StorageOutput output, long begunMs) {
      this.name = name;
      this.output = output;
      this.begunMs = begunMs;
    }

    void close() throws IOException {
      if (!isClosed) {
        isClosed = true;
        output.close();
      }
    }
  }
}
