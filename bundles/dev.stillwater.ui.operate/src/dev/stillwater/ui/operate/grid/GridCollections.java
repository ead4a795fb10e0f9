package dev.stillwater.ui.operate.grid;

import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Makes the collections known that NatTable's painters use. Their interfaces look for their implementations by a service loader, once, and in OSGi they do not
 * see the bundle that has them: without this a grid paints nothing and says so to nobody.
 *
 * <p>THREADING: any thread.
 */
public final class GridCollections {
  private static final String IMPLEMENTATION = "org.eclipse.collections.impl";
  private static final String FACTORIES = "/org/eclipse/collections/api/factory";
  /** What a grid is made of, which takes its time to load as well. */
  private static final List<String> GRID = List.of("NatTable", "config.DefaultNatTableStyleConfiguration", "grid.layer.ColumnHeaderLayer", "grid.layer.CornerLayer",
      "grid.layer.GridLayer", "grid.layer.RowHeaderLayer", "layer.DataLayer", "selection.SelectionLayer", "selection.config.RowOnlySelectionBindings",
      "style.theme.ModernNatTableThemeConfiguration", "viewport.ViewportLayer");
  private static volatile boolean isDone;

  private GridCollections() {
  }

  /** Prepares in the background, for who will show a grid in a moment. Returns at once. */
  public static void prepareSoon() {
    if (!isDone) {
      Job.createSystem("grids", (ICoreRunnable) monitor -> prepare()).schedule();
    }
  }

  /** To be called before the first grid is made. Cost: half a second the first time, on a slow machine some. */
  public static synchronized void prepare() {
    if (isDone) {
      return;
    }
    load();
    isDone = true;
  }

  private static void load() {
    Bundle implementation = Platform.getBundle(IMPLEMENTATION);
    Bundle interfaces = FrameworkUtil.getBundle(Sets.class);
    if (implementation == null || interfaces == null) {
      ILog.of(GridCollections.class).error("The bundle " + IMPLEMENTATION + " is missing: grids stay empty.");
      return;
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(implementation.loadClass("org.eclipse.collections.impl.factory.Sets").getClassLoader());
      for (String name : factories(interfaces)) {
        Class.forName(name, true, Sets.class.getClassLoader());
      }
      for (String name : GRID) {
        Class.forName("org.eclipse.nebula.widgets.nattable." + name, false, GridCollections.class.getClassLoader());
      }
    } catch (ReflectiveOperationException e) {
      ILog.of(GridCollections.class).error("The collections of the grids cannot be loaded: grids stay empty.", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<String> factories(Bundle interfaces) {
    List<String> names = new ArrayList<>();
    Enumeration<URL> found = interfaces.findEntries(FACTORIES, "*.class", true);
    for (URL url : found == null ? List.<URL>of() : Collections.list(found)) {
      String path = url.getPath();
      String name = path.substring(path.indexOf("org/eclipse/collections"), path.length() - ".class".length()).replace('/', '.');
      if (!name.contains("$")) {
        names.add(name);
      }
    }
    return names;
  }
}
