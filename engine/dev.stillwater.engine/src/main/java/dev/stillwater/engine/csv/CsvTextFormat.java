package dev.stillwater.engine.csv;

import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.source.RecordScanner;
import dev.stillwater.engine.source.SplitSearch;
import dev.stillwater.engine.source.TextFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * CSV files for sources: byte order mark, header, columns by name.
 *
 * <p>THREADING: one subtask.
 */
public final class CsvTextFormat implements TextFormat {
  private static final int BOM_BYTES = 3;

  private final CsvFormat format;
  private final String[] names;
  private final CsvValues values;
  private final boolean readsInPlace;

  /** The format that the parameters of a source describe: delimiter and header; without a parameter for it there is no header. */
  public CsvTextFormat(OperatorPlan plan) {
    format = new CsvFormat(plan.string("delimiter").charAt(0), plan.parameter("header").map(Boolean::parseBoolean).orElse(false));
    List<RowField> fields = plan.output().orElseThrow().fields();
    readsInPlace = CsvInPlace.reads(fields);
    names = fields.stream().map(RowField::name).toArray(String[]::new);
    values = new CsvValues(names);
  }

  @Override
  public CsvValues values() {
    return values;
  }

  @Override
  public TextFile open(StorageInput input) throws IOException, FormatException {
    byte[] head = new byte[BOM_BYTES];
    boolean hasBom = input.read(0, head, 0, BOM_BYTES) == BOM_BYTES && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
    CsvScanner.Columns all = new CsvScanner.Columns(names.length, IntStream.range(0, names.length).toArray());
    CsvScanner scanner = new CsvScanner(input, format, all, hasBom ? BOM_BYTES : 0, 1);
    CsvScanner.Columns columns = format.hasHeader() ? header(scanner) : all;
    return new CsvFile(input, format, columns, scanner.nextPosition(), scanner.nextLine(), readsInPlace);
  }

  private CsvScanner.Columns header(CsvScanner scanner) throws IOException, FormatException {
    if (!scanner.next()) {
      throw new FormatException("is empty; expected a header with the columns " + String.join(", ", names) + ".");
    }
    String[] found = values.names(scanner);
    int[] fieldOf = new int[names.length];
    for (int column = 0; column < names.length; column++) {
      fieldOf[column] = Arrays.asList(found).indexOf(names[column]);
      if (fieldOf[column] < 0) {
        throw new FormatException("has no column '" + names[column] + "'; its header has " + String.join(", ", found)
            + ". Correct the schema, or set header to false if the first line holds data.");
      }
    }
    return new CsvScanner.Columns(found.length, fieldOf);
  }

  private record CsvFile(StorageInput input, CsvFormat format, CsvScanner.Columns columns, long start, long startLine, boolean readsInPlace) implements TextFile {
    @Override
    public RecordScanner scanner(long position, long line) {
      CsvScanner scanner = new CsvScanner(input, format, columns, position, line);
      return readsInPlace ? scanner.readInPlace() : scanner;
    }

    @Override
    public SplitSearch search(long from, long fromLine, long wanted) {
      return new CsvSplitSearch(input, format, from, fromLine, wanted);
    }
  }
}
