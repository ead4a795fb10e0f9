package dev.stillwater.testkit.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house style over all tracked files; every rule is shown to find a breach. */
class TidyTest {
  private static final String HEADLESS = "engine/dev.stillwater.engine/src/main/java/dev/stillwater/engine/X.java";

  private static final List<FileRule> FILE_RULES =
      List.of(new SizeRules(), new CallRules(), new TextRules(), new DocumentationRules());
  private static final List<Function<SourceTree, List<Finding>>> TREE_RULES =
      List.of(new MessageRules()::check, new ManifestRules()::check, new BuildRules()::check);

  /** A file that breaks exactly one rule. */
  record Breach(String rule, String path, String content) {
    @Override
    public String toString() {
      return rule + " in " + path;
    }
  }

  @Test
  void wholeTree_keepsTheHouseStyle() {
    // Catches what reviews are too short for; the message names file, line and rule.
    SourceTree tree = SourceTree.read();
    assertTrue(tree.files().size() > 50, "only " + tree.files().size() + " files were read");
    List<Finding> findings = findings(tree);
    assertTrue(findings.isEmpty(), () -> findings.stream().map(Finding::toString).collect(Collectors.joining("\n", "\n", "\n")));
  }

  @ParameterizedTest
  @MethodSource
  void breach_isFound(Breach breach) {
    // Catches a rule that cannot fail.
    SourceTree tree = new SourceTree(Path.of(""), List.of(new SourceFile(breach.path(), breach.content())));
    assertEquals(List.of(breach.rule()), findings(tree).stream().map(Finding::rule).distinct().toList());
  }

  static List<Breach> breach_isFound() {
    String documented = "/** X.\n *\n * <p>THREADING: any.\n */\n";
    String dash = Character.toString(0x2014);
    String test = "engine/dev.stillwater.engine/src/test/java/X.java";
    return List.of(
        new Breach("file-size", HEADLESS, "// A line.\n".repeat(501)),
        new Breach("method-size", HEADLESS, "class X {\n  void run() {\n" + "    run();\n".repeat(69) + "  }\n}\n"),
        new Breach("method-size", HEADLESS, "class X {\n  Runnable r = new Runnable() {\n    public void run() {\n" + "      r.run();\n".repeat(69) + "    }\n  };\n}\n"),
        new Breach("stack-trace", HEADLESS, "class X {\n  void x(Exception e) {\n    e.printStackTrace();\n  }\n}\n"),
        new Breach("system-streams", HEADLESS, "class X {\n  void x() {\n    System.out.println();\n  }\n}\n"),
        new Breach("system-streams", test, "class X {\n  void x() {\n    System.err.println();\n  }\n}\n"),
        new Breach("sleep-in-test", test, "class X {\n  void x() throws Exception {\n    Thread.sleep(10);\n  }\n}\n"),
        new Breach("exit", HEADLESS, "class X {\n  void x() {\n    System.exit(1);\n  }\n}\n"),
        new Breach("exit", HEADLESS, "class X {\n  void x() {\n    Runtime.getRuntime().halt(1);\n  }\n}\n"),
        new Breach("disabled-test", test, "@Disabled\nclass X {\n}\n"),
        new Breach("mock", test, "import org.mockito.Mockito;\n\nclass X {\n}\n"),
        new Breach("empty-catch", HEADLESS, "class X {\n  void x() {\n    try {\n      x();\n    } catch (RuntimeException e) {\n      // never\n    }\n  }\n}\n"),
        new Breach("registry-host", "docs/x.md", "See https://repo1.maven" + ".org/maven2.\n"),
        new Breach("machine-path", "docs/x.md", "It lies in /ro" + "ot/x.\n"),
        new Breach("machine-path", "x.sh", "cd /wo" + "rk/main\n"),
        new Breach("tab", HEADLESS, "class X {\n\tint x;\n}\n"),
        new Breach("trailing-blank", "docs/x.md", "A line. \n"),
        new Breach("long-dash", "docs/x.md", "One " + dash + " two\n"),
        new Breach("unfinished", HEADLESS, "// TO" + "DO: later\n"),
        new Breach("last-line", "docs/x.md", "No end"),
        new Breach("commented-code", HEADLESS, "class X {\n  // run();\n}\n"),
        new Breach("javadoc", HEADLESS, "public class X {\n}\n"),
        new Breach("threading", HEADLESS, "/** X. */\npublic final class X {\n}\n"),
        new Breach("threading", HEADLESS, documented + "class Y {\n}\n/** X. */\npublic record X(int x) {\n}\n"),
        new Breach("module", "engine/dev.stillwater.x/pom.xml", "<project><name>X</name></project>\n"),
        new Breach("version", "pom.xml", "<project><name>X</name><version>[1,2)</version></project>\n"),
        new Breach("manifest", "engine/x/bnd.bnd", "Bundle-Name: X\nBundle-SymbolicName: x\n"));
  }

