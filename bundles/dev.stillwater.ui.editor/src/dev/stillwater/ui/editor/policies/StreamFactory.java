package dev.stillwater.ui.editor.policies;

import dev.stillwater.model.job.Stream;
import org.eclipse.gef.requests.CreationFactory;

/**
 * Tells tools that they draw a stream; the command makes the object.
 *
 * <p>THREADING: UI thread.
 */
public final class StreamFactory implements CreationFactory {
  @Override
  public Object getNewObject() {
    return Stream.class;
  }

  @Override
  public Object getObjectType() {
    return Stream.class;
  }
}
