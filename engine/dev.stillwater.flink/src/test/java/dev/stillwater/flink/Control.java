package dev.stillwater.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** What a test tells the one job that runs in this JVM, and what the job tells the test. */
public final class Control {
  private static final long PAUSE_NANOS = 1_000_000;

  /** The source gives the ids below it. */
  static final AtomicInteger LIMIT = new AtomicInteger();
  /** Whether the job is to dump its keyed state, once. */
  static final AtomicBoolean IS_DUMP_WANTED = new AtomicBoolean();
  static final AtomicLong WATERMARK = new AtomicLong();
  /** The first index that the source "ids" gave: above 0 where it goes on from a snapshot. */
  static final AtomicLong FIRST_INDEX = new AtomicLong();
  static final AtomicInteger SEEN = new AtomicInteger();
  static final AtomicInteger DUMPS = new AtomicInteger();
  public static final Set<String> DUMPED = ConcurrentHashMap.newKeySet();
  static final Set<String> LISTS = ConcurrentHashMap.newKeySet();
  static final Set<String> FIRED = ConcurrentHashMap.newKeySet();

  private Control() {
  }

  /** Forgets the job before. */
  public static void reset() {
    LIMIT.set(0);
    IS_DUMP_WANTED.set(false);
    WATERMARK.set(Long.MIN_VALUE);
    FIRST_INDEX.set(-1);
    SEEN.set(0);
    DUMPS.set(0);
    DUMPED.clear();
    LISTS.clear();
    FIRED.clear();
  }

  /** Ids in order, -1 while there are none to give. */
  static final class Ids implements GeneratorFunction<Long, Long> {
    private long next;

    @Override
    public Long map(Long index) {
      FIRST_INDEX.compareAndSet(-1, index);
      if (next < LIMIT.get()) {
        return next++;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      return -1L;
    }
  }

  /** "dump" when it is wanted, else empty texts. */
  static final class Commands implements GeneratorFunction<Long, String> {
    @Override
    public String map(Long index) {
      if (IS_DUMP_WANTED.compareAndSet(true, false)) {
        return "dump";
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      return "";
    }
  }

  /** Lines of one operator's state. */
  static final class Dump {
    private final String uid;

    Dump(String uid) {
      this.uid = uid;
    }

    void add(String state, Object key, Object value) {
      DUMPED.add(uid + "|" + state + "|" + key + "|" + value);
    }

    void addAll(String state, Object key, Iterable<?> values) {
      List<Object> list = new ArrayList<>();
      values.forEach(list::add);
      add(state, key, list);
    }

    void addEntries(String state, Object key, Iterable<? extends Map.Entry<?, ?>> entries) {
      entries.forEach(entry -> add(state, key, entry.getKey() + "=" + entry.getValue()));
    }
  }
}
