package dev.stillwater.host.replay.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The members of an object of a JSON document; what is missing, or of another type, is empty.
 *
 * <p>THREADING: immutable.
 *
 * @param values name to value, as {@link dev.stillwater.engine.json.Json} reads them
 */
public record Members(Map<?, ?> values) {
  /** No members. */
  public static final Members NONE = new Members(Map.of());

  /** Whether there is a value. */
  public boolean has(String name) {
    return values.get(name) != null && !(values.get(name) instanceof Optional<?>);
  }

  /** A text; empty where there is none. */
  public String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  /** A text, if there is one. */
  public Optional<String> textIfAny(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A whole number. */
  public OptionalLong number(String name) {
    return values.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** A switch; false where there is none. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** An object. */
  public Optional<Members> member(String name) {
    return values.get(name) instanceof Map<?, ?> map ? Optional.of(new Members(map)) : Optional.empty();
  }

  /** The objects of a list. */
  public List<Members> list(String name) {
    List<Members> members = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      list.forEach(element -> members.add(element instanceof Map<?, ?> map ? new Members(map) : NONE));
    }
    return members;
  }

  /** The texts of a list. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      list.forEach(element -> texts.add(String.valueOf(element)));
    }
    return texts;
  }

  /** The fields of a row with their values, in their order; a missing value is empty. */
  public List<Map.Entry<String, Optional<String>>> fields() {
    List<Map.Entry<String, Optional<String>>> fields = new ArrayList<>();
    values.forEach((name, value) -> fields.add(Map.entry(String.valueOf(name), value instanceof String text ? Optional.of(text) : Optional.empty())));
    return fields;
  }
}
