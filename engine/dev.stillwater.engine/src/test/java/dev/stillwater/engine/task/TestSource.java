package dev.stillwater.engine.task;

import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.source.RateLimiter;
import dev.stillwater.engine.source.SourceOperator;
import java.util.ArrayDeque;

/** A source that has what the test puts into it. */
final class TestSource extends SourceOperator {
  final ArrayDeque<Long> numbers = new ArrayDeque<>();
  boolean isEnded;

  TestSource() {
    super(0, 0, new RateLimiter(0, new VirtualClock(0)), new VirtualClock(0));
  }

  @Override
  public boolean isFinished() {
    return isEnded && numbers.isEmpty();
  }

  @Override
  public int begin(int max) {
    return Math.min(max, numbers.size());
  }

  @Override
  public long position() {
    return numbers.size();
  }

  @Override
  public String positionText(long position) {
    return "number " + position;
  }
}
