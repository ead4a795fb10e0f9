package dev.stillwater.testkit.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * A job that a seed makes up, and the same job with one expression changed so that one record, or all from one on, are treated otherwise. Records are numbered, so
 * that it is known which of them reach the operator that was changed.
 *
 * <p>THREADING: one thread.
 */
final class PlantedChange {
  private static final long START_MS = 1_000_000_000_000L;
  private static final int OUT_OF_ORDER_MS = 3000;
  private static final int OTHERS_FROM = 1_000_000;
  private static final String VALUE = "value";

  private final Random random;
  private final String name;
  private final StringBuilder body = new StringBuilder();
  private final List<Stage> stages = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final Choice choice;

  /** An operator with an expression that can be changed, behind those of its list. */
  private record Stage(String uid, String expression, boolean isCondition, int source, List<IntPredicate> filters) {
  }

  /** What was changed: the expression of an operator, and for which record. */
  private record Choice(Stage stage, int id, boolean isFromThereOn, String changed) {
  }

  /** Makes the change of a seed. */
  PlantedChange(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + 7);
    name = "planted-" + seed;
    make();
    choice = choose();
  }

  private void make() {
    boolean hasOthers = random.nextInt(4) == 0;
    String last = source(0);
    last = pass(last, 0, new ArrayList<>());
    String keyed = "keyed";
    List<String> lasts = new ArrayList<>(List.of(last));
    if (hasOthers) {
      lasts.add(pass(source(1), 1, new ArrayList<>()));
    }
    int kind = random.nextInt(hasOthers ? 3 : 5);
    int size = 1 + random.nextInt(20);
    body.append("<operators uid=\"keyed\" ").append(switch (kind) {
      case 0 -> "kind=\"aggregate\">";
      case 1 -> "kind=\"window-aggregate\"><parameters name=\"size\" value=\"" + size + "s\"/>";
      case 2 -> "kind=\"window-aggregate\"><parameters name=\"size\" value=\"" + 4 * size + "s\"/><parameters name=\"slide\" value=\"" + size + "s\"/>";
      case 3 -> "kind=\"session-window\"><parameters name=\"gap\" value=\"" + (100 + random.nextInt(3000)) + "ms\"/>";
      default -> "kind=\"count-window\"><parameters name=\"size\" value=\"" + (1 + random.nextInt(9)) + "\"/>";
    }).append("<expressions name=\"records\" text=\"count()\"/><expressions name=\"total\" text=\"sum(@keyed@)\"/></operators>\n");
    stages.add(new Stage(keyed, VALUE, false, 0, filtersOf(0)));
    lasts.forEach(from -> body.append("<streams source=\"").append(from).append("\" target=\"keyed\" partitioning=\"hash\"><keyFields>sensor</keyFields></streams>\n"));
    body.append("<operators uid=\"shown\" kind=\"filter\"><expressions text=\"records &gt;= 0\"/></operators>\n");
    stream(keyed, "shown");
    body.append("<operators uid=\"out\" kind=\"csv-sink\"><parameters name=\"path\" value=\"" + name + ".csv\"/></operators>\n");
    stream("shown", "out");
  }

  /** Filters that records pass on their way to the keyed operator. */
  private List<IntPredicate> filtersOf(int source) {
    List<IntPredicate> filters = new ArrayList<>();
    stages.stream().filter(stage -> stage.source() == source).reduce((first, second) -> second).ifPresent(stage -> {
      filters.addAll(stage.filters());
      if (stage.isCondition()) {
        filters.add(condition(stage.expression()));
      }
    });
    return filters;
  }

  private String source(int index) {
    int count = 150 + random.nextInt(1500);
    int keys = 1 + random.nextInt(12);
    int stepMs = 20 + random.nextInt(300);
    StringBuilder text = new StringBuilder("time,id,sensor,value\n");
    for (int record = 0; record < count; record++) {
      long timeMs = START_MS + (long) record * stepMs - random.nextInt(OUT_OF_ORDER_MS);
      text.append(Instant.ofEpochMilli(timeMs)).append(',').append(index * OTHERS_FROM + record).append(",s-").append(random.nextInt(keys)).append(',')
          .append(random.nextInt(1000)).append('\n');
    }
    inputs.add(text.toString());
    counts.add(count);
    body.append("""
          <operators uid="%s" kind="csv-source">
            <parameters name="path" value="%s"/>
            <parameters name="schema" value="reading"/>
            <parameters name="eventTime" value="time"/>
            <parameters name="outOfOrderness" value="%dms"/>
          </operators>
        """.formatted(sourceUid(index), file(index), OUT_OF_ORDER_MS));
    return sourceUid(index);
  }

  private static String sourceUid(int index) {
    return index == 0 ? "readings" : "others";
  }

  /** Up to four operators that look at one record at a time; the uid of the last. */
  private String pass(String from, int source, List<IntPredicate> before) {
    String last = from;
    int count = random.nextInt(5);
    for (int number = 0; number < count; number++) {
      boolean isFilter = random.nextBoolean();
      String uid = (isFilter ? "some" : "other") + source + number;
      if (isFilter) {
        int divisor = 2 + random.nextInt(9);
        String condition = "id % " + divisor + " != " + random.nextInt(divisor);
        body.append("<operators uid=\"" + uid + "\" kind=\"filter\"><expressions text=\"@" + uid + "@\"/></operators>\n");
        stages.add(new Stage(uid, condition, true, source, List.copyOf(before)));
        before.add(condition(condition));
      } else {
        body.append("<operators uid=\"" + uid + "\" kind=\"map\"><expressions name=\"time\" text=\"time\"/><expressions name=\"id\" text=\"id\"/><expressions name=\"sensor\" text=\"sensor\"/>"
            + "<expressions name=\"value\" text=\"@" + uid + "@\"/></operators>\n");
        stages.add(new Stage(uid, "value + " + random.nextInt(5), false, source, List.copyOf(before)));
      }
      stream(last, uid);
      last = uid;
    }
    return last;
  }

  private static IntPredicate condition(String text) {
    String[] parts = text.split(" ");
    int divisor = Integer.parseInt(parts[2]);
    int rest = Integer.parseInt(parts[4]);
    return id -> id % divisor != rest;
  }

  private void stream(String from, String to) {
    body.append("<streams source=\"" + from + "\" target=\"" + to + "\"/>\n");
  }

  private Choice choose() {
    Stage stage = stages.get(random.nextInt(stages.size()));
    int first = stage.source() * OTHERS_FROM;
    int count = counts.get(stage.source());
    int id = first + count / 2 + random.nextInt(count / 2 - 20);
    int reaching = id;
    while (!reaches(stage, reaching)) {
      reaching++;
    }
    boolean isFromThereOn = random.nextBoolean() && inputs.size() == 1;
    String concerns = isFromThereOn ? "id &gt;= " + id : "id == " + reaching;
    String changed = stage.isCondition() ? "(" + concerns + ") != (" + stage.expression() + ")" : concerns + " ? " + stage.expression() + " + 1 : " + stage.expression();
    return new Choice(stage, reaching, isFromThereOn, changed);
  }

  private static boolean reaches(Stage stage, int id) {
    return stage.filters().stream().allMatch(filter -> filter.test(id));
  }

  /** Name of the file of a source. */
  String file(int index) {
    return name + "-" + index + ".csv";
  }

  /** What the sources read. */
  List<String> inputs() {
    return inputs;
  }

  /** Number of records that may be read before the change shows, on any path. */
  int harmless() {
    return counts.stream().mapToInt(Integer::intValue).min().orElseThrow() / 4;
  }

  /** The job, with or without the change. */
  String job(boolean isChanged) {
    String text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="%s">
          <schemas name="reading">
            <fields name="time" type="timestamp"/>
            <fields name="id" type="int"/>
            <fields name="sensor"/>
            <fields name="value" type="int"/>
          </schemas>
        %s</job:Job>
        """.formatted(name, body);
    for (Stage stage : stages) {
      text = text.replace("@" + stage.uid() + "@", isChanged && stage == choice.stage() ? choice.changed() : stage.expression());
    }
    return text;
  }

  /** The operator that was changed. */
  String operator() {
    return choice.stage().uid();
  }

  /** Where the first record is that is treated otherwise. */
  String position() {
    return file(choice.stage().source()) + " line " + (choice.id() % OTHERS_FROM + 2);
  }

  @Override
  public String toString() {
    return name + ": " + operator() + " " + choice.changed() + " at " + position();
  }
}
