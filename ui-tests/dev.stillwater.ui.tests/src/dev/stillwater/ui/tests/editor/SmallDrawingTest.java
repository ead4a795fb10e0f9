package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.ui.editor.figures.OperatorFigure;
import dev.stillwater.ui.tests.driver.Ui;
import org.eclipse.draw2d.ColorConstants;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.draw2d.ScaledGraphics;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators as the overview of a wide drawing paints them. */
class SmallDrawingTest {
  private static final int IMAGE_PIXELS = 40;

  // Would catch shapes that vanish at a small scale and take all that is drawn after them with them: an overview that shows the first operators only.
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.15, 0.1, 0.07, 0.05, 0.02})
  void operatorPaintedSmall_letsTheNextOnesBePainted(double scale) {
    RGB painted = Ui.ask(() -> colorAfterOperator(scale));
    assertEquals(ColorConstants.red.getRGB(), painted);
  }

  private static RGB colorAfterOperator(double scale) {
    OperatorKind kind = OperatorCatalog.standard().kind("window-join").orElseThrow();
    OperatorFigure figure = new OperatorFigure();
    figure.setPorts(kind.inputs(), kind.outputs(), OperatorFigure.standardSize());
    figure.setBounds(new Rectangle(new Point(3, 3), figure.getPreferredSize()));
    figure.validate();
    Image image = new Image(Ui.display(), IMAGE_PIXELS, IMAGE_PIXELS);
    GC gc = new GC(image);
    try {
      ScaledGraphics graphics = new ScaledGraphics(new SWTGraphics(gc));
      graphics.scale(scale);
      graphics.setFont(gc.getFont());
      figure.paint(graphics);
      graphics.setBackgroundColor(ColorConstants.red);
      int size = (int) (IMAGE_PIXELS / scale);
      graphics.fillRectangle(0, 0, size, size);
      ImageData data = image.getImageData();
      return data.palette.getRGB(data.getPixel(IMAGE_PIXELS / 2, IMAGE_PIXELS / 2));
    } finally {
      gc.dispose();
      image.dispose();
    }
  }
}
