package dev.stillwater.ui.tests.replay.result;

import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.host.registry.JobEntry.Identity;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.SidedSettings;
import dev.stillwater.host.replay.VersionName;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.host.replay.process.ReplayState;
import dev.stillwater.host.replay.results.ReplayResults;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.tests.driver.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Folders of replays as their process leaves them, made by the same calls.
 *
 * <p>THREADING: test threads.
 */
final class ReplayFolders {
  private static final int FLIGHTS = 600;
  private static final String MANY = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Many">
        <operators uid="gen" kind="generator">
          <parameters name="count" value="%d"/>
          <expressions name="number" text="n"/>
          <expressions name="twice" text="%s"/>
        </operators>
        <operators uid="out" kind="csv-sink"/>
        <streams source="gen" target="out"/>
      </job:Job>
      """;
  private static int works;

  private ReplayFolders() {
  }

  /** The first flights of the sample, version 1 against version 2. */
  static Path flights(Path folder) throws Exception {
    Path flights = Samples.file(Samples.DELAYS).getLocation().toPath().getParent();
    return compare(folder, flights, "delays-by-origin.job", "delays-v2.job", new ReplayLimit.Records(FLIGHTS), List.of("window_start", "origin"));
  }

  /** Two versions of a job that differ in every row of so many. */
  static Path many(Path folder, int rows) throws Exception {
    Files.writeString(folder.resolve("many-a.job"), MANY.formatted(rows, "n * 2"));
    Files.writeString(folder.resolve("many-b.job"), MANY.formatted(rows, "n * 2 + 1"));
    return compare(folder, folder, "many-a.job", "many-b.job", ReplayLimit.END_OF_DATA, List.of("number"));
  }

  private static Path compare(Path folder, Path project, String a, String b, ReplayLimit until, List<String> key) throws Exception {
    Path replay = Files.createDirectory(folder.resolve("replay-" + works++));
    Path results = replay.resolve("results");
    ReplayResults.compare(prepared(replay, project, a, Optional.of(b), until), Equality.EXACT.withKeyFields(key), results, ProgressListener.NONE);
    long now = System.currentTimeMillis();
    Comparison what = ComparisonFile.read(StoredResults.open(results).comparisonFile());
    Files.writeString(replay.resolve("request.json"), new ReplayOrder(ReplayOrder.Kind.COMPARISON, b, now, results, what, Map.of(), Optional.empty(), "").toText());
    Files.writeString(replay.resolve("state.json"), new ReplayState(ReplayState.Phase.FINISHED, Identity.own(), now, OptionalLong.of(now), ReplayState.Progress.NONE,
        ReplayState.Result.NONE).toText());
    return replay;
  }

  /** The first flights of the sample, version 1 alone. */
  static Path single(Path folder) throws Exception {
    Path flights = Samples.file(Samples.DELAYS).getLocation().toPath().getParent();
    Path replay = Files.createDirectory(folder.resolve("replay-" + works++));
    ReplayResults.replay(prepared(replay, flights, "delays-by-origin.job", Optional.empty(), new ReplayLimit.Records(FLIGHTS)), replay.resolve("results"),
        ProgressListener.NONE);
    return replay;
  }

  /** A job that divides by zero at a flight that was on time. */
  static Path failure(Path folder) throws Exception {
    Path flights = Samples.file(Samples.DELAYS).getLocation().toPath().getParent();
    Path job = flights.resolve("ratio.job");
    Files.writeString(job, Files.readString(flights.resolve("delays-by-origin.job")).replace("delay > 0", "1000 / delay > 0"));
    Path replay = Files.createDirectory(folder.resolve("replay-" + works++));
    ReplayResults.failure(prepared(replay, flights, "ratio.job", Optional.empty(), ReplayLimit.END_OF_DATA), replay.resolve("results"), ProgressListener.NONE);
    return replay;
  }

  private static PreparedReplay prepared(Path replay, Path project, String a, Optional<String> b, ReplayLimit until) throws Exception {
    return PreparedReplay.prepare(new ReplayRequest(Optional.empty(), VersionName.parse(a, project), b.map(name -> VersionName.parse(name, project)),
        new SidedSettings(List.of()), project, until, ReplayRequest.Conditions.PLAIN), Files.createDirectory(replay.resolve("work")), ProgressListener.NONE);
  }
}
