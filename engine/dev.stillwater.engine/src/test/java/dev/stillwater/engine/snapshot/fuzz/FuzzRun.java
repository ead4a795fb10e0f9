package dev.stillwater.engine.snapshot.fuzz;

import com.sun.management.ThreadMXBean;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Damages samples and gives them to their readers, one after the other, and keeps what went wrong: an error that is not typed, one without a place, too
 * much memory, too much work, a hang. The input of an index is the same in every run of the same seed.
 *
 * <p>THREADING: {@link #run} on one thread, which watches over a thread of its own that reads.
 */
final class FuzzRun {
  private static final int FAILURES_MAX = 20;
  private static final long STACK_BYTES = 512 << 10;

  /**
   * How far a run goes.
   *
   * @param seed what the damage depends on
   * @param first index of the first input
   * @param count number of inputs
   * @param inputMsMax how long reading one input may take before it counts as a hang; far above what a slow machine needs
   * @param memoryBytesMax how much memory reading one input may take at a time
   * @param allocatedBytesMax how much memory reading one input may take in all, freed or not
   * @param readBytesFactor how many times the length of an input may be read in all
   */
  record Limits(long seed, long first, long count, long inputMsMax, long memoryBytesMax, long allocatedBytesMax, int readBytesFactor) {
  }

  /** What went wrong with an input. */
  record Failure(long index, String input, String what, Throwable cause) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("input ").append(index).append(", ").append(input).append(": ").append(what);
      if (cause != null) {
        text.append('\n').append(cause);
        StackTraceElement[] trace = cause.getStackTrace();
        for (int index = 0; index < Math.min(trace.length, 12); index++) {
          text.append("\n    at ").append(trace[index]);
        }
      }
      return text.toString();
    }
  }

  private final List<FuzzTarget> targets;
  private final List<List<String>> dictionaries = new ArrayList<>();
  private final Limits limits;
  private final int shares;
  private final List<Failure> failures = new ArrayList<>();
  private final Set<String> kinds = new HashSet<>();
  /** Inputs that took more memory in all than they may take at a time. */
  private final Set<Long> greedy = new LinkedHashSet<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private volatile long started;
  private volatile String current = "none";
  private volatile long currentIndex;
  private long allocatedMax;
  private String greediest = "none";
  private String busiest = "none";
  private double readFactorMax;

  FuzzRun(List<FuzzTarget> targets, Limits limits) {
    this.targets = targets;
    this.limits = limits;
    this.shares = targets.stream().mapToInt(FuzzTarget::share).sum();
    for (FuzzTarget target : targets) {
      Set<String> words = new TreeSet<>();
      target.samples().forEach(sample -> words.addAll(sample.dictionary()));
      dictionaries.add(List.copyOf(words));
    }
  }

  /** Reads all inputs; returns what went wrong, each kind once. */
  List<Failure> run() throws InterruptedException {
    List<Failure> found = new ArrayList<>(runWatched());
    for (long index : List.copyOf(greedy)) {
      long held = heldBytes(index);
      if (held > limits.memoryBytesMax()) {
        found.add(new Failure(index, "read again", "held " + (held >> 20) + " MiB at a time", null));
      }
    }
    return found;
  }

  /** Reads an input again and collects garbage all the time, to see how much of what it allocates it also holds. */
  private long heldBytes(long index) throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    Thread reader = new Thread(null, () -> readOne(index), "fuzz-reader-again", STACK_BYTES);
    reader.start();
    long most = before;
    while (reader.isAlive()) {
      runtime.gc();
      most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
      reader.join(1);
    }
    return most - before;
  }

  private List<Failure> runWatched() throws InterruptedException {
    started = System.nanoTime();
    Thread reader = new Thread(null, this::readAll, "fuzz-reader", STACK_BYTES);
    reader.setDaemon(true);
    reader.start();
    while (reader.isAlive()) {
      reader.join(100);
      if (reader.isAlive() && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) > limits.inputMsMax()) {
        Throwable where = new IllegalStateException("still reading");
        where.setStackTrace(reader.getStackTrace());
        reader.interrupt();
        List<Failure> all = new ArrayList<>(List.of(new Failure(currentIndex, current, "took more than " + limits.inputMsMax() + " ms", where)));
        synchronized (failures) {
          all.addAll(failures);
        }
        return all;
      }
    }
    return failures;
  }

  /** How many inputs ended how, with the most memory and work that one took; to see that damage reaches all readers. */
  String summary() {
    return outcomes + ", at most " + allocatedMax / 1024 + " KiB allocated, for input " + greediest + ", and at most " + Math.round(readFactorMax)
        + " times its length read, for input " + busiest;
  }

  /** How many inputs ended as this: {@code read}, or the simple name of an exception, behind the target's name. */
  int outcome(String targetAndEnd) {
    return outcomes.getOrDefault(targetAndEnd, 0);
  }

  private void readAll() {
    for (long index = limits.first(); index < limits.first() + limits.count() && failures.size() < FAILURES_MAX; index++) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      readOne(index);
    }
  }

  private void readOne(long index) {
    SplittableRandom random = new SplittableRandom(limits.seed() * 0x9e3779b97f4a7c15L + index * 0xbf58476d1ce4e5b9L);
    int number = pick(random.nextInt(shares));
    FuzzTarget target = targets.get(number);
    Sample sample = target.samples().get(random.nextInt(target.samples().size()));
    Sample other = target.samples().get(random.nextInt(target.samples().size()));
    byte[] damaged = new Mutator(random, dictionaries.get(number)).damage(sample, other);
    currentIndex = index;
    current = target.name() + " from " + sample.name();
    started = System.nanoTime();
    long size = sample.sizeBytes() - sample.bytes().length + damaged.length;
    WorkMeter meter = new WorkMeter(size * limits.readBytesFactor() + (1 << 16));
    long before = threads.getCurrentThreadAllocatedBytes();
    String end = end(target, sample, damaged, meter);
    outcomes.merge(target.name() + " " + end, 1, Integer::sum);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    if (allocated > allocatedMax) {
      allocatedMax = allocated;
      greediest = index + " (" + current + ")";
    }
    if (meter.readBytes() / (size + 1.0) > readFactorMax) {
      readFactorMax = meter.readBytes() / (size + 1.0);
      busiest = index + " (" + current + ")";
    }
    if (allocated > limits.memoryBytesMax()) {
      greedy.add(index);
    }
    if (allocated > limits.allocatedBytesMax()) {
      fail("allocated " + (allocated >> 20) + " MiB, from an input of " + size + " bytes", null, target.name() + " memory");
    }
  }

  private int pick(int share) {
    int left = share;
    for (int number = 0; number < targets.size(); number++) {
      left -= targets.get(number).share();
      if (left < 0) {
        return number;
      }
    }
    throw new IllegalStateException("no target for share " + share);
  }

  private String end(FuzzTarget target, Sample sample, byte[] damaged, WorkMeter meter) {
    try {
      target.read(sample, damaged, meter);
      return "read";
    } catch (SnapshotException e) {
      requirePlace(e, target);
      return e.getClass().getSimpleName();
    } catch (Exception | Error e) {
      // Whatever it is, it must not have come so far.
      fail("ended in an error that is not typed", e, e.getClass().getName() + origin(e));
      return "failure";
    }
  }

  private void requirePlace(SnapshotException e, FuzzTarget target) {
    if (e.file().isBlank()) {
      fail("the error names no file", e, target.name() + e.getClass() + "file");
    }
    // A pointer was read long before it is followed; its file is all that is known then.
    boolean isPointer = e.getMessage().contains("pointer");
    boolean isAboutBytes = e instanceof SnapshotException.Truncated || e instanceof SnapshotException.Corrupt && !isPointer;
    if (isAboutBytes && e.offset().isEmpty() && !target.isText()) {
      fail("the error names no offset", e, target.name() + e.getClass() + origin(e));
    }
  }

  /** The first place of ours in the stack trace, so that one defect is told once. */
  private static String origin(Throwable e) {
    for (StackTraceElement place : e.getStackTrace()) {
      if (place.getClassName().startsWith("dev.stillwater.")) {
        return place.toString();
      }
    }
    return "";
  }

  private void fail(String what, Throwable cause, String kind) {
    if (kinds.add(kind)) {
      synchronized (failures) {
        failures.add(new Failure(currentIndex, current, what, cause));
      }
    }
  }
}
