package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFailureTest {
  @TempDir
  Path folder;

  /** A disk that takes so many bytes in all and then is full. */
  private static final class SmallStorage extends ForwardingStorage {
    private final long[] room;

    SmallStorage(Storage disk, long[] room) {
      super(disk);
      this.room = room;
    }

    @Override
    public StorageOutput create(Path file) throws IOException {
      return limited(disk.create(file));
    }

    @Override
    public StorageOutput append(Path file, long keptBytes) throws IOException {
      return limited(disk.append(file, keptBytes));
    }

    private StorageOutput limited(StorageOutput output) {
      return new StorageOutput() {
        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
          room[0] -= length;
          if (room[0] < 0) {
            throw new IOException("No space left on device");
          }
          output.write(source, offset, length);
        }

        @Override
        public long position() {
          return output.position();
        }

        @Override
        public void force() throws IOException {
          output.force();
        }

        @Override
        public void close() throws IOException {
          output.close();
        }
      };
    }
  }

  private static Job job(int sinkParallelism) {
    Job job = TestJobs.job("<operators uid=\"gen\" kind=\"generator\"><parameters name=\"count\" value=\"100000\"/><expressions name=\"x\" text=\"n\"/></operators>"
        + "<operators uid=\"out\" kind=\"csv-sink\"><parameters name=\"path\" value=\"out.csv\"/></operators><streams source=\"gen\" target=\"out\"/>");
    job.getOperators().get(1).setParallelism(sinkParallelism);
    return job;
  }

  private JobStatus run(Job job, Storage storage) {
    CompiledJob compiled = TestJobs.compile(job, folder);
    return JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.stepped(1, lines -> { }).withStorage(storage)).status();
  }

  @Test
  void fullDisk_failsTheJobWithTheReasonAndShowsNoPart() throws IOException {
    // Catches a job that finishes although its result is cut off, and parts that appear unfinished.
    JobStatus status = run(job(1), new SmallStorage(Storage.local(), new long[] {100_000}));
    assertEquals(JobState.FAILED, status.state());
    assertTrue(status.failure().orElseThrow().text().contains("No space left on device"), status.failure().toString());
    assertEquals("out", status.failure().orElseThrow().uid().orElseThrow());
    Files.delete(folder.resolve("out.csv"));
    assertEquals(JobState.FAILED, run(job(3), new SmallStorage(Storage.local(), new long[] {100_000})).state());
    try (var files = Files.list(folder.resolve("out.csv"))) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void placeThatCannotBeWritten_stopsTheStart() throws IOException {
    // Catches a job that reads for an hour before it says that it cannot write.
    Files.writeString(folder.resolve("file"), "");
    Job job = job(1);
    job.getOperators().get(1).getParameters().get(0).setValue("file/out.csv");
    JobFailureException failure = assertThrows(JobFailureException.class, () -> run(job, Storage.local()));
    assertTrue(failure.getMessage().contains("cannot be written"), failure.getMessage());
    job.getOperators().get(1).getParameters().get(0).setValue(".");
    assertTrue(assertThrows(JobFailureException.class, () -> run(job, Storage.local())).getMessage().contains("is a folder"));
  }
}
