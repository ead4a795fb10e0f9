package dev.stillwater.compiler.generate;

import dev.stillwater.compiler.generate.ExpressionPort.AggregateCode;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the methods of keyed operators: search of the key, aggregates, firing of windows.
 *
 * <p>THREADING: one thread.
 */
final class KeyedGenerator {
  private static final String TABLE = "dev.stillwater.engine.state.StateTable";
  private static final String KEYED_TABLE = "dev.stillwater.engine.state.KeyedTable";

  private final OperatorSite site;
  private final ClassText text;
  private final KeyCode key;
  private final List<AggregateGenerator> aggregates = new ArrayList<>();
  private final String entryClass;
  private final AccumulatorCode accumulator;

  KeyedGenerator(OperatorSite site, List<AggregateCode> calls) {
    this.site = site;
    text = site.text();
    key = new KeyCode(site.plan().keyFields(), site.input());
    for (int number = 0; number < calls.size(); number++) {
      aggregates.add(new AggregateGenerator(calls.get(number), number));
    }
    entryClass = "Entry_" + site.plan().uid().replaceAll("[^A-Za-z0-9_]", "_") + "_" + site.plan().operatorId().substring(0, 8);
    accumulator = new AccumulatorCode(aggregates);
    text.entry(entryClass, entrySource());
    text.entry(codecClass(), codecSource());
    text.makeRow(site.number(), site.outputClass());
  }

  /** A result for each record. */
  void running() {
    String state = "state" + site.number();
    text.field("private final " + KEYED_TABLE + " " + state + ";");
    text.initial(state + " = context.keyedState(" + Names.literal(site.plan().uid()) + ").table(" + registration("aggregate", false) + ");");
    findMethod("in", site.inputClass(), "find");
    touchMethod(state);
    text.method("  private void " + site.method() + "(" + site.inputClass() + " in) {\n" + key.hash("in") + "    " + entryClass + " e = " + site.method()
        + "_find(" + state + ".table(hash), in, hash);\n" + add() + "    " + site.outputClass() + " out = " + site.row() + ";\n    out.timestamp = in.timestamp;\n    " + key.copy("e", "out") + "\n"
        + results(key.fields().size()) + site.emit() + "  }\n");
  }

  /** A result for each window, when the watermark passes its end. */
  void window() {
    text.makeCounter(site.number());
    text.makePart(site.number(), "dev.stillwater.engine.window.WindowPanes", site.partArguments() + ", context.keyedState("
        + Names.literal(site.plan().uid()) + ").windowTables(" + registration("window-contents", true) + ")");
    findMethod("in", site.inputClass(), "find");
    text.method("  private void " + site.method() + "(" + site.inputClass() + " in) {\n    if (!" + site.part() + ".select(in.timestamp)) {\n" + late() + "      return;\n    }\n    "
        + key.hash("in") + "    " + entryClass + " e = " + site.method() + "_find(" + site.part() + ".table(), in, hash);\n" + add() + "  }\n");
    mergeMethod();
    fireMethod();
    emitMethod();
  }

  /** Statements that pass a record that belongs to no open window on, if it is late and something follows the second output. */
  private String late() {
    String emit = site.emit(1);
    String sent = "late" + site.number();
    text.portCount(site.number(), 1, emit.isEmpty() ? "0" : sent);
    if (emit.isEmpty()) {
      return "";
    }
    text.field("private long " + sent + ";");
    text.portRow(site.number(), 1, "lateRow" + site.number());
    text.field("private " + site.inputClass() + " lateRow" + site.number() + ";");
    String late = site.part() + ".lateRecords()";
    return "      if (" + late + " != " + sent + ") {\n        " + sent + " = " + late + ";\n        " + site.inputClass() + " out = in;\n        lateRow" + site.number()
        + " = in;\n" + emit + "      }\n";
  }

  private String add() {
    StringBuilder out = new StringBuilder();
    aggregates.forEach(aggregate -> out.append(aggregate.add()));
    return out.toString();
  }

  private String results(int firstColumn) {
    StringBuilder out = new StringBuilder();
    for (int number = 0; number < aggregates.size(); number++) {
      out.append(aggregates.get(number).result(site.output(), firstColumn + number));
    }
    return out.toString();
  }

