package dev.stillwater.host.preview;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The process in which previews run: reads requests from its input stream and writes answers to its output stream until the input ends. What functions of a
 * job print goes to the error stream.
 *
 * <p>THREADING: the main thread of its process.
 */
public final class PreviewProcess {
  /** A job that touches most of what a preview needs, so that the first real one finds it loaded and compiled. */
  private static final String WARM_UP = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="warm-up">
        <operators uid="numbers" kind="generator">
          <parameters name="count" value="1000"/>
          <expressions name="n" text="n"/>
          <expressions name="text" text="concat(&quot;a&quot;, &quot;b&quot;)"/>
        </operators>
        <operators uid="even" kind="filter">
          <expressions text="n % 2 == 0"/>
        </operators>
        <operators uid="windows" kind="window-aggregate">
          <parameters name="size" value="1s"/>
          <expressions name="count" text="count()"/>
          <expressions name="most" text="max(n)"/>
        </operators>
        <streams source="numbers" target="even"/>
        <streams source="even" target="windows" partitioning="hash">
          <keyFields>text</keyFields>
        </streams>
      </job:Job>
      """;

  private PreviewProcess() {
  }

  /** Answers requests and ends the process. */
  public static void main(String[] arguments) {
    DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    try {
      run(new PreviewRequest(WARM_UP.getBytes(StandardCharsets.UTF_8), Path.of("warm-up.job"), "even", 1_000, 10));
      run(new PreviewRequest(WARM_UP.getBytes(StandardCharsets.UTF_8), Path.of("warm-up.job"), "windows", 100, 10));
      while (true) {
        run(PreviewRequest.read(in)).write(out);
      }
    } catch (EOFException gone) {
      // Whoever started the process has gone; that is its end.
      Runtime.getRuntime().halt(0);
    } catch (IOException broken) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static PreviewResult run(PreviewRequest request) {
    try {
      return PreviewRun.run(request);
    } catch (RuntimeException | LinkageError | StackOverflowError ours) {
      return PreviewResult.failed(List.of("Stillwater has a defect: " + ours + ". Please report it with the job."));
    } catch (OutOfMemoryError full) {
      return PreviewResult.failed(List.of("The preview needs more memory than it has. Preview fewer records."));
    }
  }
}
