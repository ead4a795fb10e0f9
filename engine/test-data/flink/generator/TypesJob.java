package generator;

import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple8;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.api.java.typeutils.runtime.NullableSerializer;
import org.apache.flink.api.java.typeutils.runtime.TupleSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.types.Either;
import org.apache.flink.types.Row;

/** State of all the types that Flink describes without the job's classes. */
public final class TypesJob {
  static final int KEYS = 12;
  private static final String[] WORDS = {"a", "", "ümläut", "✓😀", "comma,quote\"", "z\u0000\u007f\u0080\u07ff\u0800"};

  public enum Color { RED, GREEN, DEEP_BLUE }

  public static class Line {
    public String article;
    public int quantity;
    public BigDecimal price;

    public Line() {
    }

    Line(String article, int quantity, BigDecimal price) {
      this.article = article;
      this.quantity = quantity;
      this.price = price;
    }
  }

  public static class LinesFactory extends TypeInfoFactory<List<Line>> {
    @Override
    public TypeInformation<List<Line>> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
      return Types.LIST(Types.POJO(Line.class));
    }
  }

  public static class NumbersFactory extends TypeInfoFactory<Map<String, Double>> {
    @Override
    public TypeInformation<Map<String, Double>> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
      return Types.MAP(Types.STRING, Types.DOUBLE);
    }
  }

  public static class Order {
    public long id;
    public String customer;
    @TypeInfo(LinesFactory.class)
    public List<Line> lines;
    @TypeInfo(NumbersFactory.class)
    public Map<String, Double> attributes;
    public Color color;
    public Instant at;
    public Boolean isPaid;
    public byte[] blob;
    public Tuple2<String, Long> pair;

    public Order() {
    }
  }

  public static class Animal {
    public String name;
    public int legs;

    public Animal() {
    }
  }

  /** Registered with Flink: its values carry a tag. */
  public static class Cat extends Animal {
    public boolean purrs;

    public Cat() {
    }
  }

  /** Not registered: its values carry the name of the class. */
  public static class Dog extends Animal {
    public String owner;

    public Dog() {
    }
  }

  /** A key whose hash code only the job's classes know. */
  public static class Place {
    public int x;
    public String y;

    public Place() {
    }

    Place(int x, String y) {
      this.x = x;
      this.y = y;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Place place && x == place.x && y.equals(place.y);
    }

    @Override
    public int hashCode() {
      return 17 * x + y.length();
    }
  }

  private TypesJob() {
  }

  static String word(long id) {
    return WORDS[(int) (id % WORDS.length)];
  }

  static Object order(long id) {
    Order order = new Order();
    order.id = id * 1_000_000_007L;
    order.customer = id % 3 == 0 ? null : word(id);
    order.lines = new ArrayList<>();
    for (int i = 0; i < id % 4; i++) {
      order.lines.add(new Line(word(id + i), i - 1, new BigDecimal("12.50").multiply(BigDecimal.valueOf(i))));
    }
    order.attributes = new LinkedHashMap<>();
    for (int i = 0; i < id % 3; i++) {
      order.attributes.put("attribute-" + i, id / 4.0);
    }
    order.color = id % 5 == 0 ? null : Color.values()[(int) (id % 3)];
    order.at = id % 2 == 0 ? null : Instant.ofEpochMilli(1_700_000_000_123L + id);
    order.isPaid = id % 4 == 0 ? null : Boolean.valueOf(id % 4 == 1);
    order.blob = new byte[] {(byte) id, -1};
    order.pair = Tuple2.of(word(id), -id);
    return order;
  }

  static <T extends Animal> T animal(T animal, long id) {
    animal.name = word(id);
    animal.legs = (int) id;
    return animal;
  }

  static Object registered(long id) {
    if (id % 2 == 0) {
      return animal(new Animal(), id);
    }
    Cat cat = animal(new Cat(), id);
    cat.purrs = id % 3 == 0;
    return cat;
  }

  static Object unregistered(long id) {
    if (id % 2 == 0) {
      return animal(new Animal(), id);
    }
    Dog dog = animal(new Dog(), id);
    dog.owner = id % 3 == 0 ? null : "owner " + id;
    return dog;
  }

  static Row row(long id) {
    return Row.of(id, id % 3 == 0 ? null : word(id), id / 8.0, new String[] {word(id), "tag"});
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static List<Column> columns() {
    TypeInformation<Row> rowType = Types.ROW_NAMED(new String[] {"id", "name", "price", "tags"}, Types.LONG, Types.STRING, Types.DOUBLE, ObjectArrayTypeInfo.getInfoFor(String[].class, Types.STRING));
    TypeSerializer<?> nullableLong = NullableSerializer.wrap(LongSerializer.INSTANCE, false);
    TypeSerializer<?> paddedLong = NullableSerializer.wrap(LongSerializer.INSTANCE, true);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.value("row", rowType, TypesJob::row));
    columns.add(Column.list("rows", rowType, id -> id == 0 ? null : List.of(row(id), row(id + 1))));
    columns.add(Column.value("tuple", Types.TUPLE(Types.STRING, Types.LONG, Types.DOUBLE), id -> Tuple3.of(word(id), id, id % 2 == 0 ? -0.5 : Double.NaN)));
    columns.add(Column.value("basics", Types.TUPLE(Types.BYTE, Types.SHORT, Types.INT, Types.LONG, Types.FLOAT, Types.DOUBLE, Types.CHAR, Types.BOOLEAN),
        id -> Tuple8.of((byte) -id, (short) (id * 1000), (int) -id, Long.MIN_VALUE + id, id / 4f, id == 3 ? Double.NEGATIVE_INFINITY : id * 1e100, (char) ('A' + id), id % 2 == 0)));
    columns.add(Column.value("either", Types.EITHER(Types.STRING, Types.LONG), id -> id % 2 == 0 ? Either.Left(word(id)) : Either.Right(id)));
    columns.add(Column.value("color", Types.ENUM(Color.class), id -> Color.values()[(int) (id % 3)]));
    columns.add(Column.value("nullables", new ListSerializer(nullableLong), id -> new ArrayList<>(Arrays.asList(id, null, -id))));
    columns.add(Column.value("padded", new TupleSerializer(Tuple2.class, new TypeSerializer[] {paddedLong, StringSerializer.INSTANCE}), id -> Tuple2.of(id % 2 == 0 ? null : id, word(id))));
    columns.add(Column.value("longs", Types.PRIMITIVE_ARRAY(Types.LONG), id -> new long[] {id, -id, Long.MAX_VALUE}));
    columns.add(Column.value("ints", Types.PRIMITIVE_ARRAY(Types.INT), id -> new int[(int) id % 3]));
    columns.add(Column.value("doubles", Types.PRIMITIVE_ARRAY(Types.DOUBLE), id -> new double[] {id / 2.0, 0.1}));
    columns.add(Column.value("booleans", Types.PRIMITIVE_ARRAY(Types.BOOLEAN), id -> new boolean[] {id % 2 == 0, true}));
    columns.add(Column.value("bytes", Types.PRIMITIVE_ARRAY(Types.BYTE), id -> new byte[] {(byte) id, 0, -128}));
    columns.add(Column.value("strings", BasicArrayStrings.TYPE, id -> new String[] {word(id), null, word(id + 1)}));
    columns.add(Column.value("lines", Types.OBJECT_ARRAY(Types.POJO(Line.class)), id -> new Line[] {new Line(word(id), 1, BigDecimal.ONE), null}));
    columns.add(Column.value("decimal", Types.BIG_DEC, id -> id < 3 ? BigDecimal.valueOf(id).setScale(2) : new BigDecimal("-123456789012345678901234567890.0123").multiply(BigDecimal.valueOf(id))));
    columns.add(Column.value("integer", Types.BIG_INT, id -> id == 2 ? BigInteger.TEN : BigInteger.valueOf(-id).pow(31)));
    columns.add(Column.value("instant", Types.INSTANT, id -> Instant.ofEpochSecond(1_700_000_000L + id, id == 0 ? 0 : 123_456_789)));
    columns.add(Column.value("date", Types.LOCAL_DATE, id -> LocalDate.of(2024, 2, 29).minusDays(id * 5000)));
    columns.add(Column.value("time", Types.LOCAL_TIME, id -> LocalTime.of(23, 59, (int) id, 5)));
    columns.add(Column.value("datetime", Types.LOCAL_DATE_TIME, id -> LocalDateTime.of(1969, 12, 31, 23, 59, (int) id, 7_000_000)));
    columns.add(Column.value("order", Types.POJO(Order.class), TypesJob::order));
    columns.add(Column.value("registered", Types.POJO(Animal.class), TypesJob::registered));
    columns.add(Column.value("by-number", Types.MAP(Types.INT, Types.STRING), id -> id % 2 == 0 ? Map.of() : Map.of((int) id, word(id))));
    columns.add(Column.value("by-text", Types.MAP(Types.STRING, Types.LIST(Types.LONG)), id -> Map.of("key " + id, List.of(id, id + 1))));
    columns.add(Column.list("words", Types.STRING, id -> id == 1 ? null : List.of(word(id), word(id + 1), word(id))));
    columns.add(Column.list("fixed", Types.LONG, id -> List.of(id, 0x2c2c2c2c2c2c2c2cL)));
    columns.add(Column.map("map", Types.TUPLE(Types.INT, Types.STRING), Types.POJO(Line.class), id -> Map.of(Tuple2.of((int) id, word(id)), new Line("x", 1, BigDecimal.TEN), Tuple2.of(-1, "b"), new Line(null, 2, null))));
    columns.add(Column.value("value-ttl", Types.STRING, id -> word(id)).withTtl());
    columns.add(Column.list("list-ttl", Types.STRING, id -> List.of(word(id), word(id + 3))).withTtl());
    columns.add(Column.map("map-ttl", Types.STRING, Types.LONG, id -> Map.of("a" + id, id, "b", -id)).withTtl());
    return columns;
  }

  /** Arrays of strings have a serializer of their own. */
  static final class BasicArrayStrings {
    static final TypeInformation<String[]> TYPE = org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo.STRING_ARRAY_TYPE_INFO;
  }

  static List<Columns> operators() {
    List<Column> count = List.of(Column.value("count", Types.LONG, id -> id), Column.map("map", Types.STRING, Types.INT, id -> Map.of(word(id), (int) id, "b", 2)));
    List<Columns> operators = new ArrayList<>();
    operators.add(new Columns("types", Types.LONG, KEYS, id -> id - 3, true, columns()));
    operators.add(new Columns("by-boolean", Types.BOOLEAN, 2, id -> id == 1, true, count));
    operators.add(new Columns("by-int", Types.INT, KEYS, id -> (int) (5 - id), true, count));
    operators.add(new Columns("by-string", Types.STRING, 6, id -> word(id), true, count));
    operators.add(new Columns("by-double", Types.DOUBLE, KEYS, id -> id / 8.0 - 0.5, true, count));
    operators.add(new Columns("by-tuple2", Types.TUPLE(Types.STRING, Types.LONG), KEYS, id -> Tuple2.of(word(id), -id), true, count));
    operators.add(new Columns("by-tuple3", Types.TUPLE(Types.INT, Types.BOOLEAN, Types.LONG), KEYS, id -> Tuple3.of((int) id, id % 2 == 0, -id), true, count));
    operators.add(new Columns("by-row", Types.ROW_NAMED(new String[] {"x", "y"}, Types.INT, Types.STRING), 6, id -> Row.of((int) id, word(id)), true, count));
    operators.add(new Columns("by-pojo", Types.POJO(Place.class), 6, id -> new Place((int) id, word(id)), true, count));
    return operators;
  }

  /** A few of them: each state is a column family, and each costs RocksDB 4 kB of options. */
  static List<Columns> fewOperators() {
    List<String> names = List.of("row", "order", "words", "map", "value-ttl", "list-ttl", "map-ttl");
    List<Columns> operators = operators();
    operators.set(0, new Columns("types", Types.LONG, KEYS, id -> id - 3, true, columns().stream().filter(column -> names.contains(column.name())).toList()));
    return operators.stream().filter(operator -> List.of("types", "by-tuple2").contains(operator.uid())).toList();
  }

  /**
   * A state whose values may be of a class that Flink meets only when it serializes them. RocksDB serializes at once, so that the class stands in the header;
   * the hash map does so while it writes, after the header: what such a value holds is not in the snapshot, and only its bytes can be expected.
   */
  static Columns subclasses(Expected expected, boolean isInHeader) throws IOException {
    Columns operator = new Columns("subclasses", Types.LONG, KEYS, id -> id, false, List.of(Column.value("unregistered", Types.POJO(Animal.class), TypesJob::unregistered)));
    for (long id = 0; id < KEYS; id++) {
      Object value = unregistered(id);
      if (value instanceof Dog && !isInHeader) {
        DataOutputSerializer bytes = new DataOutputSerializer(64);
        Column.serializer(Types.POJO(Animal.class)).serialize((Animal) value, bytes);
        value = Map.of("hex", bytes.getCopyOfBuffer());
      }
      expected.keyed(operator.uid(), "unregistered", "value", id, null, null, value);
    }
    return operator;
  }

  static final MapStateDescriptor<String, Line> RULES = new MapStateDescriptor<>("rules", Types.STRING, Types.POJO(Line.class));
  static final ListStateDescriptor<Tuple2<String, Long>> SPLIT = new ListStateDescriptor<>("split", Types.TUPLE(Types.STRING, Types.LONG));
  static final ListStateDescriptor<Row> UNION = new ListStateDescriptor<>("union", Types.ROW_NAMED(new String[] {"id", "name", "price", "tags"}, Types.LONG, Types.STRING, Types.DOUBLE, ObjectArrayTypeInfo.getInfoFor(String[].class, Types.STRING)));

  /** List, union and broadcast state; what is in them depends on the subtask alone. */
  static class OperatorStates extends RichMapFunction<Long, Long> implements CheckpointedFunction {
    private transient ListState<Tuple2<String, Long>> split;
    private transient ListState<Row> union;

    @Override
    public Long map(Long id) {
      Cluster.SEEN.incrementAndGet();
      return id;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
      int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
      split.update(splits(subtask));
      union.update(List.of(row(subtask)));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      split = context.getOperatorStateStore().getListState(SPLIT);
      union = context.getOperatorStateStore().getUnionListState(UNION);
      BroadcastState<String, Line> rules = context.getOperatorStateStore().getBroadcastState(RULES);
      rules.putAll(rules());
    }
  }

  static List<Tuple2<String, Long>> splits(int subtask) {
    return subtask == 0 ? List.of(Tuple2.of(word(2), 1L), Tuple2.of("", -1L)) : List.of(Tuple2.of(word(3), 7L));
  }

  static Map<String, Line> rules() {
    return Map.of("first", new Line("x", 1, null), word(3), new Line(null, 2, BigDecimal.TEN));
  }

  static void expectOperatorStates(Expected expected, int parallelism) {
    for (int subtask = 0; subtask < parallelism; subtask++) {
      for (Tuple2<String, Long> element : splits(subtask)) {
        expected.add("operator-states", "split", "operator-list", "subtask", subtask, "key", null, "namespace", null, "userKey", null, "value", element);
      }
      expected.add("operator-states", "union", "operator-union", "subtask", subtask, "key", null, "namespace", null, "userKey", null, "value", row(subtask));
    }
    rules().forEach((name, line) -> expected.add("operator-states", "rules", "broadcast", "key", null, "namespace", null, "userKey", name, "value", line));
  }

  static void buildOperatorStates(DataStream<Long> ids) {
    ids.rebalance().map(new OperatorStates()).returns(Types.LONG).uid("operator-states").name("operator-states").sinkTo(new DiscardingSink<>()).uid("operator-states-sink");
  }
}
