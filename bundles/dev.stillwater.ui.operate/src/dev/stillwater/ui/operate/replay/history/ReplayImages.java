package dev.stillwater.ui.operate.replay.history;

import dev.stillwater.host.replay.process.ReplayState;
import dev.stillwater.host.replay.process.ReplayState.Outcome;
import dev.stillwater.ui.StillwaterImages;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;

/**
 * The pictures of what came of replays.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the resource manager.
 *
 * @param images makes and disposes of them
 */
public record ReplayImages(LocalResourceManager images) {
  /** The picture of a state. */
  public Image of(ReplayState state) {
    return switch (state.phase()) {
      case PREPARING, RUNNING -> StillwaterImages.image(StillwaterImages.RUN);
      case FAILED -> StillwaterImages.image(StillwaterImages.ERROR);
      case CANCELLED -> StillwaterImages.image(StillwaterImages.CANCELLED);
      case FINISHED -> state.result().outcome().map(this::of).orElse(null);
    };
  }

  private Image of(Outcome outcome) {
    return switch (outcome) {
      case EQUAL, ENDED -> StillwaterImages.image(StillwaterImages.DONE);
      case DIFFERENT -> images.create(ResourceLocator.imageDescriptorFromBundle("dev.stillwater.ui.operate", "icons/different.svg").orElseThrow());
      case NOT_COMPARED -> StillwaterImages.image(StillwaterImages.WARNING);
      case BREAKS -> StillwaterImages.image(StillwaterImages.ERROR);
    };
  }
}
