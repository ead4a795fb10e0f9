package dev.stillwater.compiler.plan;

import dev.stillwater.compiler.function.ProjectSources;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Field;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The plan hash: tells whether two jobs have the same generated code, without generating it.
 *
 * <p>It covers what code is made from: schemas, operators in their order with kind and expressions, the parameters that name schemas and fields, and the
 * streams with effective partitioning, keys and whether they are chained. Paths, rates, window sizes and degrees of parallelism are read at run time and
 * stay out of it; whether windows can be cut into panes decides which code there is.
 *
 * <p>THREADING: stateless; the caller owns the job.
 */
public final class CodeKey {
  /** Changes whenever the same job gives other code or other classes, so that older cached classes are not used. */
  private static final String GENERATOR_VERSION = "5";

  private final StringBuilder text = new StringBuilder();

  private CodeKey() {
  }

  /** The plan hash of a job without errors, 64 hexadecimal digits; the same in every run and on every machine. */
  public static String planHash(Job job, OperatorCatalog catalog, ProjectSources sources) {
    CodeKey key = new CodeKey();
    key.add("generator", GENERATOR_VERSION);
    job.getSchemas().forEach(key::addSchema);
    job.getOperators().forEach(operator -> key.addOperator(operator, catalog.kind(operator.getKind()).orElseThrow()));
    PlanBuilder.streams(job, catalog).forEach(key::addStream);
    sources.files().forEach((name, file) -> key.add("source", name, file.text()));
    return key.digest();
  }

  /** The key of the code of a job with the plan hash that is to be replayed, 64 hexadecimal digits. */
  public static String replayed(String planHash, Set<String> captured, boolean tapsStreams) {
    CodeKey key = new CodeKey();
    key.add("replay", planHash, Boolean.toString(tapsStreams));
    captured.stream().sorted().forEach(uid -> key.add("captured", uid));
    return key.digest();
  }

  private void addSchema(Schema schema) {
    add("schema", schema.getName());
    for (Field field : schema.getFields()) {
      add("field", field.getName(), field.getType().getLiteral(), Boolean.toString(field.isNullable()));
    }
  }

  private void addOperator(Operator operator, OperatorKind kind) {
    add("operator", operator.getUid(), kind.id());
    OperatorParameters parameters = OperatorParameters.of(operator, kind);
    for (ParameterSpec spec : kind.parameters()) {
      if (spec.type() == ParameterType.SCHEMA || spec.type() == ParameterType.FIELD || isText(spec) && isInCode(kind, spec)) {
        add("parameter", spec.name(), parameters.text(spec.name()).orElse(""));
      }
    }
    if (kind.id().equals("window-aggregate")) {
      add("panes", Boolean.toString(parameters.string("time").equals("event") && parameters.duration("allowedLateness").isZero()));
    }
    for (Expression expression : operator.getExpressions()) {
      add("expression", expression.getName() == null ? "" : expression.getName(), expression.getText());
    }
  }

  /** The format of a source decides on the class that reads its values; other texts of sources and sinks are read at run time. */
  private static boolean isInCode(OperatorKind kind, ParameterSpec spec) {
    return !kind.isSource() && !kind.isSink() || spec.name().equals("format");
  }

  /** Texts name classes, and fields of the output or what stands before them. */
  private static boolean isText(ParameterSpec spec) {
    return spec.type() == ParameterType.STRING || spec.type() == ParameterType.CHOICE;
  }

  private void addStream(StreamPlan stream) {
    add("stream", stream.source(), Integer.toString(stream.sourcePort()), stream.target(), Integer.toString(stream.targetPort()), stream.partitioning().text(),
        Boolean.toString(stream.isChained()), List.copyOf(stream.keyFields()).toString());
  }

  /** Lengths stand before the words so that no two lists of words give one text. */
  private void add(String... words) {
    for (String word : words) {
      text.append(word.length()).append(':').append(word).append(' ');
    }
    text.append('\n');
  }

  private String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
