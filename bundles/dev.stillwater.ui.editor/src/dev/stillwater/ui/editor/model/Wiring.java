package dev.stillwater.ui.editor.model;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.Objects;

/**
 * How a new operator is connected with those that are there.
 *
 * <p>THREADING: immutable; the operators belong to the thread that owns the job.
 */
public sealed interface Wiring {
  /** Not connected. */
  Wiring ALONE = new Alone();

  /** Whether an operator of the kind has the ports that it takes. */
  boolean accepts(OperatorKind kind);

  /** Not connected. */
  record Alone() implements Wiring {
    @Override
    public boolean accepts(OperatorKind kind) {
      return true;
    }
  }

  /**
   * Fed by an operator.
   *
   * @param source the operator that feeds it
   * @param output index of its output
   */
  record After(Operator source, int output) implements Wiring {
    public After {
      Objects.requireNonNull(source, "source");
    }

    @Override
    public boolean accepts(OperatorKind kind) {
      return !kind.isSource();
    }
  }

  /**
   * Feeding an operator.
   *
   * @param target the operator that is fed
   * @param input index of its input
   */
  record Before(Operator target, int input) implements Wiring {
    public Before {
      Objects.requireNonNull(target, "target");
    }

    @Override
    public boolean accepts(OperatorKind kind) {
      return !kind.isSink();
    }
  }

  /**
   * Between the two operators of a stream.
   *
   * @param stream the stream that is cut in two
   */
  record Within(Stream stream) implements Wiring {
    public Within {
      Objects.requireNonNull(stream, "stream");
    }

    @Override
    public boolean accepts(OperatorKind kind) {
      return !kind.isSource() && !kind.isSink();
    }
  }
}
