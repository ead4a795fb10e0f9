package dev.stillwater.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to run: a job file and what is changed of it from outside.
 *
 * <p>THREADING: immutable.
 *
 * @param jobFile the job file
 * @param settings changes of parameters, each {@code UID.PARAM=VALUE}, in their order
 * @param parallelism default parallelism in place of the job's own
 * @param currentFolder where relative paths of the settings count from
 * @param cacheFolder where generated classes are kept between runs; empty keeps none
 * @param checkpoints what is changed of the job's checkpoints, and where it begins
 */
public record RunRequest(
    Path jobFile, List<String> settings, OptionalInt parallelism, Path currentFolder, Optional<Path> cacheFolder,
    CheckpointOverrides checkpoints) {
  public RunRequest {
    Objects.requireNonNull(jobFile, "jobFile");
    Objects.requireNonNull(parallelism, "parallelism");
    Objects.requireNonNull(currentFolder, "currentFolder");
    Objects.requireNonNull(cacheFolder, "cacheFolder");
    Objects.requireNonNull(checkpoints, "checkpoints");
    settings = List.copyOf(settings);
  }
}
