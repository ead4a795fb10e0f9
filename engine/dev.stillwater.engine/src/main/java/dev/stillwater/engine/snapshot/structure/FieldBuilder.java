package dev.stillwater.engine.snapshot.structure;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.index.ReadableText;
import dev.stillwater.engine.snapshot.serializer.ValueTrace;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts parts of a file together as they are read, up to a number that a person can still look through.
 *
 * <p>THREADING: one thread. LIFECYCLE: {@link #fields} ends it.
 */
public final class FieldBuilder implements ValueTrace {
  private static final int FIELDS_MAX = 20_000;
  private static final int TEXT_MAX = 120;
  /** Parts that say how others lie there, and nothing of their own. */
  private static final Set<String> FRAME = Set.of("key group", "separator", "count", "null bits", "class");

  private final Deque<Open> open = new ArrayDeque<>();
  private final List<ByteField> fields = new ArrayList<>();
  private int count;

  private record Open(String name, long offset, List<ByteField> children) {
  }

  @Override
  public boolean isOpen() {
    return count < FIELDS_MAX;
  }

  @Override
  public void begin(String name, long offset) {
    open.push(new Open(name, offset, new ArrayList<>()));
  }

  @Override
  public void end(Object value, long offset) {
    Open ended = open.pop();
    String text = value == null && !ended.children().isEmpty() ? summary(ended.children()) : ReadableText.of(value);
    end(ended, text, offset);
  }

  /** Ends the part that began last with a text of one's own. */
  public void endWith(String text, long offset) {
    end(open.pop(), text, offset);
  }

  private void end(Open ended, String text, long offset) {
    count++;
    (open.isEmpty() ? fields : open.element().children()).add(new ByteField(ended.name(), text, ended.offset(), offset - ended.offset(), ended.children()));
  }

  /** Adds a part without parts inside. */
  public void add(String name, Object value, long offset, long sizeBytes) {
    begin(name, offset);
    end(value, offset + sizeBytes);
  }

  /** Adds what cannot be read, ends all parts that are open around it at the offset, and says why. */
  public void addUnreadable(SnapshotException problem, long from, long to) {
    long start = Math.min(to, Math.max(from, problem.offset().orElse(from)));
    add("not readable", problem.getMessage(), start, to - start);
    while (!open.isEmpty()) {
      endWith("", to);
    }
  }

  private static String summary(List<ByteField> children) {
    String text = children.stream().filter(child -> !child.value().isEmpty() && !isFrame(child))
        .map(child -> child.name() + "=" + child.value()).collect(Collectors.joining(", "));
    return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "...";
  }

  private static boolean isFrame(ByteField field) {
    boolean isNothing = field.name().equals("namespace") && field.value().equals(ReadableText.of(VoidNamespaceValue.INSTANCE));
    return isNothing || FRAME.contains(field.name()) || field.name().startsWith("length of ") || field.name().endsWith(" is null");
  }

  /** All parts, in their order. */
  public List<ByteField> fields() {
    return List.copyOf(fields);
  }
}
