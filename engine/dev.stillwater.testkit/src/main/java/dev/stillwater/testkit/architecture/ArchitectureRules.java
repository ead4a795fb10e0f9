package dev.stillwater.testkit.architecture;

import dev.stillwater.testkit.tidy.Finding;
import dev.stillwater.testkit.tidy.JavaCode;
import dev.stillwater.testkit.tidy.SourceFile;
import dev.stillwater.testkit.tidy.SourceTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may depend on whom, from {@code docs/architecture.md}, held against imports, qualified names, poms and manifests.
 *
 * <p>THREADING: stateless.
 */
public final class ArchitectureRules {
  private static final String RULE = "architecture";
  private static final List<String> DIAGRAM_LIBRARIES = List.of("org.eclipse.gef", "org.eclipse.draw2d", "org.eclipse.zest");
  private static final List<String> EMF = List.of("org.eclipse.emf.common", "org.eclipse.emf.ecore");
  private static final String EMF_ARTIFACTS = "(org\\.eclipse\\.emf:)?org\\.eclipse\\.emf\\.(common|ecore|ecore\\.xmi)";
  private static final String PLATFORM_ARTIFACTS = "org\\.eclipse\\.(?!gef|draw2d|zest|elk).*";

  /** The compiler's bundle cannot be resolved without the engine's, so a pom may bring it; code may not name it. */
  private static final String ENGINE_BEHIND_COMPILER = "dev\\.stillwater:dev\\.stillwater\\.engine";

  /** The modules that code may stand in; another one needs a rule here. */
  public static final List<ModuleRule> MODULES = List.of(
      new ModuleRule("engine/dev.stillwater.model/", "model -> EMF core", EMF, List.of(), List.of(EMF_ARTIFACTS)),
      new ModuleRule("engine/dev.stillwater.engine/", "engine -> JDK, snappy", List.of("org.xerial.snappy"), List.of(),
          List.of("org\\.xerial\\.snappy:.*")),
      new ModuleRule("engine/dev.stillwater.engine.rocksdb/", "engine.rocksdb -> engine, rocksdbjni", List.of("dev.stillwater.engine", "org.rocksdb"),
          List.of(), List.of(ours("engine"), "org\\.rocksdb:rocksdbjni")),
      new ModuleRule("engine/dev.stillwater.flink/", "flink -> engine, compiler, model, Flink",
          List.of("dev.stillwater.engine", "dev.stillwater.compiler", "dev.stillwater.model", "org.apache.flink"), List.of(),
          List.of(ours("engine", "compiler", "model"), "org\\.apache\\.flink:.*")),
      new ModuleRule("engine/dev.stillwater.flink.tests.v120/", "flink.tests.v120 -> flink, engine, Flink 1.20; holds tests alone",
          List.of("dev.stillwater.flink", "dev.stillwater.engine", "org.apache.flink"), List.of(), List.of(ours("flink", "engine"), "org\\.apache\\.flink:.*")),
      new ModuleRule("engine/dev.stillwater.benchmarks/", "benchmarks -> cli, compiler, engine, engine.rocksdb, host, model, Flink as the peer",
          List.of("dev.stillwater.cli", "dev.stillwater.engine", "dev.stillwater.compiler", "dev.stillwater.host", "dev.stillwater.model", "org.apache.flink"),
          List.of(), List.of(ours("cli", "engine", "engine.rocksdb", "compiler", "host", "model"), "org\\.apache\\.flink:.*")),
      new ModuleRule("engine/dev.stillwater.compiler/", "compiler -> model, engine, ecj, ASM",
          List.of("dev.stillwater.model", "dev.stillwater.engine", "org.eclipse.jdt", "org.objectweb.asm", EMF.get(0), EMF.get(1)), List.of(),
          List.of(ours("model", "engine"), "org\\.eclipse\\.jdt:ecj", "org\\.ow2\\.asm:asm", EMF_ARTIFACTS)),
      new ModuleRule("engine/dev.stillwater.host/", "host -> engine, compiler, model",
          List.of("dev.stillwater.engine", "dev.stillwater.compiler", "dev.stillwater.model"), List.of(),
          List.of(ours("engine", "compiler", "model"))),
      new ModuleRule("engine/dev.stillwater.cli/", "cli -> host, compiler, engine, model, picocli, ELK",
          List.of("dev.stillwater.host", "dev.stillwater.compiler", "dev.stillwater.engine", "dev.stillwater.model", "picocli", "org.eclipse.elk"), List.of(),
          List.of(ours("host", "compiler", "engine", "engine.rocksdb", "model"), "info\\.picocli:picocli", "org\\.eclipse\\.(elk|xtext):.*", "com\\.google\\.guava:.*")),
      new ModuleRule("engine/dev.stillwater.testkit/", "testkit -> engine", List.of("dev.stillwater.engine"), List.of(), List.of(ours("engine"))),
      new ModuleRule("bundles/dev.stillwater.ui/", "ui -> Eclipse RCP, model (no GEF, no compiler, no engine, no host)",
          List.of("org.eclipse", "org.osgi", "dev.stillwater.model"), DIAGRAM_LIBRARIES, List.of(PLATFORM_ARTIFACTS, "org\\.osgi\\..*", ours("model"))),
      new ModuleRule("bundles/dev.stillwater.ui.editor/", "ui.editor -> ui, model, compiler, GEF (no engine, no host)",
          List.of("org.eclipse", "org.osgi", "dev.stillwater.ui", "dev.stillwater.model", "dev.stillwater.compiler"), List.of(),
          List.of("org\\.eclipse\\..*", "org\\.osgi\\..*", ours("ui", "model", "compiler", "gef.compat"), ENGINE_BEHIND_COMPILER)),
      new ModuleRule("bundles/dev.stillwater.ui.operate/", "ui.operate -> ui, model, compiler, engine, host, ui.editor (no GEF)",
          List.of("org.eclipse", "org.osgi", "dev.stillwater.ui", "dev.stillwater.ui.editor", "dev.stillwater.model", "dev.stillwater.compiler",
              "dev.stillwater.engine", "dev.stillwater.host"),
          DIAGRAM_LIBRARIES, List.of(PLATFORM_ARTIFACTS, "org\\.osgi\\..*", ours("ui", "ui.editor", "model", "compiler", "engine", "host"))),
      new ModuleRule("bundles/dev.stillwater.cheatsheets.compat/", "cheatsheets.compat holds the classes that cheat sheets miss and knows nothing of ours",
          List.of("org.eclipse"), List.of(), List.of("org\\.eclipse\\..*")),
      new ModuleRule("bundles/dev.stillwater.gef.compat/", "gef.compat holds the classes that GEF misses and knows nothing of ours",
          List.of("org.eclipse"), List.of(), List.of("org\\.eclipse\\..*")));

