package dev.stillwater.ui.editor.handlers;

import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.palette.PaletteSearch;
import dev.stillwater.ui.editor.quickadd.QuickAdd;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Goes to the search of the palette; while the palette is closed, opens the list of kinds at the pointer.
 *
 * <p>THREADING: UI thread.
 */
public final class SearchPaletteHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor
        && editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer viewer) {
      Optional<PaletteSearch> search = PaletteSearch.of(viewer);
      if (search.isPresent()) {
        search.get().setFocus();
      } else {
        QuickAdd.of(viewer).ifPresent(quickAdd -> quickAdd.open(""));
      }
    }
    return null;
  }
}
