package dev.stillwater.host.replay;

import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.CannotStartException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a JSON object of a file, each asked for by name and type. What is not as expected is refused with file, line and field.
 *
 * <p>THREADING: immutable.
 */
public final class FileFields {
  private final String file;
  private final PlacedJson document;
  private final String place;
  private final Map<?, ?> members;

  private FileFields(String file, PlacedJson document, String place, Map<?, ?> members, List<String> known) throws CannotStartException {
    this.file = file;
    this.document = document;
    this.place = place;
    this.members = members;
    for (Object name : members.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw problem(String.valueOf(name), "The field is not known." + NameSuggestion.nearest(String.valueOf(name), known)
            .map(nearest -> " Did you mean '" + nearest + "'?").orElse(" There are: " + String.join(", ", known) + "."));
      }
    }
  }

  /**
   * The fields of a document.
   *
   * @param file what the file is called in messages
   * @param known the names of all fields that there are
   * @throws CannotStartException if the text is no JSON object, holds a field that is not known, or one twice
   */
  public static FileFields parse(String text, String file, List<String> known) throws CannotStartException {
    try {
      PlacedJson document = PlacedJson.parse(text);
      return new FileFields(file, document, "", members(file, document, "", document.value()), known);
    } catch (PlacedJson.PlacedJsonException e) {
      throw new CannotStartException(file + ":" + e.line() + ": " + e.getMessage(), e);
    }
  }

  private static Map<?, ?> members(String file, PlacedJson document, String place, Object value) throws CannotStartException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new CannotStartException(file + ":" + document.line(place) + ": " + (place.isEmpty() ? "" : "field '" + place + "': ") + "Expected an object.",
        List.of());
  }

  /** The fields of the object that a field holds; see {@link #parse}. */
  public FileFields inside(String name, List<String> known) throws CannotStartException {
    return new FileFields(file, document, placeOf(name), members(file, document, placeOf(name), members.get(name)), known);
  }

  private String placeOf(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  /** What is wrong with a field, with its place. */
  public CannotStartException problem(String name, String message) {
    return new CannotStartException(file + ":" + document.line(placeOf(name)) + ": field '" + placeOf(name) + "': " + message, List.of());
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return members.containsKey(name) && !(members.get(name) instanceof Optional<?>);
  }

  private <T> Optional<T> value(String name, Class<T> type, String expected) throws CannotStartException {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!type.isInstance(members.get(name))) {
      throw problem(name, "Expected " + expected + ", found " + Json.text(members.get(name)) + ".");
    }
    return Optional.of(type.cast(members.get(name)));
  }

  /** A text that is not empty. */
  public Optional<String> text(String name) throws CannotStartException {
    Optional<String> text = value(name, String.class, "a text");
    if (text.isPresent() && text.get().isBlank()) {
      throw problem(name, "The text is empty.");
    }
    return text;
  }

  /** A text that must be there. */
  public String requiredText(String name) throws CannotStartException {
    return text(name).orElseThrow(() -> problem(name, "The field is missing; expected a text."));
  }

  /** A whole number. */
  public Optional<Long> number(String name) throws CannotStartException {
    return value(name, Long.class, "a whole number");
  }

  /** A whole number that must be there. */
  public long requiredNumber(String name) throws CannotStartException {
    return number(name).orElseThrow(() -> problem(name, "The field is missing; expected a whole number."));
  }

  /** A number that may have a fraction. */
  public Optional<Double> fraction(String name) throws CannotStartException {
    return value(name, Number.class, "a number").map(Number::doubleValue);
  }

  /** A switch; off where it is missing. */
  public boolean flag(String name) throws CannotStartException {
    return value(name, Boolean.class, "true or false").orElse(false);
  }

  /** One of several texts. */
  public Optional<String> choice(String name, List<String> choices) throws CannotStartException {
    Optional<String> text = text(name);
    if (text.isPresent() && !choices.contains(text.get())) {
      throw problem(name, "'" + text.get() + "' is not known; expected " + String.join(" or ", choices) + ".");
    }
    return text;
  }

  List<String> texts(String name) throws CannotStartException {
    List<String> texts = new ArrayList<>();
    for (Object element : value(name, List.class, "a list of texts").orElse(List.of())) {
      if (!(element instanceof String text) || text.isBlank()) {
        throw problem(name, "Expected a list of texts, found " + Json.text(element) + " in it.");
      }
      texts.add(text);
    }
    if (new HashSet<>(texts).size() < texts.size() && !name.equals("set")) {
      throw problem(name, "A text stands twice in the list.");
    }
    return texts;
  }

  /** A number or a text, or a list of such. */
  List<String> numbersOrShares(String name) throws CannotStartException {
    if (!has(name)) {
      return List.of();
    }
    List<?> values = members.get(name) instanceof List<?> list ? list : List.of(members.get(name));
    for (Object value : values) {
      if (!(value instanceof Number) && !(value instanceof String)) {
        throw problem(name, "Expected a number such as 0.01, or a share such as \"1%\", found " + Json.text(value) + ".");
      }
    }
    return values.stream().map(String::valueOf).toList();
  }
}
