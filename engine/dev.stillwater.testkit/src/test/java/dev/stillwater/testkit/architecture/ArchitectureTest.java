package dev.stillwater.testkit.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.testkit.tidy.Finding;
import dev.stillwater.testkit.tidy.SourceFile;
import dev.stillwater.testkit.tidy.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the dependency rules of docs/architecture.md over all modules; each kind of breach is shown to be found. */
class ArchitectureTest {
  @Test
  void wholeTree_keepsTheDependencyRules() {
    // Catches an import, a pom or a manifest that breaks through the wall between engine and workbench.
    List<Finding> findings = ArchitectureRules.check(SourceTree.read());
    assertTrue(findings.isEmpty(), () -> findings.stream().map(Finding::toString).collect(Collectors.joining("\n", "\n", "\n")));
  }

  @Test
  void wholeTree_isReallyRead() {
    // Catches a scan of the wrong folder, which would find nothing wrong anywhere.
    SourceTree tree = SourceTree.read();
    assertTrue(tree.file("engine/dev.stillwater.model/src/main/java/dev/stillwater/model/JobProblem.java").isPresent());
    for (ModuleRule module : ArchitectureRules.MODULES) {
      assertTrue(module.folder().startsWith("bundles/") || !tree.below(module.folder()).isEmpty(), module.folder());
    }
  }

  @ParameterizedTest
  @CsvSource({
      "engine/dev.stillwater.engine/,dev.stillwater.engine,org.eclipse.swt.widgets.Display",
      "engine/dev.stillwater.engine/,dev.stillwater.engine,org.eclipse.emf.ecore.EObject",
      "engine/dev.stillwater.engine/,dev.stillwater.engine,dev.stillwater.model.JobFile",
      "engine/dev.stillwater.model/,dev.stillwater.model,dev.stillwater.engine.row.Row",
      "engine/dev.stillwater.model/,dev.stillwater.model,org.eclipse.core.resources.IFile",
      "engine/dev.stillwater.compiler/,dev.stillwater.compiler,dev.stillwater.host.JobRun",
      "engine/dev.stillwater.host/,dev.stillwater.host,picocli.CommandLine",
      "engine/dev.stillwater.host/,dev.stillwater.host,org.eclipse.debug.core.DebugPlugin",
      "bundles/dev.stillwater.ui/,dev.stillwater.ui,dev.stillwater.engine.row.Row",
      "bundles/dev.stillwater.ui/,dev.stillwater.ui,dev.stillwater.ui.editor.PipelineEditor",
      "bundles/dev.stillwater.ui/,dev.stillwater.ui,org.eclipse.draw2d.Figure",
      "bundles/dev.stillwater.ui.editor/,dev.stillwater.ui.editor,dev.stillwater.host.JobRun",
      "bundles/dev.stillwater.ui.editor/,dev.stillwater.ui.editor,dev.stillwater.ui.operate.JobSessions",
      "bundles/dev.stillwater.ui.operate/,dev.stillwater.ui.operate,org.eclipse.gef.EditPart"})
  void forbiddenImport_isFound(String folder, String packageName, String imported) {
    // Catches a rule that lets everything pass; the qualified form must be found as well as the import.
    ModuleRule module = module(folder);
    String path = folder + "src/main/java/X.java";
    SourceFile importing = new SourceFile(path, "package " + packageName + ";\n\nimport " + imported + ";\n");
    SourceFile naming = new SourceFile(path, "package " + packageName + ";\nclass X {\n  " + imported + " field;\n}\n");
    assertEquals(1, ArchitectureRules.check(importing, module).size());
    assertEquals(3, ArchitectureRules.check(naming, module).getFirst().line());
    assertTrue(ArchitectureRules.check(importing, module).getFirst().message().contains(module.reason()));
  }