  private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+(?:static\\s+)?([\\w.]+?)(?:\\.\\*)?\\s*;");
  private static final Pattern QUALIFIED = Pattern.compile("(?<![\\w.])((?:[a-z][\\w]*\\.)+)[A-Z]\\w*");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
  private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
  private static final Pattern BUILD = Pattern.compile("(?s)<build>.*</build>|<dependencyManagement>.*</dependencyManagement>");

  /** First parts of qualified names that are packages of libraries and not fields or variables. */
  private static final List<String> LIBRARY_ROOTS = List.of("org.", "com.", "dev.", "info.", "io.", "picocli.");

  private ArchitectureRules() {
  }

  /** What the tree breaks. Scans all sources, poms and manifests. */
  public static List<Finding> check(SourceTree tree) {
    List<Finding> findings = new ArrayList<>();
    for (SourceFile file : tree.files()) {
      boolean isCode = file.path().endsWith(".java") || file.path().endsWith("META-INF/MANIFEST.MF") || file.name().equals("pom.xml");
      if (!isCode || !file.path().startsWith("engine/") && !file.path().startsWith("bundles/")) {
        continue;
      }
      Optional<ModuleRule> module = MODULES.stream().filter(rule -> file.path().startsWith(rule.folder())).findFirst();
      if (module.isPresent()) {
        findings.addAll(check(file, module.get()));
      } else if (file.path().chars().filter(character -> character == '/').count() > 1) {
        findings.add(new Finding(file.path(), 0, RULE, "belongs to no module of the rules. Say in ArchitectureRules what it may depend on."));
      }
    }
    return findings;
  }

  /** What a file breaks of its module's rule. */
  public static List<Finding> check(SourceFile file, ModuleRule module) {
    if (file.path().endsWith(".java")) {
      return checkSource(file, module);
    }
    return file.path().endsWith(".MF") ? checkManifest(file, module) : checkPom(file, module);
  }