  /** The search starts at the slot of the hash and ends at the key or at an empty slot, where a new entry is put. */
  private void findMethod(String from, String fromClass, String name) {
    text.method("""
          private %1$s %2$s_%3$s(%4$s table, %5$s %6$s, int hash) {
            dev.stillwater.engine.state.StateEntry[] slots = table.slots();
            int slot = %4$s.firstSlot(hash, slots.length);
            dev.stillwater.engine.state.StateEntry found = slots[slot];
            while (found != null) {
              if (found.keyHash == hash) {
                %1$s e = (%1$s) found;
                if (%7$s) {
                  return table.isOwn(e) ? e : (%1$s) table.own(e, slot);
                }
              }
              slot = slot + 1 & slots.length - 1;
              found = slots[slot];
            }
            return %2$s_new(table, %6$s, hash, slot);
          }
        """.formatted(entryClass, site.method(), name, TABLE, fromClass, from, key.isSame("e", from)));
    text.method("""
          private %1$s %2$s_new(%3$s table, %4$s %5$s, int hash, int slot) {
            %1$s e = (%1$s) table.takeFree().orElseGet(%1$s::new);
            e.reset();
            e.keyHash = hash;
            %6$s
            table.insert(e, slot);
            return e;
          }
        """.formatted(entryClass, site.method(), TABLE, fromClass, from, key.copy(from, "e")));
  }

  /** Name of the method that touches the state of rows that come next, if the operator has one; its method's name is given. */
  static Optional<String> touchMethod(OperatorPlan operator, String method) {
    return operator.kind().equals("aggregate") ? Optional.of(method + "_touch") : Optional.empty();
  }

  /** Reads the first slots of many keys one after the other without asking what is in them, so that the processor waits for all of them at once. */
  private void touchMethod(String state) {
    String sum = "touched" + site.number();
    text.field("private int " + sum + ";");
    text.method("""
          private void %1$s(dev.stillwater.engine.row.Row[] rows, int from, int end) {
            int sum = 0;
            for (int index = from; index < end; index++) {
              %2$s in = (%2$s) rows[index];
          %3$s      dev.stillwater.engine.state.StateEntry[] slots = %4$s.table(hash).slots();
              dev.stillwater.engine.state.StateEntry found = slots[%5$s.firstSlot(hash, slots.length)];
              if (found != null) {
                sum += found.keyHash;
              }
            }
            %6$s += sum;
          }
        """.formatted(touchMethod(site.plan(), site.method()).orElseThrow(), site.inputClass(), key.hash("in"), state, TABLE, sum));
  }

  private void mergeMethod() {
    findMethod("o", entryClass, "findMerged");
    StringBuilder merges = new StringBuilder();
    aggregates.forEach(aggregate -> merges.append(aggregate.merge()));
    text.method("""
          private void %1$s_merge(%2$s from, %2$s to) {
            for (dev.stillwater.engine.state.StateEntry other : from.slots()) {
              if (other != null) {
                %3$s o = (%3$s) other;
                %3$s e = %1$s_findMerged(to, o, o.keyHash);
        %4$s      }
            }
          }
        """.formatted(site.method(), TABLE, entryClass, merges));
  }

  /** Stops between two entries when an output is full, and goes on there when it is called again. */
  private void fireMethod() {
    text.method("""
          private boolean %1$s_fire(long watermark) {
            dev.stillwater.engine.window.WindowPanes panes = %2$s;
            while (panes.hasWindow(watermark)) {
              while (panes.nextPane()) {
                %1$s_merge(panes.pane(), panes.result());
                if (isStopping()) {
                  return false;
                }
              }
              dev.stillwater.engine.state.StateEntry[] slots = panes.result().slots();
              for (int slot = panes.cursor(); slot < slots.length; slot++) {
                if (slots[slot] != null) {
                  %1$s_emit((%3$s) slots[slot], panes.windowStart(), panes.windowEnd());
                }
                if ((slot & 255) == 255 && mustPause()) {
                  panes.pauseAt(slot + 1);
                  return false;
                }
              }
              panes.fired();
              if (mustPause()) {
                return false;
              }
            }
            return true;
          }
        """.formatted(site.method(), site.part(), entryClass));
  }

