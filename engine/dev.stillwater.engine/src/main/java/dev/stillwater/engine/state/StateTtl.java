package dev.stillwater.engine.state;

import java.util.Objects;

/**
 * How long state lives, by processing time.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink's StateTtlConfig.
 *
 * @param ttlMs time after the last access at which a value expires, in milliseconds, above 0
 * @param update what counts as access
 * @param visibility whether a value that has expired and has not been removed yet may be seen
 */
public record StateTtl(long ttlMs, Update update, Visibility visibility) {
  /** What counts as access. */
  public enum Update {
    /** Creation and writes. */
    ON_CREATE_AND_WRITE,
    /** Reads as well. */
    ON_READ_AND_WRITE
  }

  /** Whether what has expired is seen. */
  public enum Visibility {
    /** Never. */
    NEVER_RETURN_EXPIRED,
    /** Until it is removed. */
    RETURN_EXPIRED_IF_NOT_CLEANED_UP
  }

  public StateTtl {
    Objects.requireNonNull(update, "update");
    Objects.requireNonNull(visibility, "visibility");
    if (ttlMs <= 0) {
      throw new IllegalArgumentException("The time to live is " + ttlMs + " ms; expected more than 0.");
    }
  }

  /** A value expires so many milliseconds after it was written, and is never seen then. */
  public static StateTtl ofWrites(long ttlMs) {
    return new StateTtl(ttlMs, Update.ON_CREATE_AND_WRITE, Visibility.NEVER_RETURN_EXPIRED);
  }
}
