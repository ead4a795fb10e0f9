package dev.stillwater.host.preview;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a preview has brought.
 *
 * <p>THREADING: immutable.
 *
 * @param errors why there is nothing, or not all: for people, one thing each; empty when all went well
 * @param notes what people should know to read the rows
 * @param tables one for each output of the operator
 * @param recordsRead records that the sources have read
 * @param runTimeMs time that it took, in milliseconds
 */
public record PreviewResult(List<String> errors, List<String> notes, List<PreviewTable> tables, long recordsRead, long runTimeMs) {
  public PreviewResult {
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
    tables = List.copyOf(tables);
  }

  static PreviewResult failed(List<String> errors) {
    return new PreviewResult(errors, List.of(), List.of(), 0, 0);
  }

  PreviewResult took(long elapsedMs) {
    return new PreviewResult(errors, notes, tables, recordsRead, elapsedMs);
  }

  void write(DataOutputStream out) throws IOException {
    writeTexts(out, errors);
    writeTexts(out, notes);
    out.writeLong(recordsRead);
    out.writeLong(runTimeMs);
    out.writeInt(tables.size());
    for (PreviewTable table : tables) {
      table.write(out);
    }
    out.flush();
  }

  static PreviewResult read(DataInputStream in) throws IOException {
    List<String> errors = readTexts(in);
    List<String> notes = readTexts(in);
    long recordsRead = in.readLong();
    long runTimeMs = in.readLong();
    int count = in.readInt();
    List<PreviewTable> tables = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      tables.add(PreviewTable.read(in));
    }
    return new PreviewResult(errors, notes, tables, recordsRead, runTimeMs);
  }

  private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text.length() > 10_000 ? text.substring(0, 10_000) : text);
    }
  }

  private static List<String> readTexts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
