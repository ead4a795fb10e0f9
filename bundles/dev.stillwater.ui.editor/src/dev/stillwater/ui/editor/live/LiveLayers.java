package dev.stillwater.ui.editor.live;

import org.eclipse.draw2d.FreeformLayer;

/**
 * The root of a drawing, which takes a layer for live numbers above operators and streams.
 *
 * <p>THREADING: UI thread.
 */
public interface LiveLayers {
  /** Adds the layer, which is painted with what is drawn and never catches the mouse. */
  void addLive(FreeformLayer layer);
}
