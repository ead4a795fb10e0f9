package dev.stillwater.ui.workbench;

import dev.stillwater.ui.UiThread;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

/**
 * A small window that says that the workbench is on its way.
 *
 * <p>THREADING: UI thread. LIFECYCLE: open once, close once; a second close does nothing.
 */
final class Splash {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 150;
  private static final int ICON_SIZE = 96;
  private final Display display;
  private Shell shell;
  private Image drop;
  private Font font;

  Splash(Display display) {
    this.display = display;
  }

  /** Shows the window; without its picture when that cannot be read. */
  void open() {
    UiThread.check();
    shell = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP);
    shell.setText("Stillwater");
    drop = image();
    FontData[] data = display.getSystemFont().getFontData();
    for (FontData each : data) {
      each.setHeight(each.getHeight() * 2);
    }
    font = new Font(display, data);
    Rectangle screen = display.getPrimaryMonitor().getBounds();
    shell.setBounds(screen.x + (screen.width - WIDTH) / 2, screen.y + (screen.height - HEIGHT) / 3, WIDTH, HEIGHT);
    shell.addListener(SWT.Paint, this::paint);
    shell.open();
    shell.update();
    while (display.readAndDispatch()) {
      // Every event that is due draws the window; none of them waits.
      shell.update();
    }
  }

  /** Closes the window and frees what it drew with. */
  void close() {
    if (shell == null || shell.isDisposed()) {
      return;
    }
    shell.dispose();
    font.dispose();
    if (drop != null) {
      drop.dispose();
    }
  }

  private void paint(Event event) {
    Color background = new Color(23, 60, 94);
    Color bright = new Color(255, 255, 255);
    event.gc.setBackground(background);
    event.gc.fillRectangle(0, 0, WIDTH, HEIGHT);
    event.gc.setForeground(bright);
    event.gc.setAntialias(SWT.ON);
    if (drop != null) {
      Rectangle size = drop.getBounds();
      event.gc.drawImage(drop, 0, 0, size.width, size.height, 28, (HEIGHT - ICON_SIZE) / 2, ICON_SIZE, ICON_SIZE);
    }
    event.gc.setFont(font);
    event.gc.drawText("Stillwater", 150, 38, true);
    event.gc.setFont(display.getSystemFont());
    event.gc.drawText(Messages.splash_starting, 152, 90, true);
  }

  private Image image() {
    URL url = FileLocator.find(Platform.getBundle("dev.stillwater.ui"), new Path("icons/product/stillwater-128.png"), null);
    if (url == null) {
      return null;
    }
    try (InputStream in = url.openStream()) {
      return new Image(display, new ImageData(in));
    } catch (IOException e) {
      ILog.of(Splash.class).warn("The picture of the start window could not be read", e);
      return null;
    }
  }
}
