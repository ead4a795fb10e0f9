package dev.stillwater.ui.workbench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;

/**
 * The widgets that the platform's style engine knows. It keeps items of tables that are gone, and then fails when it takes the styles away from them.
 * There is no API to take such a widget from it, therefore this looks inside.
 *
 * <p>THREADING: UI thread.
 */
final class StyledWidgets {
  /** Under which a display keeps its style engine. */
  private static final String ENGINE = "org.eclipse.e4.ui.css.core.engine";

  private StyledWidgets() {
  }

  /**
   * Takes every widget out of the style engine that cannot be reset; one that still lives is styled again as soon as the engine meets it.
   *
   * @return false when there was none, or when this version of the platform does not let them be found
   */
  static boolean dropBroken(Display display) {
    try {
      Object engine = display.getData(ENGINE);
      return engine != null && elements(engine).values().removeIf(StyledWidgets::isBroken);
    } catch (ReflectiveOperationException | ClassCastException otherPlatform) {
      ILog.of(StyledWidgets.class).warn("The widgets of the style engine were not found", otherPlatform);
      return false;
    }
  }

  private static Map<?, ?> elements(Object engine) throws ReflectiveOperationException {
    for (Class<?> type = engine.getClass(); type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("getElementsContext") && method.getParameterCount() == 0) {
          method.setAccessible(true);
          return (Map<?, ?>) method.invoke(engine);
        }
      }
    }
    throw new NoSuchMethodException("getElementsContext");
  }

  private static boolean isBroken(Object context) {
    try {
      Object element = call(context, "getElement");
      call(element, "reset");
      return false;
    } catch (InvocationTargetException failed) {
      return true;
    } catch (ReflectiveOperationException noReset) {
      return false;
    }
  }

  private static Object call(Object target, String name) throws ReflectiveOperationException {
    Method method = target.getClass().getMethod(name);
    method.setAccessible(true);
    return method.invoke(target);
  }
}
