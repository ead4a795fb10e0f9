package dev.stillwater.ui.tests.replay;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.SidedSettings;
import dev.stillwater.host.replay.SingleReplay;
import dev.stillwater.host.replay.VersionName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Leaves the state of a job behind some of its records as a savepoint; in a process of its own, as no job runs in the workbench.
 *
 * <p>THREADING: the main thread of its process.
 */
final class SavepointMain {
  private SavepointMain() {
  }

  /** Takes the job's file, the number of records, the folder of the savepoint and a folder to work in. */
  public static void main(String[] arguments) throws Exception {
    Path job = Path.of(arguments[0]);
    ReplayRequest request = new ReplayRequest(Optional.empty(), VersionName.parse(job.toString(), job.getParent()), Optional.empty(),
        new SidedSettings(List.of()),
        job.getParent(), new ReplayLimit.Records(Long.parseLong(arguments[1])), ReplayRequest.Conditions.PLAIN);
    SingleReplay.run(PreparedReplay.prepare(request, Path.of(arguments[3]), ProgressListener.NONE), Optional.empty(), Optional.of(Path.of(arguments[2])),
        ProgressListener.NONE);
  }
}
