package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;

/**
 * Where an entry is, as text that is handed out and comes back: numbers with dots between them.
 *
 * <p>THREADING: immutable.
 *
 * @param text the text
 */
public record Position(String text) {
  /** The text of numbers. */
  public static String of(long... parts) {
    StringBuilder text = new StringBuilder();
    for (long part : parts) {
      text.append(text.isEmpty() ? "" : ".").append(part);
    }
    return text.toString();
  }

  /** A number of the text, from 0 on. */
  public long part(int index) throws Refused {
    String[] parts = text.split("\\.", -1);
    try {
      long part = Long.parseLong(parts[index]);
      if (part < 0) {
        throw refused("page");
      }
      return part;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw refused("page");
    }
  }

  /** What is said when there is no such place. */
  public Refused refused(String file) {
    return new Refused(Place.of(file), "there is no page that begins at '" + text + "'.", "Begin with the first page.");
  }
}
