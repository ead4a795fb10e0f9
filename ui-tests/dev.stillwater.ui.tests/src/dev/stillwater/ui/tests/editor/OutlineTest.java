package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.Arrays;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutlineTest {
  @AfterEach
  void closeAll() {
    Ui.run(() -> Ui.page().closeAllEditors(false));
  }

  /** Would catch a blue icon that vanishes on the blue of a selected row, and one that keeps its plate when another row is selected. */
  @Test
  void iconOfTheSelectedRow_canBeSeen() {
    Samples.open(Samples.DELAYS);
    Tree tree = Widgets.control(Ui.window().getShell(), Tree.class, "the tree of the Outline", each -> "outline-tree".equals(each.getData("dev.stillwater.id")));
    TreeItem filter = row(tree, "Delayed");
    Image plain = Ui.ask(filter::getImage);
    Input.click(Widgets.middle(filter));
    Ui.await("an icon with a plate", () -> filter.getImage() != plain);
    ImageData data = Ui.ask(() -> filter.getImage().getImageData());
    RGB ground = data.palette.getRGB(data.getPixel(1, data.height / 2));
    assertTrue(ground.red > 230 && ground.green > 230 && ground.blue > 230 && data.getAlpha(1, data.height / 2) == 255, ground.toString());
    Input.click(Widgets.middle(row(tree, "Flights")));
    Ui.await("the icon without a plate", () -> filter.getImage() == plain);
  }

  private static TreeItem row(Tree tree, String name) {
    return Ui.awaitValue("the row " + name, () -> Arrays.stream(tree.getItems()).filter(item -> item.getText().startsWith(name)).findFirst().orElse(null));
  }
}
