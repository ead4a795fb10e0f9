package dev.stillwater.ui.editor.palette;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.policies.OperatorFactory;
import dev.stillwater.ui.editor.policies.StreamFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.gef.palette.CombinedTemplateCreationEntry;
import org.eclipse.gef.palette.ConnectionCreationToolEntry;
import org.eclipse.gef.palette.MarqueeToolEntry;
import org.eclipse.gef.palette.PaletteDrawer;
import org.eclipse.gef.palette.PaletteGroup;
import org.eclipse.gef.palette.PaletteRoot;
import org.eclipse.gef.palette.SelectionToolEntry;
import org.eclipse.gef.palette.ToolEntry;
import org.eclipse.jface.resource.ImageDescriptor;

/**
 * Makes the palette: the tools, and the kinds of the catalog by category.
 *
 * <p>THREADING: UI thread.
 */
public final class PipelinePalette {
  // Drawers share the height: with all of them open each would show one entry. Opening one closes others where the height does not do for both.
  private static final int OPEN_DRAWERS = 2;

  private PipelinePalette() {}

  /** The palette of the catalog. */
  public static PaletteRoot of(OperatorCatalog catalog) {
    PaletteRoot root = new PaletteRoot();
    root.add(tools(root));
    Map<String, PaletteDrawer> drawers = new LinkedHashMap<>();
    for (OperatorKind kind : catalog.kinds()) {
      drawers.computeIfAbsent(kind.category(), PaletteDrawer::new).add(entry(kind));
    }
    for (PaletteDrawer drawer : drawers.values()) {
      drawer.setInitialState(root.getChildren().size() <= OPEN_DRAWERS ? PaletteDrawer.INITIAL_STATE_OPEN : PaletteDrawer.INITIAL_STATE_CLOSED);
      root.add(drawer);
    }
    return root;
  }

  private static PaletteGroup tools(PaletteRoot root) {
    PaletteGroup tools = new PaletteGroup(Messages.PipelinePalette_tools);
    ToolEntry select = new SelectionToolEntry(Messages.PipelinePalette_select, Messages.PipelinePalette_selectDescription);
    tools.add(select);
    tools.add(new MarqueeToolEntry(Messages.PipelinePalette_marquee, Messages.PipelinePalette_marqueeDescription));
    ImageDescriptor icon = StillwaterImages.descriptor(StillwaterImages.STREAM);
    tools.add(new ConnectionCreationToolEntry(
        Messages.PipelinePalette_stream, Messages.PipelinePalette_streamDescription, new StreamFactory(), icon, icon));
    root.setDefaultEntry(select);
    return tools;
  }

  private static ToolEntry entry(OperatorKind kind) {
    OperatorFactory factory = new OperatorFactory(kind);
    ImageDescriptor icon = StillwaterImages.operatorDescriptor(kind.icon());
    ToolEntry entry = new CombinedTemplateCreationEntry(kind.label(), kind.documentation(), factory, factory, icon, icon);
    entry.setId(kind.id());
    return entry;
  }
}
