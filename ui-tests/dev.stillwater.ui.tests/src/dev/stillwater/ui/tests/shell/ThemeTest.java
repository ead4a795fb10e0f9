package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThemeTest {
  private static final double READABLE = 4.5;
  private static final double VISIBLE = 3.0;

  /** Would catch text of the diagram that cannot be read in a theme, and a switch that needs a restart. */
  @Test
  void allThemes_areReadable() {
    Samples.open(Samples.DELAYS);
    for (String theme : List.of("light", "dark", "contrast")) {
      switchTo(theme);
      Ui.await("the " + theme + " theme", () -> isDark() != theme.equals("light") && isContrast() == theme.equals("contrast"));
      Ui.settle();
      Screenshots.take("theme-" + theme);
      if (theme.equals("contrast")) {
        assertBlack("canvas");
        assertBlack("outline-tree");
      }
      assertContrast(theme, StillwaterColors.TEXT, StillwaterColors.NODE, READABLE);
      assertContrast(theme, StillwaterColors.MUTED_TEXT, StillwaterColors.NODE, READABLE);
      assertContrast(theme, StillwaterColors.MUTED_TEXT, StillwaterColors.CANVAS, READABLE);
      assertContrast(theme, StillwaterColors.MUTED_TEXT, StillwaterColors.CHAIN, READABLE);
      assertContrast(theme, StillwaterColors.MUTED_TEXT, StillwaterColors.GROUP, READABLE);
      assertContrast(theme, StillwaterColors.TEXT, StillwaterColors.NOTE, READABLE);
      assertContrast(theme, StillwaterColors.PALETTE_TEXT, StillwaterColors.PALETTE, READABLE);
      for (String color : List.of(StillwaterColors.STREAM, StillwaterColors.KEYED_STREAM, StillwaterColors.SELECTION, StillwaterColors.ERROR,
          StillwaterColors.WARNING, StillwaterColors.RUNNING, StillwaterColors.PORT, StillwaterColors.CHAIN_BORDER)) {
        assertContrast(theme, color, StillwaterColors.CANVAS, VISIBLE);
      }
    }
  }

  /** Would catch a switch that stops half-way: the platform keeps items of tables that are gone, and fails when it takes the styles away from them. */
  @Test
  void switch_isFinished_whenAWidgetCannotBeReset() {
    Shell shell = Ui.ask(() -> {
      Shell made = new Shell(Ui.window().getShell());
      new Unresettable(made);
      made.open();
      return made;
    });
    try {
      for (String theme : List.of("dark", "light", "contrast")) {
        switchTo(theme);
        Ui.await("the " + theme + " theme", () -> isDark() != theme.equals("light") && isContrast() == theme.equals("contrast"));
        Ui.await("all of the window in the " + theme + " theme",
            () -> luminance(Ui.window().getShell().getBackground().getRGB()) < 0.5 != theme.equals("light"));
      }
    } finally {
      Ui.run(shell::dispose);
    }
  }

  /** Would catch links that keep the pale colour of the dark theme in the light one: the platform does not take it away from them. */
  @Test
  void links_areReadableAfterASwitch() {
    Link[] link = new Link[1];
    Shell shell = Ui.ask(() -> {
      Shell made = new Shell(Ui.window().getShell());
      link[0] = new Link(made, SWT.NONE);
      link[0].setText("<a>A link</a>");
      link[0].setSize(200, 40);
      made.open();
      return made;
    });
    try {
      for (String theme : List.of("dark", "light", "contrast", "light")) {
        switchTo(theme);
        Ui.await("the link is readable in the " + theme + " theme", () -> isDark() != theme.equals("light")
            && contrast(link[0].getLinkForeground().getRGB(), shell.getBackground().getRGB()) >= READABLE);
      }
    } finally {
      Ui.run(shell::dispose);
    }
  }

  /** Fails as an item of a disposed table does when its styles are taken away. */
  private static final class Unresettable extends Canvas {
    Unresettable(Composite parent) {
      super(parent, SWT.NONE);
    }

    @Override
    public void setBackground(Color color) {
      if (color == null) {
        SWT.error(SWT.ERROR_WIDGET_DISPOSED);
      }
      super.setBackground(color);
    }
  }

  /** Would catch greys of the platform's dark theme, which colours parts after their own colours were set. */
  private static void assertBlack(String id) {
    Control part = Widgets.control(Ui.window().getShell(), Control.class, id, each -> id.equals(each.getData("dev.stillwater.id")));
    Ui.await(id + " is black", () -> luminance(part.getBackground().getRGB()) == 0);
  }

  @AfterEach
  void backToLight() {
    switchTo("light");
    Ui.await("the light theme", () -> !isDark());
  }

  private static void switchTo(String theme) {
    Ui.run(() -> {
      Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("dev.stillwater.ui.theme");
      Map<String, String> parameters = Map.of("org.eclipse.ui.commands.radioStateParameter", theme);
      try {
        PlatformUI.getWorkbench().getService(IHandlerService.class)
            .executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
      } catch (CommandException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private static boolean isContrast() {
    return luminance(StillwaterColors.get(StillwaterColors.CANVAS).getRGB()) == 0;
  }

  private static boolean isDark() {
    return luminance(StillwaterColors.get(StillwaterColors.CANVAS).getRGB()) < 0.5;
  }

  private static void assertContrast(String theme, String front, String back, double least) {
    double ratio = Ui.ask(() -> contrast(StillwaterColors.get(front).getRGB(), StillwaterColors.get(back).getRGB()));
    assertTrue(ratio >= least, theme + ": " + front + " on " + back + " has a contrast of " + ratio + ", expected " + least);
  }

  /** Contrast as WCAG 2 defines it. */
  private static double contrast(RGB one, RGB other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(RGB color) {
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
