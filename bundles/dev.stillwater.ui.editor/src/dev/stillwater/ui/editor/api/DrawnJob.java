package dev.stillwater.ui.editor.api;

import java.util.List;
import java.util.Objects;

/**
 * What a drawing shows, for those who match it with a job that runs elsewhere.
 *
 * <p>THREADING: immutable.
 *
 * @param operators its operators that have a uid
 * @param streams its connected streams
 */
public record DrawnJob(List<Node> operators, List<LiveStream.Ends> streams) {
  /**
   * An operator.
   *
   * @param uid its uid
   * @param name what people call it
   * @param operatorId the id that follows from the uid, 32 hexadecimal digits, as Flink knows it
   */
  public record Node(String uid, String name, String operatorId) {
    public Node {
      Objects.requireNonNull(uid, "uid");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(operatorId, "operatorId");
    }
  }

  public DrawnJob {
    operators = List.copyOf(operators);
    streams = List.copyOf(streams);
  }
}
