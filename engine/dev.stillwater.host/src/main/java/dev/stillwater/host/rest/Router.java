package dev.stillwater.host.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds who answers a request, by method and path. Of two patterns that fit, the one that was added first counts.
 *
 * <p>THREADING: filled by one thread, then any.
 */
final class Router {
  /** Answers requests of one kind; called by several threads. */
  interface Handler {
    /** The answer. */
    Answer answer(Request request) throws RestException;
  }

  private record Route(String method, List<String> parts, Handler handler) {
  }

  private static final String VERSION = "v1";
  private final List<Route> routes = new ArrayList<>();

  /** Adds who answers requests of the pattern, such as {@code jobs/:jobid/plan}. */
  void add(String method, String pattern, Handler handler) {
    routes.add(new Route(method, List.of(pattern.split("/")), handler));
  }

  /** The patterns that GET requests may have. */
  List<String> patterns() {
    return routes.stream().filter(route -> route.method().equals("GET")).map(route -> String.join("/", route.parts())).toList();
  }

  /**
   * Answers a request.
   *
   * @param target path and query as they came, with or without Flink's version in front
   */
  Answer answer(String method, String target, String body) throws RestException {
    int mark = target.indexOf('?');
    List<String> parts = new ArrayList<>();
    for (String part : (mark < 0 ? target : target.substring(0, mark)).split("/")) {
      if (!part.isEmpty()) {
        parts.add(decoded(part));
      }
    }
    if (!parts.isEmpty() && parts.getFirst().equals(VERSION)) {
      parts.removeFirst();
    }
    for (Route route : routes) {
      Optional<Map<String, String>> path = route.method().equals(method) ? match(route.parts(), parts) : Optional.empty();
      if (path.isPresent()) {
        return route.handler().answer(new Request(path.get(), query(mark < 0 ? "" : target.substring(mark + 1)), body));
      }
    }
    throw new RestException(RestException.NOT_FOUND, "Not found: " + target);
  }

  private static Optional<Map<String, String>> match(List<String> pattern, List<String> parts) {
    if (pattern.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int index = 0; index < parts.size(); index++) {
      if (pattern.get(index).startsWith(":")) {
        values.put(pattern.get(index).substring(1), parts.get(index));
      } else if (!pattern.get(index).equals(parts.get(index))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static Map<String, List<String>> query(String text) throws RestException {
    Map<String, List<String>> query = new HashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        query.computeIfAbsent(name, key -> new ArrayList<>()).add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) throws RestException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new RestException(RestException.BAD_REQUEST, "Bad request received. '" + text + "' is not encoded as parts of a URL are.");
    }
  }
}
