package dev.stillwater.host.rest;

import dev.stillwater.engine.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A request as a handler sees it.
 *
 * <p>THREADING: immutable.
 *
 * @param path values of the path's parts that vary, by name
 * @param query values of the query, by name, in their order
 * @param body the text that came with it; empty if there is none
 */
record Request(Map<String, String> path, Map<String, List<String>> query, String body) {
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");

  Request {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
  }

  /** An id of 32 hexadecimal digits in the path, in lower case. */
  String id(String name) throws RestException {
    String value = path.get(name);
    if (!ID.matcher(value).matches()) {
      throw cannotResolve(name, value);
    }
    return value.toLowerCase(Locale.ROOT);
  }

  /** A number in the path, 0 or more. */
  long number(String name) throws RestException {
    String value = path.get(name);
    if (!value.matches("\\d{1,18}")) {
      throw cannotResolve(name, value);
    }
    return Long.parseLong(value);
  }

  private static RestException cannotResolve(String name, String value) {
    return new RestException(RestException.BAD_REQUEST,
        "Bad request, could not parse parameters: Cannot resolve path parameter (" + name + ") from value \"" + value + "\".");
  }

  /** A value of the query; one that is given several times is a list with commas, as with Flink. */
  Optional<String> parameter(String name) {
    return query.containsKey(name) ? Optional.of(String.join(",", query.get(name))) : Optional.empty();
  }

  /**
   * The members of the body; none for an empty one. As Flink does, members that nobody asks for are passed over.
   *
   * @param format what the body is called in the answer to one that cannot be read
   */
  Members members(String format) throws RestException {
    if (body.isBlank()) {
      return new Members(Map.of());
    }
    try {
      if (Json.parse(body) instanceof Map<?, ?> document) {
        return new Members(document);
      }
    } catch (IllegalArgumentException notJson) {
      throw new RestException(RestException.BAD_REQUEST, "Request did not match expected format " + format + ". " + notJson.getMessage());
    }
    throw new RestException(RestException.BAD_REQUEST, "Request did not match expected format " + format + ". Expected an object.");
  }

  /**
   * Members of a body, of which each may be missing or null.
   *
   * @param document the object
   */
  record Members(Map<?, ?> document) {
    Optional<String> text(String name) throws RestException {
      Object value = document.get(name);
      if (value == null || value instanceof Optional<?>) {
        return Optional.empty();
      }
      if (value instanceof String text) {
        return Optional.of(text);
      }
      throw new RestException(RestException.BAD_REQUEST, "The value of '" + name + "' is not a text.");
    }

    /** A whole number. */
    OptionalLong number(String name) throws RestException {
      Object value = document.get(name);
      if (value == null || value instanceof Optional<?>) {
        return OptionalLong.empty();
      }
      if (value instanceof Long number) {
        return OptionalLong.of(number);
      }
      throw new RestException(RestException.BAD_REQUEST, "The value of '" + name + "' is not a whole number.");
    }

    boolean flag(String name) throws RestException {
      Object value = document.get(name);
      if (value == null || value instanceof Optional<?>) {
        return false;
      }
      if (value instanceof Boolean flag) {
        return flag;
      }
      throw new RestException(RestException.BAD_REQUEST, "The value of '" + name + "' is not true or false.");
    }
  }
}
