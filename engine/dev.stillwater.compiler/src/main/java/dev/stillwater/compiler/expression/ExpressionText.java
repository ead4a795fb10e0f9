package dev.stillwater.compiler.expression;

import dev.stillwater.engine.row.FieldNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.compiler.InvalidInputException;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFileConstants;
import org.eclipse.jdt.internal.compiler.parser.Scanner;
import org.eclipse.jdt.internal.compiler.parser.TerminalToken;

/**
 * The words of an expression, and the first thing that is wrong with them: what is no expression at all is found here, before the Java compiler sees
 * the text, so that nothing can leave the place where the text is put.
 *
 * <p>THREADING: immutable.
 */
final class ExpressionText {
  static final int LENGTH_MAX = 20_000;
  static final int TOKENS_MAX = 2_000;
  static final int NESTING_MAX = 50;

  private static final Set<String> REFUSED_WORDS = Set.of("new", "this", "super", "switch", "class", "instanceof", "enum", "interface", "void",
      "return", "throw", "if", "else", "for", "while", "do", "try", "catch", "finally", "synchronized", "case", "default", "assert", "import",
      "package", "static", "final", "public", "private", "protected", "abstract", "native", "transient", "volatile", "strictfp", "extends", "implements",
      "throws", "break", "continue", "goto", "const", "_");
  private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=");
  private static final Set<String> BINARY = Set.of("+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "&", "|", "^", "<<", ">>", ">>>",
      "?", ":", ",", ".");
  private static final Set<String> PREFIX = Set.of("+", "-", "!", "~");
  private static final Set<String> PRIMITIVES = Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Optional<ExpressionProblem> problem;

  /** A word of the text: where it begins, from 0, and how it is written. */
  record Token(int start, String text, boolean isOperand, boolean isIdentifier) {
  }

  ExpressionText(String text) {
    this.text = text;
    problem = checkCharacters().or(this::scan).or(this::checkNesting).or(this::checkWords).or(this::checkOrder).or(this::checkConditions);
  }

  List<Token> tokens() {
    return tokens;
  }

  /** The first thing wrong with the words. */
  Optional<ExpressionProblem> problem() {
    return problem;
  }


  private static ExpressionProblem error(int start, int length, String message, String fix) {
    return new ExpressionProblem(true, start + 1, length, message, fix);
  }