  private static List<Finding> checkSource(SourceFile file, ModuleRule module) {
    List<Finding> findings = new ArrayList<>();
    String code = JavaCode.of(file.content()).code();
    Matcher packageName = PACKAGE.matcher(code);
    if (packageName.find() && !module.name().endsWith("compat") && !(packageName.group(1) + ".").startsWith(module.name() + ".")) {
      findings.add(new Finding(file.path(), file.lineAt(packageName.start(1)), RULE,
          "package " + packageName.group(1) + " does not begin with " + module.name() + ". Two modules must not share a package."));
    }
    if (file.isTest() && !module.folder().startsWith("engine/")) {
      return findings;
    }
    Set<String> seen = new LinkedHashSet<>();
    collect(IMPORT.matcher(code), file, module, seen, findings);
    collect(QUALIFIED.matcher(code), file, module, seen, findings);
    return findings;
  }

  private static void collect(Matcher matcher, SourceFile file, ModuleRule module, Set<String> seen, List<Finding> findings) {
    while (matcher.find()) {
      String name = matcher.group(1);
      boolean isImport = matcher.pattern() == IMPORT;
      String packageName = packageOf(name);
      if (!isImport && LIBRARY_ROOTS.stream().noneMatch(name::startsWith)) {
        continue;
      }
      boolean isAllowed = file.isTest() ? !isWorkbench(packageName) : isAllowed(module, packageName);
      if (!isAllowed && seen.add(packageName)) {
        findings.add(new Finding(file.path(), file.lineAt(matcher.start(1)), RULE, "names " + packageName + ". The rule is: " + module.reason() + "."));
      }
    }
  }

  /** Tests of headless modules may use libraries of their own, but nothing that needs a workbench. */
  private static boolean isWorkbench(String packageName) {
    return packageName.matches("org\\.eclipse\\.(swt|jface|ui|debug|gef|draw2d|core\\.(runtime|resources|commands|databinding))(\\..*)?");
  }

  /** Other bundles of ours begin with the name of {@code ui}, so their packages are told apart by the longest module name. */
  private static boolean isAllowed(ModuleRule module, String packageName) {
    Optional<ModuleRule> owner = MODULES.stream().filter(rule -> (packageName + ".").startsWith(rule.name() + "."))
        .max((left, right) -> Integer.compare(left.name().length(), right.name().length()));
    if (owner.isPresent()) {
      return owner.get().equals(module) || module.packages().contains(owner.get().name());
    }
    return module.allowsPackage(packageName);
  }

  private static String packageOf(String name) {
    StringBuilder packageName = new StringBuilder();
    for (String part : name.split("\\.")) {
      if (Character.isUpperCase(part.charAt(0))) {
        break;
      }
      packageName.append(packageName.isEmpty() ? "" : ".").append(part);
    }
    return packageName.toString();
  }

  private static List<Finding> checkManifest(SourceFile file, ModuleRule module) {
    List<Finding> findings = new ArrayList<>();
    String text = file.content().replaceAll("\r?\n ", "");
    for (String line : text.split("\n")) {
      if (line.startsWith("Require-Bundle:") || line.startsWith("Fragment-Host:")) {
        for (String clause : clauses(line)) {
          if (!module.allowsArtifact(clause)) {
            findings.add(new Finding(file.path(), 0, RULE, "requires bundle " + clause + ". The rule is: " + module.reason() + "."));
          }
        }
      } else if (line.startsWith("Import-Package:")) {
        for (String clause : clauses(line)) {
          if (!isAllowed(module, clause)) {
            findings.add(new Finding(file.path(), 0, RULE, "imports package " + clause + ". The rule is: " + module.reason() + "."));
          }
        }
      }
    }
    return findings;
  }

  private static List<String> clauses(String line) {
    List<String> names = new ArrayList<>();
    for (String clause : line.substring(line.indexOf(':') + 1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
      names.add(clause.split(";")[0].strip());
    }
    return names;
  }

  private static List<Finding> checkPom(SourceFile file, ModuleRule module) {
    List<Finding> findings = new ArrayList<>();
    String text = BUILD.matcher(file.content()).replaceAll("");
    Matcher dependency = DEPENDENCY.matcher(text);
    while (dependency.find()) {
      String id = element(dependency.group(1), "groupId") + ":" + element(dependency.group(1), "artifactId");
      boolean isForTests = element(dependency.group(1), "scope").equals("test");
      if (!isForTests && !module.allowsArtifact(id)) {
        findings.add(new Finding(file.path(), 0, RULE, "depends on " + id + ". The rule is: " + module.reason() + "."));
      }
    }
    return findings;
  }

  private static String element(String xml, String name) {
    Matcher matcher = Pattern.compile("<" + name + ">\\s*([^<]*?)\\s*</" + name + ">").matcher(xml);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String ours(String... modules) {
    return "(dev\\.stillwater:)?dev\\.stillwater\\.(" + String.join("|", modules).replace(".", "\\.") + ")";
  }
}
