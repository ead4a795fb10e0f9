package dev.stillwater.ui;

import dev.stillwater.model.catalog.OperatorCatalog;
import java.net.URL;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.CompositeImageDescriptor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.osgi.framework.Bundle;

/**
 * The icons of the product, SVG on a grid of 16 pixels, shared by all bundles.
 *
 * <p>THREADING: descriptors from any thread, images on the UI thread alone. Images belong to the registry: nobody disposes them.
 */
public final class StillwaterImages {
  /** A job file. */
  public static final String JOB = "obj/job";
  /** A schema. */
  public static final String SCHEMA = "obj/schema";
  /** A field of a schema. */
  public static final String FIELD = "obj/field";
  /** A stream between two operators. */
  public static final String STREAM = "obj/stream";
  /** A Stillwater project. */
  public static final String PROJECT = "obj/project";
  /** An error, full size. */
  public static final String ERROR = "obj/error";
  /** A warning, full size. */
  public static final String WARNING = "obj/warning";
  /** State that each key has. */
  public static final String KEYED_STATE = "obj/keyed-state";
  /** State that each subtask has. */
  public static final String OPERATOR_STATE = "obj/operator-state";
  /** A group of operators. */
  public static final String GROUP = "obj/group";
  /** A note on the drawing. */
  public static final String NOTE = "obj/note";
  /** Run. */
  public static final String RUN = "action/run";
  /** Automatic layout. */
  public static final String LAYOUT = "action/layout";
  /** Something that is met or went well, full size. */
  public static final String DONE = "obj/done";
  /** Something that was ended before its end, full size. */
  public static final String CANCELLED = "obj/cancelled";
  /** A way to mend a problem. */
  public static final String QUICK_FIX = "action/quick-fix";
  /** Layout of what is selected. */
  public static final String TIDY = "action/tidy";
  /** Larger. */
  public static final String ZOOM_IN = "action/zoom-in";
  /** Smaller. */
  public static final String ZOOM_OUT = "action/zoom-out";
  /** All of it. */
  public static final String ZOOM_FIT = "action/zoom-fit";
  /** Search. */
  public static final String FIND = "action/find";
  /** Error overlay for the bottom left corner. */
  public static final String OVERLAY_ERROR = "overlay/error";
  /** Warning overlay for the bottom left corner. */
  public static final String OVERLAY_WARNING = "overlay/warning";
  /** Overlay of something that runs, for the bottom right corner. */
  public static final String OVERLAY_RUNNING = "overlay/running";

  private static final String PLATE = "overlay/plate";
  private static final String BUNDLE = "dev.stillwater.ui";
  private static final String OPERATORS = "operators/";
  private static final String UNKNOWN_OPERATOR = OPERATORS + "unknown";
  private static ImageRegistry registry;

  private StillwaterImages() {
  }

  /** The descriptor of an icon of this class. */
  public static ImageDescriptor descriptor(String key) {
    URL url = find(key);
    return url == null ? ImageDescriptor.getMissingImageDescriptor() : ImageDescriptor.createFromURL(url);
  }

  /** The image of an icon of this class; made at the first call. */
  public static Image image(String key) {
    return cached(key, key);
  }

  /** The descriptor of an operator kind's icon, by {@code OperatorKind.icon()}; a dashed box for an icon that does not exist. */
  public static ImageDescriptor operatorDescriptor(String icon) {
    return descriptor(operatorKey(icon));
  }

  /** The image of an operator kind's icon, by {@code OperatorKind.icon()}; a dashed box for an icon that does not exist. */
  public static Image operatorImage(String icon) {
    Image known = registry().get(OPERATORS + icon);
    if (known != null) {
      return known;
    }
    String key = operatorKey(icon);
    return cached(key, key);
  }

  /** The image for an operator of the kind's id; a dashed box for an unknown kind. */
  public static Image kindImage(String kindId) {
    return operatorImage(OperatorCatalog.standard().kind(kindId).map(kind -> kind.icon()).orElse("unknown"));
  }

  /** The image on a light plate, for a row that is selected: some icons have the colour of the selection; {@code name} identifies the base image. */
  public static Image onPlate(Image base, String name) {
    return composed(name + "+" + PLATE, image(PLATE), base);
  }

  /** The icon on a light plate, for a row that is selected, as {@link #onPlate(Image, String)}; for icons whose images somebody else makes and disposes. */
  public static ImageDescriptor onPlate(ImageDescriptor base) {
    return new DecorationOverlayIcon(base, descriptor(PLATE), IDecoration.UNDERLAY);
  }

  /** The image with an overlay such as {@link #OVERLAY_ERROR} on it; {@code name} identifies the base image. */
  public static Image decorated(Image base, String name, String overlayKey) {
    return composed(name + "+" + overlayKey, base, image(overlayKey));
  }

  private static Image composed(String key, Image below, Image above) {
    Image image = registry().get(key);
    if (image == null) {
      registry().put(key, new CompositeImageDescriptor() {
        @Override
        protected void drawCompositeImage(int width, int height) {
          drawImage(createCachedImageDataProvider(below), 0, 0);
          drawImage(createCachedImageDataProvider(above), 0, 0);
        }

        @Override
        protected Point getSize() {
          return new Point(below.getBounds().width, below.getBounds().height);
        }
      });
      image = registry().get(key);
    }
    return image;
  }

  private static String operatorKey(String icon) {
    String key = OPERATORS + icon;
    return icon != null && find(key) != null ? key : UNKNOWN_OPERATOR;
  }

  private static Image cached(String name, String key) {
    Image image = registry().get(name);
    if (image == null) {
      registry().put(name, descriptor(key));
      image = registry().get(name);
    }
    return image;
  }

  private static ImageRegistry registry() {
    UiThread.check();
    if (registry == null) {
      registry = new ImageRegistry();
    }
    return registry;
  }

  private static URL find(String key) {
    Bundle bundle = Platform.getBundle(BUNDLE);
    return bundle == null ? null : FileLocator.find(bundle, new Path("icons/" + key + ".svg"), null);
  }
}