  private Optional<ExpressionProblem> checkCharacters() {
    if (text.isBlank()) {
      return Optional.of(error(0, 1, "The expression is empty.", "Write an expression over the fields, such as delay > 15."));
    }
    if (text.length() > LENGTH_MAX) {
      return Optional.of(error(LENGTH_MAX, 1, "The expression has " + text.length() + " chars, more than " + LENGTH_MAX + ".",
          "Compute parts of it in a map before this operator."));
    }
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f || isInvisible(c) || Character.isSurrogate(c) && !isPaired(index)) {
        return Optional.of(error(index, 1, "The character U+%04X cannot stand in an expression.".formatted((int) c), "Remove it."));
      }
      if (c == '\\' && index + 1 < text.length() && text.charAt(index + 1) == '\\') {
        index++;
      } else if (c == '\\' && index + 1 < text.length() && text.charAt(index + 1) == 'u') {
        return Optional.of(error(index, 2, "Unicode escapes are not allowed in an expression.", "Write the character itself."));
      }
    }
    return Optional.empty();
  }

  /** Marks that turn the direction of writing would show another expression than the one that is evaluated. */
  private static boolean isInvisible(char c) {
    return Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029';
  }

  private boolean isPaired(int index) {
    return Character.isHighSurrogate(text.charAt(index)) ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  private Optional<ExpressionProblem> scan() {
    Scanner scanner = new Scanner(true, false, false, ClassFileConstants.JDK21, ClassFileConstants.JDK21, null, null, true, false);
    scanner.setSource(text.toCharArray());
    try {
      while (true) {
        TerminalToken kind = scanner.getNextToken();
        if (kind == TerminalToken.TokenNameEOF) {
          return Optional.empty();
        }
        int start = scanner.getCurrentTokenStartPosition();
        if (kind == TerminalToken.TokenNameERROR) {
          return Optional.of(invalidInput(start));
        }
        String word = text.substring(start, Math.min(scanner.currentPosition, text.length()));
        if (word.startsWith("//") || word.startsWith("/*")) {
          return Optional.of(error(start, word.length(), "Comments are not allowed in an expression.", "Put the remark into the operator's description."));
        }
        if (tokens.size() == TOKENS_MAX) {
          return Optional.of(error(start, 1, "The expression has more than " + TOKENS_MAX + " words.", "Compute parts of it in a map before this operator."));
        }
        tokens.add(token(kind, start, word));
      }
    } catch (InvalidInputException e) {
      return Optional.of(invalidInput(scanner.getCurrentTokenStartPosition()));
    }
  }

  private static Token token(TerminalToken kind, int start, String word) {
    boolean isIdentifier = Character.isJavaIdentifierStart(word.codePointAt(0)) && !FieldNames.isKeyword(word);
    boolean isLiteral = switch (kind) {
      case TokenNameIntegerLiteral, TokenNameLongLiteral, TokenNameFloatingPointLiteral, TokenNameDoubleLiteral, TokenNameCharacterLiteral,
          TokenNameStringLiteral, TokenNameTextBlock, TokenNametrue, TokenNamefalse, TokenNamenull -> true;
      default -> false;
    };
    return new Token(start, word, isIdentifier || isLiteral, isIdentifier);
  }

  private ExpressionProblem invalidInput(int position) {
    int start = Math.clamp(position, 0, text.length() - 1);
    char c = text.charAt(start);
    if (c == '\'') {
      return error(start, 1, "Single quotes enclose one character only.", "Write texts with double quotes, such as \"SFO\".");
    }
    if (c == '"') {
      return error(start, 1, "The text that begins here has no closing quote, or an escape in it is not known.", "Close it with a double quote.");
    }
    if (Character.isDigit(c)) {
      return error(start, 1, "This is no number.", "Write whole numbers as 15, long ones as 15L, others as 1.5.");
    }
    return error(start, 1, "The character '" + c + "' cannot stand here.", "Remove it.");
  }

  private Optional<ExpressionProblem> checkNesting() {
    List<Token> open = new ArrayList<>();
    int questions = 0;
    int prefixes = 0;
    for (Token token : tokens) {
      questions += token.text().equals("?") ? 1 : 0;
      prefixes = PREFIX.contains(token.text()) ? prefixes + 1 : 0;
      if (token.text().equals("(") || token.text().equals("[")) {
        open.add(token);
      } else if (token.text().equals(")") || token.text().equals("]")) {
        String opening = token.text().equals(")") ? "(" : "[";
        if (open.isEmpty() || !open.get(open.size() - 1).text().equals(opening)) {
          return Optional.of(error(token.start(), 1, "There is no '" + opening + "' for this '" + token.text() + "'.", "Remove it, or open it before."));
        }
        open.remove(open.size() - 1);
      }
      if (open.size() > NESTING_MAX || questions > NESTING_MAX || prefixes > NESTING_MAX) {
        return Optional.of(error(token.start(), 1, "The expression is nested more than " + NESTING_MAX + " deep.",
            "Compute parts of it in a map before this operator."));
      }
    }
    if (!open.isEmpty()) {
      Token token = open.get(open.size() - 1);
      String closing = token.text().equals("(") ? ")" : "]";
      return Optional.of(error(token.start(), 1, "This '" + token.text() + "' is never closed.", "Add a '" + closing + "'."));
    }
    return Optional.empty();
  }

  private Optional<ExpressionProblem> checkWords() {
    int depth = 0;
    for (Token token : tokens) {
      String word = token.text();
      depth += word.equals("(") || word.equals("[") ? 1 : word.equals(")") || word.equals("]") ? -1 : 0;
      if (ASSIGNMENTS.contains(word)) {
        return Optional.of(error(token.start(), word.length(), "Fields cannot be assigned: '" + word + "' changes a value.",
            word.equals("=") ? "Write == to compare numbers, equals to compare texts." : "Write the new value as an expression, without '='."));
      }
      if (word.equals("++") || word.equals("--")) {
        return Optional.of(error(token.start(), 2, "Fields cannot be changed: '" + word + "' is not allowed.", "Write + 1 or - 1."));
      }
      if (word.equals(";") || word.equals("{") || word.equals("}") || word.equals("@") || word.equals("...") || word.equals(",") && depth == 0) {
        return Optional.of(error(token.start(), word.length(), "'" + word + "' cannot stand in an expression.", "Write one expression only."));
      }
      if (word.equals("->") || word.equals("::")) {
        return Optional.of(error(token.start(), 2, "Lambdas and method references are not allowed.", "Use the functions of the library."));
      }
      if (REFUSED_WORDS.contains(word)) {
        return Optional.of(error(token.start(), word.length(), "The word '" + word + "' cannot stand in an expression.",
            refusedFix(word)));
      }
    }
    return Optional.empty();
  }

  private static String refusedFix(String word) {
    return switch (word) {
      case "new" -> "Use the functions of the library, such as decimal(\"12.50\").";
      case "if", "else", "switch", "case", "default" -> "Use the conditional form: condition ? a : b.";
      default -> "Use fields, operators and functions only.";
    };
  }

  /** Operands and operators must take turns; what Java's grammar says beyond that is left to the compiler. */
  private Optional<ExpressionProblem> checkOrder() {
    Token before = null;
    boolean isOperandNext = true;
    for (Token token : tokens) {
      String word = token.text();
      boolean isType = PRIMITIVES.contains(word);
      if (isOperandNext) {
        if (word.equals(")") && before != null && before.text().equals("(")) {
          isOperandNext = false;
        } else if (word.equals(")") || word.equals("]") || BINARY.contains(word) && !PREFIX.contains(word)) {
          return Optional.of(missingOperand(before, token));
        } else {
          isOperandNext = !token.isOperand() && !isType;
        }
      } else if (token.isOperand() && !isCast(before) || isType) {
        return Optional.of(missingOperator(before, token));
      } else {
        isOperandNext = token.isOperand() ? false : BINARY.contains(word) || word.equals("(") || word.equals("[") || PREFIX.contains(word);
      }
      before = token;
    }
    return isOperandNext ? Optional.of(missingOperand(before, null)) : Optional.empty();
  }

  /** Every '?' has its ':' in the same parentheses. */
  private Optional<ExpressionProblem> checkConditions() {
    Deque<Deque<Token>> open = new ArrayDeque<>(List.of(new ArrayDeque<>()));
    for (Token token : tokens) {
      switch (token.text()) {
        case "(", "[" -> open.push(new ArrayDeque<>());
        case "?" -> open.element().push(token);
        case ":" -> {
          if (open.element().poll() == null) {
            return Optional.of(error(token.start(), 1, "There is no '?' for this ':'.", "Write condition ? a : b."));
          }
        }
        case ")", "]" -> {
          Deque<Token> inside = open.pop();
          if (!inside.isEmpty()) {
            return Optional.of(withoutColon(inside.element()));
          }
        }
        default -> { }
      }
    }
    return Optional.ofNullable(open.element().peek()).map(ExpressionText::withoutColon);
  }

  private static ExpressionProblem withoutColon(Token question) {
    return error(question.start(), 1, "This '?' has no ':'.", "Write condition ? a : b.");
  }

  private static boolean isCast(Token before) {
    return before.text().equals(")");
  }

  private ExpressionProblem missingOperand(Token before, Token at) {
    int start = at == null ? Math.min(text.length() - 1, before.start() + before.text().length() - 1) : at.start();
    String where = before == null ? "before '" + at.text() + "'" : "after '" + before.text() + "'";
    return error(start, 1, "A value is missing " + where + ".", "Add a field, a literal or a function call.");
  }

  private static ExpressionProblem missingOperator(Token before, Token at) {
    String fix = switch (at.text().toLowerCase(Locale.ROOT)) {
      case "and" -> "Write && for and.";
      case "or" -> "Write || for or.";
      case "is" -> "Write isNull(x) or isNotNull(x).";
      case "in", "like", "between", "not" -> "Use Java's operators, or a function such as matches.";
      default -> "Add an operator such as + or &&.";
    };
    return error(at.start(), at.text().length(), "An operator is missing between '" + before.text() + "' and '" + at.text() + "'.", fix);
  }
}
