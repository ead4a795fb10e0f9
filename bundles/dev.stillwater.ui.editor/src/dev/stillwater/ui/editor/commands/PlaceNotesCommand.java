package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NoteLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.draw2d.geometry.Rectangle;

/**
 * Moves notes or changes their size.
 *
 * <p>THREADING: UI thread.
 */
public final class PlaceNotesCommand extends JobCommand {
  private static final int LEAST = 40;

  private final Map<NoteLayout, Rectangle> places = new LinkedHashMap<>();

  /** Gives the notes the bounds, in pixels at 100 percent; never smaller than 40 pixels. */
  public PlaceNotesCommand(Map<NoteLayout, Rectangle> places, String label) {
    super(label);
    places.forEach((note, bounds) -> this.places.put(note,
        new Rectangle(bounds.x, bounds.y, Math.max(LEAST, bounds.width), Math.max(LEAST, bounds.height))));
  }

  @Override
  public boolean canExecute() {
    return places.entrySet().stream().anyMatch(entry -> !entry.getValue().equals(bounds(entry.getKey())));
  }

  @Override
  protected void apply() {
    places.forEach((note, bounds) -> {
      if (!bounds.equals(bounds(note))) {
        set(note, JobPackage.Literals.NOTE_LAYOUT__X, bounds.x);
        set(note, JobPackage.Literals.NOTE_LAYOUT__Y, bounds.y);
        set(note, JobPackage.Literals.NOTE_LAYOUT__WIDTH, bounds.width);
        set(note, JobPackage.Literals.NOTE_LAYOUT__HEIGHT, bounds.height);
      }
    });
  }

  private static Rectangle bounds(NoteLayout note) {
    return new Rectangle(note.getX(), note.getY(), note.getWidth(), note.getHeight());
  }
}
