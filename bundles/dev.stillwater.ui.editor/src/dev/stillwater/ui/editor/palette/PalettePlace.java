package dev.stillwater.ui.editor.palette;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.draw2d.PositionConstants;
import org.eclipse.gef.ui.palette.FlyoutPaletteComposite;
import org.eclipse.gef.ui.palette.FlyoutPaletteComposite.FlyoutPreferences;

/**
 * Where the palette stands, how wide it is and whether it is open; kept in the workspace.
 *
 * <p>THREADING: UI thread.
 */
public final class PalettePlace implements FlyoutPreferences {
  private static final int DEFAULT_WIDTH = 165;
  private static final String DOCK = "palette.dock";
  private static final String STATE = "palette.state";
  private static final String WIDTH = "palette.width";

  private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("dev.stillwater.ui.editor");

  @Override
  public int getDockLocation() {
    return preferences.getInt(DOCK, PositionConstants.WEST);
  }

  @Override
  public int getPaletteState() {
    return preferences.getInt(STATE, FlyoutPaletteComposite.STATE_PINNED_OPEN);
  }

  @Override
  public int getPaletteWidth() {
    return preferences.getInt(WIDTH, DEFAULT_WIDTH);
  }

  @Override
  public void setDockLocation(int location) {
    preferences.putInt(DOCK, location);
  }

  @Override
  public void setPaletteState(int state) {
    preferences.putInt(STATE, state);
  }

  @Override
  public void setPaletteWidth(int width) {
    preferences.putInt(WIDTH, width);
  }
}
