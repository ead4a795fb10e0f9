package dev.stillwater.compiler.expression;

import dev.stillwater.compiler.expression.ExpressionChecker.Purpose;
import dev.stillwater.engine.row.RowType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Helps people to write one expression: what may stand at a place, what a word means, what is wrong. Made anew for other fields.
 *
 * <p>THREADING: {@link #check} by one thread at a time; everything else by any.
 */
public final class ExpressionAssist {
  private final List<FieldDescription> fields;
  private final RowType row;
  private final Role role;
  private final FunctionLibrary library = FunctionLibrary.standard();

  /** What the value of the expression is for. */
  public enum Role {
    /** It becomes a column. */
    VALUE,
    /** It decides whether a record passes. */
    CONDITION,
    /** It is an aggregate call. */
    AGGREGATE
  }

  /**
   * What is known of an expression.
   *
   * <p>THREADING: immutable.
   *
   * @param problems what is wrong with it, by column
   * @param type the type of its value, such as {@code int?}; empty while it has errors
   */
  public record Finding(List<ExpressionProblem> problems, Optional<String> type) {
    public Finding {
      problems = List.copyOf(problems);
      Objects.requireNonNull(type, "type");
    }
  }

  /**
   * A call that is being written around a place.
   *
   * <p>THREADING: immutable.
   *
   * @param function name of the function
   * @param open place of its parenthesis
   * @param argument index of the argument at the place, from 0
   */
  public record OpenCall(String function, int open, int argument) {
  }

  /** Helps with an expression over records of the fields. */
  public ExpressionAssist(List<FieldDescription> fields, Role role) {
    this.fields = List.copyOf(fields);
    this.role = Objects.requireNonNull(role, "role");
    row = FieldDescription.row(fields);
  }

  /** The fields that the expression may name. */
  public List<FieldDescription> fields() {
    return fields;
  }

  /** What the value is for. */
  public Role role() {
    return role;
  }

  /** Checks the text. Cost: some 100 microseconds; half a second for the first one in a JVM. */
  public Finding check(String text, ExpressionChecker checker) {
    if (role == Role.AGGREGATE) {
      AggregateResult result = AggregateParser.check(row, text, checker);
      return new Finding(result.problems(), result.type().map(type -> type.text() + (result.isNullable() ? "?" : "")));
    }
    ExpressionResult result = checker.check(row, text, role == Role.CONDITION ? Purpose.CONDITION : Purpose.VALUE);
    return new Finding(result.problems(), result.type().map(type -> type.text() + (result.isNullable() ? "?" : "")));
  }

  /** The field of the name. */
  public Optional<FieldDescription> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Whether a function or an aggregate has the name. */
  public boolean isFunction(String name) {
    return library.function(name).isPresent() || role == Role.AGGREGATE && AggregateParser.FUNCTIONS.contains(name);
  }

  /** Where the word begins that ends at the place; the place itself when no word ends there. */
  public static int wordStart(String text, int offset) {
    int start = Math.min(offset, text.length());
    while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return start < text.length() && Character.isDigit(text.charAt(start)) ? offset : start;
  }

  /** What may be written at the place, the likeliest first; nothing inside of a text in quotes. */
  public List<ExpressionProposal> proposals(String text, int offset) {
    int start = wordStart(text, offset);
    List<ExpressionToken> tokens = ExpressionToken.of(text);
    if (tokens.stream().anyMatch(token -> token.kind() == ExpressionToken.Kind.TEXT && token.start() < offset && !isClosedBefore(text, token, offset))) {
      return List.of();
    }
    String prefix = text.substring(start, Math.min(offset, text.length()));
    Optional<OpenCall> call = openCall(text, start);
    List<ExpressionProposal> found = new ArrayList<>();
    if (start > 0 && text.charAt(start - 1) == '.') {
      found.addAll(ValueMethods.proposals(receiverType(text, start - 1)));
    } else if (role == Role.AGGREGATE && call.isEmpty()) {
      AggregateParser.FUNCTIONS.forEach(function -> found.add(ExpressionDocs.aggregate(function)));
    } else {
      fields.forEach(field -> found.add(ExpressionDocs.field(field)));
      library.functions().forEach(function -> found.add(ExpressionDocs.function(function)));
      List.of("true", "false", "null").forEach(word -> found.add(ExpressionDocs.keyword(word)));
    }
    List<String> wanted = call.map(this::wantedTypes).orElse(role == Role.CONDITION && isBeginning(text, start) ? List.of("boolean") : List.of());
    found.removeIf(proposal -> !matches(proposal.inserted(), prefix));
    found.sort(Comparator.comparingInt((ExpressionProposal proposal) -> rank(proposal, prefix, wanted)));
    return found;
  }

  /** What the word at the place means, in a few lines; empty for a word that means nothing. */
  public Optional<String> hover(String text, int offset) {
    return wordAt(text, offset).flatMap(token -> {
      String word = text.substring(token.start(), token.end());
      Optional<String> asField = field(word).map(ExpressionDocs::text);
      if (token.kind() != ExpressionToken.Kind.CALL) {
        return asField;
      }
      if (role == Role.AGGREGATE && AggregateParser.FUNCTIONS.contains(word) && openCall(text, token.start()).isEmpty()) {
        return Optional.of(ExpressionDocs.aggregate(word).documentation());
      }
      return library.function(word).map(ExpressionDocs::text);
    });
  }

  /** The name or call at the place. */
  public Optional<ExpressionToken> wordAt(String text, int offset) {
    return ExpressionToken.of(text).stream()
        .filter(token -> token.kind() == ExpressionToken.Kind.NAME || token.kind() == ExpressionToken.Kind.CALL)
        .filter(token -> token.start() <= offset && offset < token.end()).findFirst();
  }

  /** The innermost call whose arguments are being written at the place. */
  public Optional<OpenCall> openCall(String text, int offset) {
    List<ExpressionToken> before = ExpressionToken.of(text).stream().filter(token -> token.start() < offset).toList();
    int depth = 0;
    int commas = 0;
    for (int index = before.size() - 1; index >= 0; index--) {
      ExpressionToken token = before.get(index);
      char sign = token.kind() == ExpressionToken.Kind.SIGN ? text.charAt(token.start()) : ' ';
      if (sign == ')') {
        depth++;
      } else if (sign == '(' && depth > 0) {
        depth--;
      } else if (sign == ',' && depth == 0) {
        commas++;
      } else if (sign == '(') {
        if (index > 0 && before.get(index - 1).kind() == ExpressionToken.Kind.CALL) {
          ExpressionToken name = before.get(index - 1);
          return Optional.of(new OpenCall(text.substring(name.start(), name.end()), token.start(), commas));
        }
        commas = 0;
      }
    }
    return Optional.empty();
  }

  /** The signatures of a function or aggregate; none for an unknown name. */
  public List<String> signatures(String function) {
    if (role == Role.AGGREGATE && AggregateParser.FUNCTIONS.contains(function)) {
      return List.of(ExpressionDocs.aggregate(function).name());
    }
    return library.function(function).map(FunctionDescription::signatures).orElse(List.of());
  }

  private static boolean isClosedBefore(String text, ExpressionToken token, int offset) {
    return offset >= token.end() && token.length() > 1 && text.charAt(token.end() - 1) == text.charAt(token.start());
  }

  private static boolean isBeginning(String text, int start) {
    return text.substring(0, start).isBlank();
  }

  private String receiverType(String text, int point) {
    List<ExpressionToken> before = ExpressionToken.of(text).stream().filter(token -> token.end() <= point).toList();
    if (before.isEmpty()) {
      return "";
    }
    ExpressionToken last = before.getLast();
    String word = text.substring(last.start(), last.end());
    return switch (last.kind()) {
      case TEXT -> "string";
      case NAME -> field(word).map(FieldDescription::type).orElse(word);
      case CALL, NUMBER, KEYWORD -> "";
      case SIGN -> word.equals(")") ? typeOfCall(text, before) : "";
    };
  }

  /** The type of the call that the last of the tokens closes. */
  private String typeOfCall(String text, List<ExpressionToken> before) {
    int depth = 0;
    for (int index = before.size() - 1; index > 0; index--) {
      ExpressionToken token = before.get(index);
      char sign = token.kind() == ExpressionToken.Kind.SIGN ? text.charAt(token.start()) : ' ';
      depth += sign == ')' ? 1 : sign == '(' ? -1 : 0;
      if (depth == 0) {
        ExpressionToken name = before.get(index - 1);
        return signatures(text.substring(name.start(), name.end())).stream().findFirst().map(signature -> signature.split(" ", 2)[0]).orElse("");
      }
    }
    return "";
  }

  private List<String> wantedTypes(OpenCall call) {
    List<String> wanted = new ArrayList<>();
    for (String signature : signatures(call.function())) {
      String[] parameters = signature.substring(signature.indexOf('(') + 1, signature.lastIndexOf(')')).split(", ");
      int index = Math.min(call.argument(), parameters.length - 1);
      if (call.argument() < parameters.length || parameters[index].contains("...")) {
        wanted.add(parameters[index].split(" ", 2)[0].replace("...", ""));
      }
    }
    return wanted;
  }

  /** Whether the chars of the prefix stand in the text in their order, the first one at its begin. */
  private static boolean matches(String text, String prefix) {
    String lower = text.toLowerCase(Locale.ROOT);
    String wanted = prefix.toLowerCase(Locale.ROOT);
    if (lower.contains(wanted)) {
      return true;
    }
    int at = 0;
    for (int index = 0; index < wanted.length(); index++) {
      at = lower.indexOf(wanted.charAt(index), at);
      if (at < 0 || index == 0 && at > 0) {
        return false;
      }
      at++;
    }
    return true;
  }

  private static int rank(ExpressionProposal proposal, String prefix, List<String> wanted) {
    int kind = switch (proposal.kind()) {
      case FIELD, AGGREGATE -> 0;
      case METHOD, FUNCTION -> 1;
      case KEYWORD -> 2;
    };
    boolean isBegin = proposal.inserted().toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
    String type = proposal.type().replace("?", "");
    boolean isWanted = wanted.contains(type) || wanted.contains("any") || wanted.contains("number") && List.of("int", "long", "double", "decimal").contains(type);
    return (isBegin ? 0 : 100) + kind * 10 + (wanted.isEmpty() || isWanted ? 0 : 5);
  }
}
