package dev.stillwater.ui.navigator;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.PlatformObject;

/**
 * An operator of a job file as the navigator shows it.
 *
 * <p>THREADING: immutable.
 */
public final class OperatorNode extends PlatformObject {
  private final IFile file;
  private final int index;
  private final String uid;
  private final String name;
  private final String kind;

  OperatorNode(IFile file, int index, Operator operator) {
    this.file = Objects.requireNonNull(file, "file");
    this.index = index;
    this.uid = Objects.requireNonNullElse(operator.getUid(), "");
    this.name = Objects.requireNonNullElse(operator.getName(), "");
    this.kind = Objects.requireNonNullElse(operator.getKind(), "");
  }

  /** The operators of a job in the order of the file. */
  static List<OperatorNode> of(IFile file, Job job) {
    return IntStream.range(0, job.getOperators().size())
        .mapToObj(index -> new OperatorNode(file, index, job.getOperators().get(index))).toList();
  }

  /** The job file. */
  public IFile file() {
    return file;
  }

  /** Position in the file, from 0. */
  public int index() {
    return index;
  }

  /** The uid; empty when the file has none. */
  public String uid() {
    return uid;
  }

  /** The name; empty when the file has none. */
  public String name() {
    return name;
  }

  /** The id of the operator kind. */
  public String kind() {
    return kind;
  }

  /** Two nodes are the same place in the tree when they stand for one uid (or, without uids, one position) of one file. */
  @Override
  public boolean equals(Object other) {
    return other instanceof OperatorNode node && file.equals(node.file) && uid.equals(node.uid) && index == node.index;
  }

  @Override
  public int hashCode() {
    return Objects.hash(file, uid, index);
  }
}
