package dev.stillwater.ui;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.themes.ITheme;

/**
 * The colours of the product, by name; themes (plugin.xml for light, CSS for dark) and users give them their values.
 *
 * <p>THREADING: UI thread. Colours belong to the theme: nobody disposes them, nobody keeps them beyond a theme change.
 */
public final class StillwaterColors {
  private static final String PREFIX = "dev.stillwater.ui.";
  /** Background of the diagram. */
  public static final String CANVAS = PREFIX + "canvas";
  /** Grid of the diagram. */
  public static final String GRID = PREFIX + "grid";
  /** Inside of an operator. */
  public static final String NODE = PREFIX + "node";
  /** Outline of an operator. */
  public static final String NODE_BORDER = PREFIX + "nodeBorder";
  /** Name of an operator. */
  public static final String TEXT = PREFIX + "text";
  /** Secondary text, such as uids and units. */
  public static final String MUTED_TEXT = PREFIX + "mutedText";
  /** Selection and focus. */
  public static final String SELECTION = PREFIX + "selection";
  /** A stream. */
  public static final String STREAM = PREFIX + "stream";
  /** A stream that spreads records by key. */
  public static final String KEYED_STREAM = PREFIX + "keyedStream";
  /** A port. */
  public static final String PORT = PREFIX + "port";
  /** Sources. */
  public static final String SOURCES = PREFIX + "sources";
  /** Transformations. */
  public static final String TRANSFORMATIONS = PREFIX + "transformations";
  /** Keyed operators. */
  public static final String KEYED = PREFIX + "keyed";
  /** Sinks. */
  public static final String SINKS = PREFIX + "sinks";
  /** Errors. */
  public static final String ERROR = PREFIX + "error";
  /** Warnings. */
  public static final String WARNING = PREFIX + "warning";
  /** Something that runs or went well. */
  public static final String RUNNING = PREFIX + "running";
  /** Inside of the band around operators that are one task. */
  public static final String CHAIN = PREFIX + "chain";
  /** Outline of that band. */
  public static final String CHAIN_BORDER = PREFIX + "chainBorder";
  /** Inside of a note. */
  public static final String NOTE = PREFIX + "note";
  /** Outline of a note. */
  public static final String NOTE_BORDER = PREFIX + "noteBorder";
  /** Inside of a group. */
  public static final String GROUP = PREFIX + "group";
  /** Background of the palette. */
  public static final String PALETTE = PREFIX + "palette";
  /** Text of the palette. */
  public static final String PALETTE_TEXT = PREFIX + "paletteText";

  private StillwaterColors() {
  }

  /**
   * The present value of a colour of this class.
   *
   * @throws IllegalArgumentException if no theme defines the colour
   */
  public static Color get(String id) {
    Color color = registry().get(id);
    if (color == null) {
      throw new IllegalArgumentException("No theme defines the color '" + id + "'; declare it in plugin.xml of dev.stillwater.ui.");
    }
    return color;
  }

  /** The colour of a category of the operator catalog; that of transformations for a category it does not know. */
  public static Color ofCategory(String category) {
    String id = switch (category == null ? "" : category) {
      case "Sources" -> SOURCES;
      case "Keyed" -> KEYED;
      case "Sinks" -> SINKS;
      default -> TRANSFORMATIONS;
    };
    return get(id);
  }

  /** Runs the action on the UI thread after colours changed (theme switch, preferences), until the control is disposed. */
  public static void onChange(Control control, Runnable action) {
    IPropertyChangeListener listener = event -> {
      if (event.getProperty().startsWith(PREFIX) || ITheme.class.isInstance(event.getNewValue())) {
        UiThread.post(control, action);
      }
    };
    ColorRegistry colors = registry();
    colors.addListener(listener);
    control.addDisposeListener(event -> colors.removeListener(listener));
  }

  private static ColorRegistry registry() {
    UiThread.check();
    return PlatformUI.isWorkbenchRunning()
        ? PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry()
        : JFaceResources.getColorRegistry();
  }
}
