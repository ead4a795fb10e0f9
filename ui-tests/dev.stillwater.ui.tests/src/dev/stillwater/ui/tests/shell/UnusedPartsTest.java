package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Ui;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class UnusedPartsTest {
  private static final String LAUNCH = "org.eclipse.debug.ui/org.eclipse.debug.ui.contextualLaunch.";

  /** Would catch a menu Debug As or Profile As on jobs, which can be run only. */
  @Test
  void jobs_areOfferedToBeRunOnly() {
    assertFalse(isOffered(LAUNCH + "debug"));
    assertFalse(isOffered(LAUNCH + "profile"));
    assertTrue(isOffered(LAUNCH + "run"));
  }

  private static boolean isOffered(String contribution) {
    return Ui.ask(() -> PlatformUI.getWorkbench().getActivitySupport().getActivityManager().getIdentifier(contribution).isEnabled());
  }
}
