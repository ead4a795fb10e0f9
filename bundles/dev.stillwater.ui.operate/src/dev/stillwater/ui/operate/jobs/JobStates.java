package dev.stillwater.ui.operate.jobs;

import dev.stillwater.ui.StillwaterImages;
import org.eclipse.swt.graphics.Image;

/**
 * How the states of jobs look and are called.
 *
 * <p>THREADING: {@link #text} any thread, {@link #image} the UI thread.
 */
public final class JobStates {
  private JobStates() {
  }

  /** The state in words of people; one that only a Flink cluster knows as it is. */
  public static String text(String state) {
    return switch (state) {
      case "CREATED", "INITIALIZING" -> Messages.state_created;
      case JobSession.RUNNING -> Messages.state_running;
      case "FAILING" -> Messages.state_failing;
      case "RESTARTING" -> Messages.state_restarting;
      case "CANCELLING" -> Messages.state_cancelling;
      case "FINISHED" -> Messages.state_finished;
      case "CANCELED" -> Messages.state_canceled;
      case JobSession.FAILED -> Messages.state_failed;
      case JobSession.UNREACHABLE -> Messages.state_unreachable;
      default -> state;
    };
  }

  /** The icon of the state; belongs to the registry of images. */
  public static Image image(String state) {
    return StillwaterImages.image(switch (state) {
      case "FINISHED" -> StillwaterImages.DONE;
      case "CANCELED", "CANCELLING", "SUSPENDED" -> StillwaterImages.CANCELLED;
      case JobSession.FAILED -> StillwaterImages.ERROR;
      case JobSession.UNREACHABLE, "FAILING", "RESTARTING" -> StillwaterImages.WARNING;
      default -> StillwaterImages.RUN;
    });
  }
}
