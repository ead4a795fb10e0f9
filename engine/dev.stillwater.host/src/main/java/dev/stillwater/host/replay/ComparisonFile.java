package dev.stillwater.host.replay;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.CannotStartException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads and writes {@code .comparison} files. The reader is strict: what it does not know it refuses, with the line.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: {@code docs/formats/comparison.md}.
 */
public final class ComparisonFile {
  private static final int VERSION = 1;
  private static final long SIZE_BYTES_MAX = 1 << 20;
  private static final List<String> FIELDS = List.of("formatVersion", "name", "description", "snapshot", "a", "b", "set", "until", "equal", "streams", "openSinks",
      "parallelism", "backend", "seed", "allowNonRestoredState");
  private static final List<String> EQUAL_FIELDS = List.of("order", "ignore", "tolerance", "key", "windows", "eventTime");
  private static final List<String> ORDERS = List.of("ignored", "kept");

  private ComparisonFile() {
  }

  /**
   * Reads the file.
   *
   * @throws CannotStartException if it cannot be read or does not say what it should; names file, line and field
   */
  public static Comparison read(Path file) throws CannotStartException {
    try {
      if (Files.isDirectory(file)) {
        throw new CannotStartException("'" + file + "' is a folder; expected a comparison file.", List.of());
      }
      if (Files.size(file) > SIZE_BYTES_MAX) {
        throw new CannotStartException("'" + file + "' is larger than 1 MB, which no comparison needs.", List.of());
      }
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new CannotStartException("'" + file + "' does not exist; expected a comparison file.", e);
    } catch (CharacterCodingException e) {
      throw new CannotStartException("'" + file + "' is no text in UTF-8; expected a comparison file.", e);
    } catch (IOException e) {
      throw new CannotStartException("'" + file + "' cannot be read: " + IoReason.of(e), e);
    }
  }

  /** As {@link #read}, from the text; the name stands in messages. */
  public static Comparison parse(String text, String name) throws CannotStartException {
    FileFields fields = FileFields.parse(text, name, FIELDS);
    Comparison comparison = comparison(fields);
    if (comparison.b().isEmpty()) {
      throw fields.problem("b", "The field is missing; expected a job: FILE, FILE@REVISION or '" + VersionName.SNAPSHOT + "'.");
    }
    return comparison;
  }

  /**
   * As {@link #parse}, from an object inside of another file; version B may be missing there, which is an empty text then.
   *
   * @param name the field that holds the object
   */
  public static Comparison inside(FileFields outer, String name) throws CannotStartException {
    return comparison(outer.inside(name, FIELDS));
  }

  private static Comparison comparison(FileFields fields) throws CannotStartException {
    long version = fields.number("formatVersion").orElseThrow(() -> fields.problem("formatVersion", "The field is missing; expected " + VERSION + "."));
    if (version != VERSION) {
      throw fields.problem("formatVersion", "The version " + version + " is not known here; expected " + VERSION + ". A later Stillwater reads it.");
    }
    Equality equality = fields.has("equal") ? equality(fields.inside("equal", EQUAL_FIELDS)) : Equality.EXACT;
    OptionalInt parallelism = OptionalInt.empty();
    if (fields.has("parallelism")) {
      long number = fields.number("parallelism").orElseThrow();
      if (number < 1 || number > Short.MAX_VALUE) {
        throw fields.problem("parallelism", "The parallelism " + number + " is not possible; expected 1 to " + Short.MAX_VALUE + ".");
      }
      parallelism = OptionalInt.of((int) number);
    }
    List<String> backends = Arrays.stream(StateBackendSettings.Kind.values()).map(StateBackendSettings.Kind::text).toList();
    String backend = fields.choice("backend", backends).orElse(StateBackendSettings.Kind.FILESYSTEM.text());
    ReplayRequest.Conditions conditions = Comparison.conditions(Set.copyOf(fields.texts("openSinks")), parallelism,
        StateBackendSettings.Kind.valueOf(backend.toUpperCase(Locale.ROOT)), fields.number("seed").orElse(0L), fields.flag("allowNonRestoredState"),
        fields.flag("streams"));
    return new Comparison(fields.text("name").orElse(""), fields.text("description").orElse(""), fields.text("snapshot"),
        fields.text("a").orElse(VersionName.SNAPSHOT), fields.text("b").orElse(""), fields.texts("set"), fields.text("until").orElse(UntilText.END), equality, conditions);
  }

