package dev.stillwater.engine.source;

import java.util.List;

/**
 * The turns of all subtasks of a source; whoever runs the job puts them among the objects that its subtasks share.
 *
 * <p>THREADING: immutable.
 *
 * @param turns the turns by subtask
 */
public record SourceTurns(List<SourceTurn> turns) {
  public SourceTurns {
    turns = List.copyOf(turns);
  }
}
