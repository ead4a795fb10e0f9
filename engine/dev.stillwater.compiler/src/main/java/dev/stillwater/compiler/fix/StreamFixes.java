package dev.stillwater.compiler.fix;

import dev.stillwater.compiler.InferredType;
import dev.stillwater.compiler.expression.Conversions;
import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Fixes of streams: their ends, their partitioning and their key.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
final class StreamFixes implements FixRule {
  private static final int KEYS_MAX = 4;

  @Override
  public Set<String> codes() {
    return Set.of("stream-broken", "stream-duplicate", "stream-not-keyed", "key-fields-unused", "key-field-invalid", "key-field-unknown", "key-fields-differ",
        "port-unknown", "stream-not-broadcast", "schema-mismatch", "graph-cycle");
  }

  @Override
  public void find(FixContext context, JobProblem problem, FixList fixes) {
    context.stream(problem).ifPresent(stream -> {
      switch (problem.code()) {
        case "stream-not-keyed" -> keys(context, stream, List.of(), fixes);
        case "key-fields-unused" -> {
          fixes.add("use-key", "Set the partitioning to hash", edits -> edits.set(stream, JobPackage.Literals.STREAM__PARTITIONING, Partitioning.HASH));
          fixes.add("remove-key", "Remove the key fields", edits -> setKey(edits, stream, List.of()));
        }
        case "key-field-invalid" -> invalidKey(context, stream, fixes);
        case "key-field-unknown" -> unknownKey(context, stream, fixes);
        case "key-fields-differ" -> otherKey(stream).ifPresent(key -> fixes.add("set-key", "Set the key to " + words(key), edits -> setKey(edits, stream, key)));
        case "stream-not-broadcast" -> fixes.add("set-broadcast", "Set the partitioning to broadcast", edits -> {
          edits.set(stream, JobPackage.Literals.STREAM__PARTITIONING, Partitioning.BROADCAST);
          setKey(edits, stream, List.of());
        });
        case "port-unknown" -> ports(context, stream, fixes);
        case "schema-mismatch" -> mismatch(context, stream, fixes);
        default -> fixes.add("remove-stream", "Remove the stream", edits -> edits.removeStream(stream));
      }
    });
  }

  private static void setKey(JobEdits edits, Stream stream, List<String> key) {
    edits.set(stream, JobPackage.Literals.STREAM__KEY_FIELDS, key);
  }

  private static String words(List<String> key) {
    return key.isEmpty() ? "nothing" : "'" + String.join("', '", key) + "'";
  }

  /** Offers the fields that can be a key, the likeliest first. */
  private static void keys(FixContext context, Stream stream, List<String> without, FixList fixes) {
    if (stream.getSource() == null) {
      return;
    }
    InferredType type = context.sent(stream);
    Set<List<String>> keys = new LinkedHashSet<>();
    List<String> named = stream.getKeyFields().stream().filter(Objects::nonNull).filter(key -> isKey(type, key)).distinct().toList();
    if (!named.isEmpty() && without.isEmpty()) {
      keys.add(named);
    }
    otherKey(stream).filter(key -> key.stream().allMatch(name -> isKey(type, name))).ifPresent(keys::add);
    List<String> single = new ArrayList<>(type.type().fields().stream().map(RowField::name).filter(name -> isKey(type, name) && !without.contains(name)).toList());
    single.sort(java.util.Comparator.comparingInt(name -> rank(type, name)));
    single.forEach(name -> keys.add(List.of(name)));
    keys.stream().limit(KEYS_MAX).forEach(key -> fixes.add("set-key", "Set the key to " + words(key), edits -> {
      edits.set(stream, JobPackage.Literals.STREAM__PARTITIONING, Partitioning.HASH);
      setKey(edits, stream, key);
    }));
  }

  /** Names that sound like a key come first, then texts and whole numbers, points in time last. */
  private static int rank(InferredType type, String name) {
    boolean isNamedSo = name.matches("(?i)(.*_)?(id|key|uid|code|name)|.*(Id|Key|Uid|Code)");
    ValueType value = type.type().field(name).map(RowField::type).orElse(ValueType.BYTES);
    return isNamedSo ? 0 : switch (value) {
      case STRING -> 1;
      case INT, LONG -> 2;
      case BOOLEAN -> 3;
      case DOUBLE, TIMESTAMP, DECIMAL, BYTES -> 4;
    };
  }

  private static boolean isKey(InferredType type, String name) {
    return type.type().field(name).filter(field -> !field.isNullable() && field.type() != ValueType.BYTES && field.type() != ValueType.DECIMAL).isPresent();
  }