  private static Equality equality(FileFields fields) throws CannotStartException {
    Equality equality = Equality.EXACT.withOrderIgnored(fields.choice("order", ORDERS).orElse(ORDERS.get(0)).equals(ORDERS.get(0)))
        .withIgnoredFields(Set.copyOf(fields.texts("ignore"))).withKeyFields(fields.texts("key"));
    List<Equality.TimeRange> windows = new ArrayList<>();
    try {
      for (String tolerance : fields.numbersOrShares("tolerance")) {
        equality = EqualityText.withTolerance(equality, tolerance);
      }
    } catch (IllegalArgumentException e) {
      throw fields.problem("tolerance", e.getMessage());
    }
    try {
      for (String window : fields.texts("windows")) {
        windows.add(EqualityText.range(window));
      }
    } catch (IllegalArgumentException e) {
      throw fields.problem("windows", e.getMessage());
    }
    Equality all = equality.withWindows(windows);
    return new Equality(all.isOrderIgnored(), all.ignoredFields(), all.toleranceAbsolute(), all.toleranceRelative(), all.keyFields(), all.windows(),
        fields.flag("eventTime"));
  }

  /** The text of the file; what has its default is left out. Equal comparisons give equal texts. */
  public static String write(Comparison comparison) {
    StringBuilder text = new StringBuilder("{");
    members(comparison).forEach((name, value) -> text.append(text.length() == 1 ? "\n" : ",\n").append("  \"").append(name).append("\": ").append(Json.text(value)));
    return text.append("\n}\n").toString();
  }

  /** The fields of the file, in their order; what has its default is left out. */
  public static Map<String, Object> members(Comparison comparison) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("formatVersion", VERSION);
    putText(members, "name", comparison.name());
    putText(members, "description", comparison.description());
    comparison.snapshot().ifPresent(path -> members.put("snapshot", path));
    members.put("a", comparison.a());
    putText(members, "b", comparison.b());
    putList(members, "set", comparison.settings());
    members.put("until", comparison.until());
    Map<String, Object> equal = equal(comparison.equality());
    if (!equal.isEmpty()) {
      members.put("equal", equal);
    }
    ReplayRequest.Conditions conditions = comparison.conditions();
    putFlag(members, "streams", conditions.tapsStreams());
    putList(members, "openSinks", conditions.openSinks().stream().sorted().toList());
    conditions.parallelism().ifPresent(number -> members.put("parallelism", number));
    if (conditions.backend() != StateBackendSettings.Kind.FILESYSTEM) {
      members.put("backend", conditions.backend().text());
    }
    if (conditions.seed() != 0) {
      members.put("seed", conditions.seed());
    }
    putFlag(members, "allowNonRestoredState", conditions.allowsNonRestoredState());
    return members;
  }

  private static Map<String, Object> equal(Equality equality) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (!equality.isOrderIgnored()) {
      members.put("order", ORDERS.get(1));
    }
    putList(members, "ignore", equality.ignoredFields().stream().sorted().toList());
    List<Object> tolerances = new ArrayList<>();
    if (equality.toleranceAbsolute() > 0) {
      tolerances.add(equality.toleranceAbsolute());
    }
    if (equality.toleranceRelative() > 0) {
      tolerances.add(equality.toleranceRelative() * 100 + "%");
    }
    if (!tolerances.isEmpty()) {
      members.put("tolerance", tolerances.size() == 1 ? tolerances.getFirst() : tolerances);
    }
    putList(members, "key", equality.keyFields());
    putList(members, "windows", equality.windows().stream().map(EqualityText::of).toList());
    putFlag(members, "eventTime", equality.isEventTimeCompared());
    return members;
  }

  private static void putText(Map<String, Object> members, String name, String value) {
    if (!value.isEmpty()) {
      members.put(name, value);
    }
  }

  private static void putList(Map<String, Object> members, String name, List<String> value) {
    if (!value.isEmpty()) {
      members.put(name, value);
    }
  }

  private static void putFlag(Map<String, Object> members, String name, boolean value) {
    if (value) {
      members.put(name, true);
    }
  }
}
