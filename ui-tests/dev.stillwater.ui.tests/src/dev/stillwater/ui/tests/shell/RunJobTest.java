package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.operate.run.JobRunProgress;
import dev.stillwater.ui.tests.driver.Consoles;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.junit.jupiter.api.Test;

class RunJobTest {
  private static final Duration RUN = Duration.ofSeconds(60);

  /** Would catch a Run button that runs nothing, an output that is not right, and a run without an entry in the Progress view. */
  @Test
  void runButton_runsTheSampleInItsOwnProcess() throws IOException {
    IFile job = Samples.file(Samples.DELAYS);
    Samples.open(Samples.DELAYS);
    Path out = job.getLocation().toPath().resolveSibling("out/delays-by-origin/out.csv");
    Files.deleteIfExists(out);
    AtomicInteger entries = new AtomicInteger();
    JobChangeAdapter listener = new JobChangeAdapter() {
      @Override
      public void running(IJobChangeEvent event) {
        if (event.getJob().belongsTo(JobRunProgress.FAMILY) && !event.getJob().isSystem()) {
          entries.incrementAndGet();
        }
      }
    };
    Job.getJobManager().addJobChangeListener(listener);
    try {
      RunButton.click();
      Ui.await("the end of the run in the Console", RUN, () -> entries.get() > 0 && Consoles.text().contains("Finished in"));
    } finally {
      Job.getJobManager().removeJobChangeListener(listener);
    }
    assertEquals(1, entries.get(), "entries in the Progress view");
    assertEquals(expectedRows(job.getLocation().toPath().resolveSibling("flights-20k.csv")), Files.readAllLines(out).size() - 1);
    assertTrue(Ui.ask(() -> !Consoles.text().contains("@stillwater")), "progress lines are kept out of the Console");
    Ui.await("the result file in the workspace", RUN, () -> job.getParent().findMember("out/delays-by-origin/out.csv") != null);
    Ui.settle();
    Screenshots.take("run-finished");
  }

  /** Would catch a class path of the job's process that lacks the state backend, the compression of checkpoints or a function's compiler. */
  @Test
  void jobOnRocksDbWithCheckpoints_runsInItsOwnProcess() throws IOException, CoreException {
    IFile sample = Samples.file(Samples.DELAYS);
    String text = Files.readString(sample.getLocation().toPath());
    String onRocksDb = text.replace("</job:Job>", "<checkpointing intervalMs=\"100\"/><stateBackend kind=\"rocksdb\"/></job:Job>")
        .replace("name=\"Delays by origin\"", "name=\"On RocksDB\"");
    assertTrue(onRocksDb.contains("On RocksDB"), "the sample is as this test knows it");
    IFile job = sample.getParent().getFile(IPath.fromPortableString("on-rocksdb.job"));
    job.create(new ByteArrayInputStream(onRocksDb.getBytes(StandardCharsets.UTF_8)), true, null);
    try {
      Samples.open(job);
      RunButton.click();
      Ui.await("the end of the run in the Console", RUN, () -> Consoles.text().contains("Finished in"));
      assertTrue(Ui.ask(() -> !Consoles.text().contains("WARNING")), "the Console warns of nothing");
    } finally {
      Samples.delete(job);
    }
  }

  /** Days and airports with a delayed flight, by a way of our own. */
  private static long expectedRows(Path csv) throws IOException {
    List<String> header = List.of(Files.readAllLines(csv).get(0).split(","));
    int date = header.indexOf("date");
    int delay = header.indexOf("delay");
    int origin = header.indexOf("origin");
    return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(","))
        .filter(row -> Integer.parseInt(row[delay]) > 0).map(row -> row[origin] + row[date].substring(0, 10)).distinct().count();
  }
}