  /** The key of another stream into the same operator, of the same port if there is one. */
  private static Optional<List<String>> otherKey(Stream stream) {
    if (stream.getTarget() == null) {
      return Optional.empty();
    }
    List<Stream> keyed = stream.getTarget().getIncoming().stream().filter(other -> other != stream && other.getPartitioning() == Partitioning.HASH
        && !other.getKeyFields().isEmpty()).toList();
    return keyed.stream().filter(other -> Objects.equals(other.getTargetPort(), stream.getTargetPort())).findFirst()
        .or(() -> keyed.stream().findFirst()).map(other -> List.copyOf(other.getKeyFields()));
  }

  private static void invalidKey(FixContext context, Stream stream, FixList fixes) {
    List<String> distinct = stream.getKeyFields().stream().filter(key -> key != null && !key.isBlank()).distinct().toList();
    if (distinct.size() < stream.getKeyFields().size() && !distinct.isEmpty()) {
      fixes.add("tidy-key", "Set the key to " + words(distinct), edits -> setKey(edits, stream, distinct));
      return;
    }
    for (String key : distinct) {
      Optional<Field> field = schemaField(context, stream, key);
      field.filter(Field::isNullable).ifPresent(found -> fixes.add("not-nullable", "Make '" + key + "' not nullable in the schema",
          edits -> edits.set(found, JobPackage.Literals.FIELD__NULLABLE, false)));
    }
    InferredType type = context.sent(stream);
    keys(context, stream, distinct.stream().filter(key -> !isKey(type, key)).toList(), fixes);
  }

  private static void unknownKey(FixContext context, Stream stream, FixList fixes) {
    InferredType type = context.sent(stream);
    List<String> names = type.type().fields().stream().map(RowField::name).filter(name -> isKey(type, name)).toList();
    for (String key : List.copyOf(stream.getKeyFields())) {
      if (key == null || type.type().field(key).isPresent()) {
        continue;
      }
      NameSuggestion.nearest(key, names).ifPresent(nearest -> {
        List<String> corrected = stream.getKeyFields().stream().map(name -> name.equals(key) ? nearest : name).distinct().toList();
        fixes.add("nearest-field", "Change '" + key + "' to '" + nearest + "'", edits -> setKey(edits, stream, corrected));
      });
      MissingField.find(context, stream.getSource(), key, fixes);
    }
    keys(context, stream, List.of(), fixes);
  }

  private static Optional<Field> schemaField(FixContext context, Stream stream, String name) {
    return Optional.ofNullable(stream.getSource()).flatMap(source -> TimeFixes.schema(context, source))
        .flatMap(schema -> schema.getFields().stream().filter(field -> name.equals(field.getName())).findFirst());
  }

  private static void ports(FixContext context, Stream stream, FixList fixes) {
    if (stream.getSourcePort() != null && stream.getSource() != null && context.kind(stream.getSource()).filter(kind -> kind.outputs().stream()
        .noneMatch(port -> port.name().equals(stream.getSourcePort())) && !kind.outputs().isEmpty()).isPresent()) {
      fixes.add("first-output", "Take the first output", edits -> edits.set(stream, JobPackage.Literals.STREAM__SOURCE_PORT, null));
    }
    if (stream.getTargetPort() != null && stream.getTarget() != null && context.kind(stream.getTarget()).filter(kind -> kind.inputs().stream()
        .noneMatch(port -> port.name().equals(stream.getTargetPort())) && !kind.inputs().isEmpty()).isPresent()) {
      fixes.add("first-input", "Lead it into the first input", edits -> edits.set(stream, JobPackage.Literals.STREAM__TARGET_PORT, null));
    }
    fixes.add("remove-stream", "Remove the stream", edits -> edits.removeStream(stream));
  }

  /** Casts in the map before the stream, where that is all that differs from the other streams into the port. */
  private static void mismatch(FixContext context, Stream stream, FixList fixes) {
    Optional<Stream> first = stream.getTarget() == null ? Optional.empty() : stream.getTarget().getIncoming().stream()
        .filter(other -> other != stream && Objects.equals(other.getTargetPort(), stream.getTargetPort())).findFirst();
    Operator source = stream.getSource();
    if (first.isEmpty() || source == null || !"map".equals(source.getKind())) {
      return;
    }
    InferredType expected = context.sent(first.get());
    InferredType found = context.sent(stream);
    for (RowField field : expected.type().fields()) {
      Optional<RowField> given = found.type().field(field.name()).filter(known -> known.type() != field.type());
      Optional<Expression> expression = source.getExpressions().stream().filter(known -> field.name().equals(known.getName())).findFirst();
      if (given.isPresent() && expression.isPresent()) {
        Conversions.cast(given.get().type(), field.type(), expression.get().getText().strip()).ifPresent(cast -> fixes.add("insert-cast",
            "Insert a cast: " + field.name() + " = " + cast, edits -> edits.set(expression.get(), JobPackage.Literals.EXPRESSION__TEXT, cast)));
      }
    }
  }
}
