package golden;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.DecimalDataSerializer;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.runtime.typeutils.StringDataSerializer;
import org.apache.flink.table.runtime.typeutils.TimestampDataSerializer;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.BooleanType;
import org.apache.flink.table.types.logical.DateType;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.DoubleType;
import org.apache.flink.table.types.logical.FloatType;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.SmallIntType;
import org.apache.flink.table.types.logical.TimeType;
import org.apache.flink.table.types.logical.TimestampType;
import org.apache.flink.table.types.logical.TinyIntType;
import org.apache.flink.table.types.logical.VarBinaryType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.flink.types.RowKind;

/** Flink SQL's serializers, which need flink-table-common and flink-table-runtime. */
public final class GoldenSql {
  private GoldenSql() {
  }

  public static void add() throws Exception {
    LogicalType[] types = {new BooleanType(), new TinyIntType(), new SmallIntType(), new IntType(), new BigIntType(), new FloatType(), new DoubleType(),
        new VarCharType(20), new VarCharType(20), new VarBinaryType(9), new DecimalType(10, 2), new DecimalType(30, 3), new TimestampType(3),
        new TimestampType(9), new DateType(), new TimeType(), RowType.of(new LogicalType[] {new IntType(), new VarCharType(30)}, new String[] {"a", "b"}),
        new BigIntType(), new ArrayType(new IntType()), new MapType(new VarCharType(5), new IntType())};
    GenericRowData row = GenericRowData.ofKind(RowKind.UPDATE_AFTER, true, (byte) -1, (short) -2, 3, 4L, 1.5f, -2.5, StringData.fromString("short"),
        StringData.fromString("a longer text é"), new byte[] {1, 2}, DecimalData.fromBigDecimal(new BigDecimal("-12.34"), 10, 2),
        DecimalData.fromBigDecimal(new BigDecimal("123456789012345678901.234"), 30, 3), TimestampData.fromEpochMillis(1700000000123L),
        TimestampData.fromEpochMillis(-1, 5), 19000, 45296000, GenericRowData.of(7, StringData.fromString("inner text")), null,
        new GenericArrayData(new int[] {1, 2}), new GenericMapData(Map.of(StringData.fromString("k"), 1)));
    GoldenSerializers.add("sql-row", new RowDataSerializer(types), row);
    GoldenSerializers.add("sql-string", StringDataSerializer.INSTANCE, StringData.fromString("aé"));
    GoldenSerializers.add("sql-decimal", new DecimalDataSerializer(10, 2), DecimalData.fromBigDecimal(new BigDecimal("-12.34"), 10, 2));
    GoldenSerializers.add("sql-decimal-long", new DecimalDataSerializer(30, 3), DecimalData.fromBigDecimal(new BigDecimal("1.234"), 30, 3));
    GoldenSerializers.add("sql-timestamp", new TimestampDataSerializer(3), TimestampData.fromEpochMillis(5));
    GoldenSerializers.add("sql-timestamp-long", new TimestampDataSerializer(9), TimestampData.fromEpochMillis(-1, 5));
  }
}