  @Test
  void soundFile_isNotFound() {
    // Catches rules that forbid what is right: calls in texts and comments, a main that exits, generated code.
    String body = "/** Talks of System.out and e.printStackTrace().\n *\n * <p>THREADING: any thread.\n */\npublic final class X {\n"
        + "  static final String TEXT = \"System.exit(1); @Disabled\";\n  char quote = '\"';\n\n"
        + "  void run() {\n    for (int i = 0; i < 3; i++) {\n      run();\n    }\n  }\n}\n";
    String main = "class Main {\n  public static void main(String[] args) {\n    System.exit(0);\n  }\n}\n";
    SourceTree tree = new SourceTree(Path.of(""), List.of(
        new SourceFile(HEADLESS, body),
        new SourceFile("engine/dev.stillwater.engine/src/main/java/Main.java", main),
        new SourceFile("engine/dev.stillwater.model/src-gen/X.java", "class X {\n\tvoid x() { System.out.println(); } \n}"),
        new SourceFile("docs/x.md", "Use `${TMPDIR:-/tmp}/x`, https://example.org/home/x or src/work/x.\n")));
    assertEquals(List.of(), findings(tree));
  }

  @Test
  void methodLines_areCountedWithTheirHeader() {
    // Catches a scanner that takes blocks, lambdas or types for methods.
    String source = "enum Letter {\n  A(1) {\n    void x() {\n    }\n  };\n\n  static {\n  }\n\n  Letter(int i) {\n    Runnable r = () -> {\n    };\n  }\n\n"
        + "  int[] y = {1};\n\n  private <T> T z(\n      T t) throws Exception {\n    return t;\n  }\n}\n";
    List<JavaCode.Method> methods = JavaCode.of(source).methods();
    assertEquals(List.of(3, 7, 10, 17), methods.stream().map(JavaCode.Method::firstLine).toList());
    assertEquals(List.of(2, 2, 4, 4), methods.stream().map(JavaCode.Method::lineCount).toList());
  }

  @Test
  void messages_areDefinedAndUsed() {
    // Catches texts that nobody shows and keys that have no text.
    String folder = "bundles/dev.stillwater.ui/src/dev/stillwater/ui/";
    SourceTree tree = new SourceTree(Path.of(""), List.of(
        new SourceFile(folder + "messages.properties", "used=A\nunused=B\norphan=C\n"),
        new SourceFile(folder + "Messages.java",
            "class Messages {\n  public static String used;\n  public static String unused;\n  public static String missing;\n  { initializeMessages(); }\n}\n"),
        new SourceFile(folder + "User.java", "class User {\n  String a = Messages.used + Messages.missing;\n}\n"),
        new SourceFile("bundles/dev.stillwater.ui/plugin.properties", "name=N\nspare=S\n"),
        new SourceFile("bundles/dev.stillwater.ui/plugin.xml", "<view name=\"%name\" label=\"%lost\"/>\n")));
    List<String> texts = new MessageRules().check(tree).stream().map(Finding::message).toList();
    assertEquals(5, texts.size(), texts.toString());
    for (String key : List.of("'unused' is not used", "'orphan' has no field", "'missing' has no text", "'spare' is not used", "'%lost' is used but not defined")) {
      assertTrue(texts.stream().anyMatch(text -> text.contains(key)), key + " in " + texts);
    }
  }

  @Test
  void manifest_requiresOnlyWhatIsUsed() {
    // Catches requirements that stay behind when code moves.
    String manifest = "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-Name: X\nBundle-SymbolicName: x\nBundle-Version: 1.0.0\n"
        + "Bundle-Vendor: V\nBundle-RequiredExecutionEnvironment: JavaSE-21\n"
        + "Require-Bundle: org.eclipse.ui,org.eclipse.debug.core;bundle-version=\"[3,4)\"\nImport-Package: org.osgi.service.event,java.util\n";
    SourceTree tree = new SourceTree(Path.of(""), List.of(
        new SourceFile("bundles/x/META-INF/MANIFEST.MF", manifest),
        new SourceFile("bundles/x/src/x/X.java", "package x;\n\nimport java.util.List;\nimport org.eclipse.swt.widgets.Display;\n")));
    List<String> rules = new ManifestRules().check(tree).stream().map(Finding::toString).sorted().toList();
    assertEquals(2, rules.size(), rules.toString());
    assertTrue(rules.get(0).contains("org.osgi.service.event") && rules.get(1).contains("org.eclipse.debug.core"), rules.toString());
  }

  private static List<Finding> findings(SourceTree tree) {
    List<Finding> findings = new ArrayList<>();
    for (SourceFile file : tree.files()) {
      FILE_RULES.forEach(rule -> findings.addAll(rule.check(file)));
    }
    TREE_RULES.forEach(rule -> findings.addAll(rule.apply(tree)));
    return findings;
  }
}