  @ParameterizedTest
  @CsvSource({
      "engine/dev.stillwater.engine/,dev.stillwater.engine.task,java.util.List",
      "engine/dev.stillwater.compiler/,dev.stillwater.compiler,org.eclipse.jdt.internal.compiler.Compiler",
      "engine/dev.stillwater.cli/,dev.stillwater.cli,picocli.CommandLine",
      "bundles/dev.stillwater.ui/,dev.stillwater.ui,org.eclipse.swt.widgets.Display",
      "bundles/dev.stillwater.ui.editor/,dev.stillwater.ui.editor,org.eclipse.gef.EditPart",
      "bundles/dev.stillwater.ui.operate/,dev.stillwater.ui.operate,dev.stillwater.host.JobProcess"})
  void allowedImport_isNotFound(String folder, String packageName, String imported) {
    // Catches rules that forbid what the architecture allows.
    SourceFile file = new SourceFile(folder + "src/main/java/X.java", "package " + packageName + ";\nimport " + imported + ";\n");
    assertEquals(List.of(), ArchitectureRules.check(file, module(folder)));
  }

  @Test
  void commentsAndTexts_areNotImports() {
    // Catches a scan that takes Javadoc for code.
    SourceFile file = new SourceFile("engine/dev.stillwater.engine/src/main/java/X.java",
        "package dev.stillwater.engine;\n/** Like org.eclipse.swt.widgets.Display. */\nclass X {\n  String s = \"org.eclipse.swt.SWT\";\n}\n");
    assertEquals(List.of(), ArchitectureRules.check(file, module("engine/dev.stillwater.engine/")));
  }

  @Test
  void headlessTest_mustNotNeedAWorkbench() {
    // Catches a test of the engine that could only run inside the IDE.
    SourceFile file = new SourceFile("engine/dev.stillwater.engine/src/test/java/X.java",
        "package dev.stillwater.engine;\nimport org.eclipse.core.runtime.IPath;\nimport org.junit.jupiter.api.Test;\n");
    assertEquals(1, ArchitectureRules.check(file, module("engine/dev.stillwater.engine/")).size());
  }

  @Test
  void foreignPackage_isFound() {
    // Catches a package split over two modules, which OSGi cannot load.
    SourceFile file = new SourceFile("engine/dev.stillwater.engine/src/main/java/X.java", "package dev.stillwater.model;\n");
    assertEquals(1, ArchitectureRules.check(file, module("engine/dev.stillwater.engine/")).size());
  }

  @Test
  void pomDependency_isHeldToTheRule() {
    // Catches a dependency that is declared before anybody imports it; test scope is free.
    String pom = "<project><dependencies><dependency><groupId>org.eclipse.jdt</groupId><artifactId>ecj</artifactId>%s</dependency>"
        + "</dependencies><build><plugins/></build></project>";
    ModuleRule engine = module("engine/dev.stillwater.engine/");
    assertEquals(1, ArchitectureRules.check(new SourceFile(engine.folder() + "pom.xml", pom.formatted("")), engine).size());
    assertEquals(0, ArchitectureRules.check(new SourceFile(engine.folder() + "pom.xml", pom.formatted("<scope>test</scope>")), engine).size());
  }

  @Test
  void manifestRequirement_isHeldToTheRule() {
    // Catches a bundle that draws on GEF or the engine through its manifest alone, also on a continued line.
    String manifest = "Manifest-Version: 1.0\nRequire-Bundle: org.eclipse.ui;bundle-version=\"[3,4)\",\n org.eclipse.gef,dev.stillwater.engine\n"
        + "Import-Package: org.eclipse.draw2d.geometry\n";
    ModuleRule ui = module("bundles/dev.stillwater.ui/");
    assertEquals(3, ArchitectureRules.check(new SourceFile(ui.folder() + "META-INF/MANIFEST.MF", manifest), ui).size());
  }

  @Test
  void newModule_needsARule() {
    // Catches a module that grows outside the architecture.
    SourceTree tree = new SourceTree(Path.of(""), List.of(new SourceFile("engine/dev.stillwater.extra/src/main/java/X.java", "package x;\n")));
    assertEquals(1, ArchitectureRules.check(tree).size());
  }

  private static ModuleRule module(String folder) {
    return ArchitectureRules.MODULES.stream().filter(module -> module.folder().equals(folder)).findFirst().orElseThrow();
  }
}
