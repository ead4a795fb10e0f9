package dev.stillwater.ui.operate.snapshot.page;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A place in a snapshot that a page can show.
 *
 * <p>THREADING: immutable.
 *
 * @param page id of the page
 * @param operator label or id of the operator
 * @param state name of the state
 * @param file file, as the metadata names it or as its path; on the page of the preflight that of the job
 * @param offset offset in the file in bytes, -1 for none
 */
public record SnapshotPlace(String page, Optional<String> operator, Optional<String> state, Optional<String> file, long offset) {
  /** Id of the page with the findings. */
  public static final String FINDINGS = "findings";
  /** Id of the page with sizes, key groups and notes. */
  public static final String OVERVIEW = "overview";
  /** Id of the page with the tree of operators. */
  public static final String OPERATORS = "operators";
  /** Id of the page with the entries of a state. */
  public static final String STATE = "state";
  /** Id of the page with the files and their bytes. */
  public static final String FILES = "files";
  /** Id of the page with the raw metadata. */
  public static final String METADATA = "metadata";
  /** Id of the page that says whether a job would start from the snapshot. */
  public static final String PREFLIGHT = "preflight";

  public SnapshotPlace {
    Objects.requireNonNull(page, "page");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(file, "file");
  }

  /** A page. */
  public static SnapshotPlace page(String page) {
    return new SnapshotPlace(page, Optional.empty(), Optional.empty(), Optional.empty(), -1);
  }

  /** An operator on the page with the tree. */
  public static SnapshotPlace operator(String label) {
    return new SnapshotPlace(OPERATORS, Optional.of(label), Optional.empty(), Optional.empty(), -1);
  }

  /** The entries of a state. */
  public static SnapshotPlace state(String operator, String state) {
    return new SnapshotPlace(STATE, Optional.of(operator), Optional.of(state), Optional.empty(), -1);
  }

  /** Bytes of a file. */
  public static SnapshotPlace file(String file, long offset) {
    return new SnapshotPlace(FILES, Optional.empty(), Optional.empty(), Optional.of(file), offset);
  }

  /** Whether a job would start from the snapshot. */
  public static SnapshotPlace preflight(Path job) {
    return new SnapshotPlace(PREFLIGHT, Optional.empty(), Optional.empty(), Optional.of(job.toString()), -1);
  }

  /** The same place on another page. */
  public SnapshotPlace on(String otherPage) {
    return new SnapshotPlace(otherPage, operator, state, file, offset);
  }
}