  private void emitMethod() {
    text.method("  private void " + site.method() + "_emit(" + entryClass + " e, long start, long end) {\n    " + site.outputClass() + " out = " + site.row()
        + ";\n    out.timestamp = end - 1;\n    " + key.copy("e", "out") + "\n    out.v_window_start = start;\n    out.v_window_end = end;\n"
        + results(key.fields().size() + 2) + "    " + site.counter() + "++;\n" + site.emit() + "  }\n");
  }

  private String entrySource() {
    StringBuilder out = new StringBuilder("package " + Names.PACKAGE + ";\n\npublic final class " + entryClass
        + " extends dev.stillwater.engine.state.StateEntry {\n");
    for (RowField field : key.fields()) {
      out.append("  ").append(field.type().javaType()).append(" v_").append(field.name()).append(";\n");
    }
    aggregates.forEach(aggregate -> out.append(aggregate.fields()));
    out.append("\n  void reset() {\n");
    aggregates.forEach(aggregate -> out.append(aggregate.reset()));
    return out.append("  }\n}\n").toString();
  }

  private String codecClass() {
    return entryClass.replaceFirst("Entry_", "Codec_");
  }

  /** Turns entries into bytes and back without boxing. */
  private String codecSource() {
    StringBuilder writeKey = new StringBuilder();
    StringBuilder readKey = new StringBuilder();
    for (RowField field : key.fields()) {
      writeKey.append("    ").append(AccumulatorCode.write(field.type(), Names.column("e", field.name()))).append('\n');
      readKey.append("    ").append(Names.column("e", field.name())).append(" = ").append(AccumulatorCode.read(field.type())).append(";\n");
    }
    StringBuilder copy = new StringBuilder();
    aggregates.forEach(aggregate -> copy.append(aggregate.copy()));
    String thrown = "throws dev.stillwater.engine.snapshot.SnapshotException";
    String in = "dev.stillwater.engine.snapshot.bytes.ByteReader in";
    String out = "dev.stillwater.engine.snapshot.bytes.ByteWriter out";
    return "package " + Names.PACKAGE + ";\n\npublic final class " + codecClass() + " extends dev.stillwater.engine.state.EntryCodec<" + entryClass + "> {\n"
        + serializer("keySerializer", "ofKey", new RowType(key.fields())) + serializer("valueSerializer", "ofRow", accumulator.type())
        + method(entryClass + " newEntry()", "    " + entryClass + " e = new " + entryClass + "();\n    e.reset();\n    return e;\n")
        + method(entryClass + " copy(" + entryClass + " o)", "    " + entryClass + " e = new " + entryClass + "();\n    e.keyHash = o.keyHash;\n    "
            + key.copy("o", "e") + "\n" + copy + "    return e;\n")
        + method("void writeKey(" + entryClass + " e, " + out + ")", writeKey.toString())
        + method("void writeValue(" + entryClass + " e, " + out + ")", accumulator.write())
        + method("void readKey(" + entryClass + " e, " + in + ") " + thrown, readKey + key.hash("e") + "    e.keyHash = hash;\n")
        + method("void readValue(" + entryClass + " e, " + in + ") " + thrown, accumulator.read())
        + method("boolean isSameKey(" + entryClass + " one, " + entryClass + " other)", "    return " + key.isSame("one", "other") + ";\n") + "}\n";
  }

  private static String method(String signature, String body) {
    return "\n  @Override\n  public " + signature + " {\n" + body + "  }\n";
  }

  private String serializer(String method, String factory, RowType type) {
    String serializer = "dev.stillwater.engine.snapshot.serializer.ValueSerializer";
    return "  private final " + serializer + " " + method + " = dev.stillwater.engine.snapshot.serializer.Serializers." + factory + "(" + type(type) + ");\n"
        + method(serializer + " " + method + "()", "    return " + method + ";\n");
  }

  /** Arguments that ask for the state: its description and the codec of its entries. */
  private String registration(String name, boolean isWindowed) {
    return "new dev.stillwater.engine.state.StateDescriptor(" + Names.literal(name) + ", " + type(new RowType(key.fields())) + ", " + type(accumulator.type())
        + ", " + isWindowed + "), new " + codecClass() + "()";
  }

  private String type(RowType type) {
    return site.rows().className(type) + ".TYPE";
  }
}
