package dev.stillwater.ui.editor.policies;

import dev.stillwater.model.job.Operator;
import org.eclipse.gef.Request;
import org.eclipse.gef.commands.Command;

/**
 * The beginning of a stream that is drawn against its direction: from an input to the output that shall feed it.
 *
 * <p>THREADING: UI thread.
 */
public final class BackwardStream extends Command {
  private static final String KEY = BackwardStream.class.getName();

  private final Operator target;
  private final int input;

  BackwardStream(Operator target, int input) {
    this.target = target;
    this.input = input;
  }

  /** Says that the request draws a stream backwards. */
  @SuppressWarnings("unchecked")
  public static void mark(Request request) {
    request.getExtendedData().put(KEY, Boolean.TRUE);
  }

  /** Whether the request draws a stream backwards. */
  public static boolean isMarked(Request request) {
    return request.getExtendedData().containsKey(KEY);
  }

  /** The operator at which the stream will end. */
  public Operator target() {
    return target;
  }

  /** Index of the input at which the stream will end. */
  public int input() {
    return input;
  }

  @Override
  public boolean canExecute() {
    return false;
  }
}
