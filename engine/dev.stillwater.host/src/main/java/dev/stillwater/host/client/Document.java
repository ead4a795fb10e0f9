package dev.stillwater.host.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An object of an answer. Members may be missing, null or of another type than was expected, which is as if they were not there.
 *
 * <p>THREADING: immutable.
 *
 * @param members the members as {@link dev.stillwater.engine.json.Json} reads them
 */
public record Document(Map<?, ?> members) {
  /** The text of the name. */
  public Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The text of the name for a place that is no larger: of a longer one the beginning, as who has sent it is not trusted to be brief. */
  public Optional<String> text(String name, int lengthMax) {
    return text(name).map(text -> cut(text, lengthMax));
  }

  /** The text, or the beginning of one that is longer. */
  public static String cut(String text, int lengthMax) {
    return text.length() <= lengthMax ? text : text.substring(0, lengthMax) + "...";
  }

  /** The whole number of the name. */
  public OptionalLong number(String name) {
    return members.get(name) instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
  }

  /** The number of the name. */
  public OptionalDouble decimal(String name) {
    return members.get(name) instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
  }

  /** Whether the name stands for true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** The object of the name. */
  public Optional<Document> object(String name) {
    return members.get(name) instanceof Map<?, ?> map ? Optional.of(new Document(map)) : Optional.empty();
  }

  /** The objects of the list of the name; none if there is no such list. Cost: length of the list. */
  public List<Document> objects(String name) {
    List<Document> objects = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      list.forEach(each -> {
        if (each instanceof Map<?, ?> map) {
          objects.add(new Document(map));
        }
      });
    }
    return objects;
  }
}
