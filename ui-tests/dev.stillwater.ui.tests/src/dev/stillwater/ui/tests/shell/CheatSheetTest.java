package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guided tours of the Help menu. */
class CheatSheetTest {
  private static final String VIEW = "org.eclipse.ui.cheatsheets.views.CheatSheetView";

  @AfterEach
  void closeTheView() {
    Ui.run(() -> {
      IViewPart view = Ui.page().findView(VIEW);
      if (view != null) {
        Ui.page().hideView(view);
      }
    });
  }

  /** Titles of the steps; the platform's widget for them is in a bundle that the tests do not need otherwise. */
  private static List<String> steps() {
    return Widgets.all(Ui.window().getShell(), Composite.class).stream().filter(each -> isStep(each.getClass())).map(each -> {
      try {
        return (String) each.getClass().getMethod("getText").invoke(each);
      } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
        throw new AssertionError(e);
      }
    }).toList();
  }

  private static boolean isStep(Class<?> type) {
    return type != Object.class && (type.getName().equals("org.eclipse.ui.forms.widgets.ExpandableComposite") || isStep(type.getSuperclass()));
  }

  /**
   * Would catch a tour that cannot be opened, since the platform's cheat sheets lack a class, a file that is no cheat sheet, and links that have the colour of plain
   * text after a switch of the theme.
   */
  @Test
  void tours_openFromTheHelpMenu() {
    Ui.run(() -> Ui.window().getShell().forceActive());
    open(1);
    Ui.await("the tour of a running job", () -> steps().contains("Change the threshold"));
    assertEquals(10, Ui.ask(CheatSheetTest::steps).size());
    Themes.screenshots("cheat-sheet");
    Ui.await("links that look like links, also after a switch of the theme", () -> {
      List<Control> links = Widgets.all(Ui.window().getShell(), Control.class).stream()
          .filter(each -> each.isVisible() && each.getClass().getName().equals("org.eclipse.ui.forms.widgets.ImageHyperlink") && each.getBounds().width > 60).toList();
      return !links.isEmpty() && links.stream().map(link -> link.getForeground().getRGB()).allMatch(color -> color.blue > color.red + 60);
    });
    open(2);
    Ui.await("the tour of a savepoint", () -> steps().contains("Read the findings"));
  }

  private static void open(int entry) {
    Input.chord(Key.of('h'), SWT.ALT);
    for (int index = 0; index < entry; index++) {
      Input.press(Key.of(SWT.ARROW_DOWN));
    }
    Input.press(Key.ENTER);
  }
}
