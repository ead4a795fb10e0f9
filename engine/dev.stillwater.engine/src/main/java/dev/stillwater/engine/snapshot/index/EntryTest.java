package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.text.CsvFormat;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Decides which entries of a state are shown.
 *
 * <p>THREADING: one thread.
 */
@FunctionalInterface
public interface EntryTest {
  /** Whether the entry at which the cursor stands is shown. */
  boolean test(EntryCursor entry) throws SnapshotException;

  /** Lets entries through that all of the tests let through; tried in their order, so that cheap ones stand first. */
  static EntryTest all(List<EntryTest> tests) {
    List<EntryTest> copy = List.copyOf(tests);
    return entry -> {
      for (EntryTest test : copy) {
        if (!test.test(entry)) {
          return false;
        }
      }
      return true;
    };
  }

  /** Whether the text of the key, or of one of its fields, begins with a text; upper and lower case are the same. */
  static EntryTest keyBeginsWith(String prefix) {
    String wanted = prefix.toLowerCase(Locale.ROOT);
    return entry -> {
      for (Object part : KeyParts.of(entry.key())) {
        if (CsvFormat.plain(part).toLowerCase(Locale.ROOT).startsWith(wanted)) {
          return true;
        }
      }
      return false;
    };
  }

  /** Whether the namespace is a window that holds a point in time, where the text is one, or its readable text contains the text. */
  static EntryTest namespace(String text) {
    OptionalLong time = time(text);
    String wanted = text.toLowerCase(Locale.ROOT);
    return entry -> {
      Object namespace = entry.namespace();
      if (namespace == null || namespace == VoidNamespaceValue.INSTANCE) {
        return false;
      }
      if (namespace instanceof TimeWindowValue window && time.isPresent()) {
        return window.start() <= time.getAsLong() && time.getAsLong() < window.end();
      }
      return ReadableText.of(namespace).toLowerCase(Locale.ROOT).contains(wanted);
    };
  }

  /** A point in time in milliseconds: ISO 8601, without zone UTC, a date alone is midnight. */
  private static OptionalLong time(String text) {
    String wanted = text.strip();
    try {
      int clock = wanted.indexOf('T');
      if (clock < 0) {
        return OptionalLong.of(LocalDate.parse(wanted).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
      }
      boolean hasZone = wanted.endsWith("Z") || wanted.indexOf('+', clock) > 0 || wanted.indexOf('-', clock) > 0;
      return OptionalLong.of((hasZone ? Instant.parse(wanted) : LocalDateTime.parse(wanted).toInstant(ZoneOffset.UTC)).toEpochMilli());
    } catch (DateTimeException noTime) {
      return OptionalLong.empty();
    }
  }
}
