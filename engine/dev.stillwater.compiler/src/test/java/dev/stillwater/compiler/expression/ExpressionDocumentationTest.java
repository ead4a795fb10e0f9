package dev.stillwater.compiler.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.row.RowType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation says of the functions is true. */
class ExpressionDocumentationTest {
  private static final Pattern EXAMPLE = Pattern.compile("`([^`]+)` gives `([^`]*)` \\|");

  private static String documentation() throws IOException {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("docs/expressions.md");
      if (Files.exists(file)) {
        return Files.readString(file);
      }
    }
    throw new IOException("docs/expressions.md is not above the current folder.");
  }

  @Test
  void everyFunction_isDocumentedAsItDescribesItself() throws IOException {
    // Would catch a function that nobody can find, and a page that lags behind.
    String text = documentation();
    for (FunctionDescription function : FunctionLibrary.standard().functions()) {
      String line = "| " + String.join("<br>", function.signatures().stream().map(signature -> "`" + signature + "`").toList()) + " | "
          + function.documentation() + " | `" + function.example() + "` gives `" + function.result() + "` |";
      assertTrue(text.contains(line), "docs/expressions.md needs the line\n" + line);
    }
    for (String aggregate : AggregateParser.FUNCTIONS) {
      assertTrue(text.contains("`" + aggregate + "("), aggregate);
    }
  }

  @Test
  void everyExample_givesTheStatedResult() throws Throwable {
    // Would catch an example that does not work.
    List<String> examples = new ArrayList<>();
    List<String> results = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(documentation());
    while (matcher.find()) {
      examples.add(matcher.group(1));
      results.add(matcher.group(2));
    }
    assertEquals(FunctionLibrary.standard().functions().size(), examples.size());
    Evaluation evaluation = Evaluation.of(RowType.empty(), examples.toArray(String[]::new));
    for (int index = 0; index < examples.size(); index++) {
      assertEquals(results.get(index), evaluation.text(index, evaluation.row()), examples.get(index));
    }
  }
}
