package dev.stillwater.ui.tests.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * Pictures of the whole screen below {@code target/screenshots}, for people to look at.
 *
 * <p>THREADING: test threads.
 */
public final class Screenshots {
  private static final Path FOLDER = Path.of(System.getProperty("stillwater.screenshots", "target/screenshots"));

  private Screenshots() {
  }

  /** Saves {@code <name>.png} and returns its path. */
  public static Path take(String name) {
    ImageData data = Ui.ask(() -> {
      Display display = Display.getCurrent();
      Rectangle bounds = display.getBounds();
      Image image = new Image(display, bounds.width, bounds.height);
      GC gc = new GC(display);
      try {
        gc.copyArea(image, 0, 0);
        return image.getImageData();
      } finally {
        gc.dispose();
        image.dispose();
      }
    });
    Path file = FOLDER.resolve(name + ".png");
    try {
      Files.createDirectories(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + FOLDER.toAbsolutePath() + " for screenshots cannot be made", e);
    }
    ImageLoader loader = new ImageLoader();
    loader.data = new ImageData[] {data};
    // Zlib's quickest way: a run takes some hundred pictures.
    loader.compression = 1;
    loader.save(file.toString(), SWT.IMAGE_PNG);
    return file;
  }

  /** Differs for windows that look different. */
  public static int hash(Shell window) {
    return Ui.ask(() -> {
      Rectangle part = window.getBounds();
      Image image = new Image(window.getDisplay(), part.width, part.height);
      GC gc = new GC(window.getDisplay());
      try {
        gc.copyArea(image, part.x, part.y);
        return Arrays.hashCode(image.getImageData().data);
      } finally {
        gc.dispose();
        image.dispose();
      }
    });
  }

  /** The number of different colours in a part of the screen: 1 where nothing was drawn. */
  public static int colorCount(Rectangle part) {
    return Ui.ask(() -> {
      Display display = Display.getCurrent();
      Image image = new Image(display, part.width, part.height);
      GC gc = new GC(display);
      try {
        gc.copyArea(image, part.x, part.y);
        ImageData data = image.getImageData();
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < data.height; y++) {
          for (int x = 0; x < data.width; x++) {
            colors.add(data.getPixel(x, y));
          }
        }
        return colors.size();
      } finally {
        gc.dispose();
        image.dispose();
      }
    });
  }
}
