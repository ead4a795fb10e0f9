package dev.stillwater.engine.operator;

import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.OperatorSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the columns of a table to the records of the first input. The table comes by broadcast at the second one and is kept whole in each subtask.
 *
 * <p>THREADING: its subtask.
 */
public final class EnrichOperator extends RowOperator {
  private static final String STATE = "table";

  private final Map<Object, StructValue> table = new HashMap<>();
  private final RowType tableType;
  private final List<String> names;
  private final RowKeys keys;
  private final RowKeys tableKeys;
  private final ValueSerializer keySerializer;
  private final ValueSerializer rowSerializer;
  private final JoinedColumns columns;
  private final boolean isInner;

  /** Made by generated code with empty rows of the two inputs. */
  public EnrichOperator(OperatorPlan plan, ChainContext context, Row record, Row tableRow) {
    super(plan, context);
    List<String> key = fields(plan.string("key"));
    List<String> tableKey = plan.parameter("tableKey").map(EnrichOperator::fields).orElse(key);
    keys = new RowKeys(record.type(), key);
    tableKeys = new RowKeys(tableRow.type(), tableKey);
    tableType = tableRow.type();
    names = tableType.fields().stream().map(RowField::name).toList();
    keySerializer = Serializers.ofKey(new RowType(tableKey.stream().map(name -> tableType.field(name).orElseThrow())
        .map(field -> new RowField(field.name(), field.type(), false)).toList()));
    rowSerializer = Serializers.ofRow(tableType);
    columns = JoinedColumns.ofEnrichment(record.type(), tableType, tableKey);
    isInner = plan.string("join").equals("inner");
  }

  /** The names in a list with commas. */
  public static List<String> fields(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
  }

  @Override
  public void open() {
    context().restored(plan().uid()).map(STATE).forEach((key, row) -> table.put(key, fitting((StructValue) row)));
  }

  /** The schema of the table may have changed since the snapshot. */
  private StructValue fitting(StructValue row) {
    return new StructValue(row.typeName(), names, tableType.fields().stream().map(field -> row.field(field.name()).orElse(null)).toList());
  }

  private StructValue copy(Row row) {
    List<Object> values = new ArrayList<>(tableType.size());
    for (int column = 0; column < tableType.size(); column++) {
      values.add(row.get(column));
    }
    return new StructValue("", names, values);
  }

  @Override
  public void process(int input, Row row) {
    if (input == 1) {
      if (!tableKeys.isMissing(row)) {
        table.put(tableKeys.of(row), copy(row));
      }
      return;
    }
    StructValue found = keys.isMissing(row) ? null : table.get(keys.of(row));
    if (found == null && isInner) {
      return;
    }
    Row out = outputRow(0);
    out.timestamp = row.timestamp;
    columns.fillLeft(out, row);
    if (found == null) {
      columns.clearRight(out);
    } else {
      columns.fillRight(out, found.values());
    }
    emit(0, out);
  }

  @Override
  public void snapshotState(OperatorSnapshot snapshot) {
    snapshot.broadcast(STATE, keySerializer, rowSerializer, table);
  }
}
