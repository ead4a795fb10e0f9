package dev.stillwater.testkit.tidy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * Manifests of bundles are complete and require nothing that the bundle does not use.
 *
 * <p>THREADING: stateless.
 */
public final class ManifestRules {
  private static final List<String> REQUIRED_HEADERS = List.of("Bundle-ManifestVersion", "Bundle-Name", "Bundle-SymbolicName",
      "Bundle-Version", "Bundle-Vendor", "Bundle-RequiredExecutionEnvironment");
  private static final List<String> REQUIRED_BND = List.of("Bundle-Name", "Bundle-Vendor", "Bundle-SymbolicName");
  private static final String ENVIRONMENT = "JavaSE-21";

  /**
   * Packages by which the use of a required bundle is told; a bundle that is not listed is told by packages that begin with its
   * own name. A type that is used needs the bundles of its supertypes too: the job model those of EMF, tabbed properties those of forms.
   * Bundles needed only at run time are told by the text of their extension points.
   */
  private static final Map<String, List<String>> PACKAGES_OF_BUNDLE = Map.ofEntries(
      Map.entry("org.eclipse.ui", List.of("org.eclipse.ui.", "org.eclipse.jface.", "org.eclipse.swt.", "\"org.eclipse.ui.")),
      Map.entry("org.eclipse.ui.workbench", List.of("org.eclipse.ui.")),
      Map.entry("org.eclipse.core.runtime", List.of("org.eclipse.core.runtime.", "org.osgi.framework.", "org.eclipse.equinox.app.", "\"org.eclipse.core.")),
      Map.entry("org.eclipse.core.jobs", List.of("org.eclipse.core.runtime.jobs.")),
      Map.entry("org.eclipse.equinox.common", List.of("org.eclipse.core.runtime.")),
      Map.entry("org.eclipse.equinox.preferences", List.of("org.eclipse.core.runtime.preferences.", "org.osgi.service.prefs.")),
      Map.entry("org.eclipse.osgi", List.of("org.osgi.framework.", "org.eclipse.osgi.")),
      Map.entry("org.eclipse.emf.common", List.of("org.eclipse.emf.", "dev.stillwater.model.")),
      Map.entry("org.eclipse.emf.ecore", List.of("org.eclipse.emf.ecore.", "dev.stillwater.model.")),
      Map.entry("org.eclipse.emf.ecore.xmi", List.of("org.eclipse.emf.ecore.xmi.", "org.eclipse.emf.ecore.resource.")),
      Map.entry("dev.stillwater.engine", List.of("dev.stillwater.engine.", "dev.stillwater.compiler.", "dev.stillwater.host.")),
      Map.entry("org.eclipse.nebula.widgets.nattable.core", List.of("org.eclipse.nebula.widgets.nattable.")),
      Map.entry("org.eclipse.collections.impl", List.of("org.eclipse.collections.", "org.eclipse.nebula.widgets.nattable.")),
      Map.entry("org.eclipse.ui.forms", List.of("org.eclipse.ui.forms.", "org.eclipse.ui.views.properties.tabbed.")),
      Map.entry("org.eclipse.ui.views", List.of("org.eclipse.ui.views.", "org.eclipse.gef.", "\"org.eclipse.ui.views\"")),
      Map.entry("org.eclipse.jface.text", List.of("org.eclipse.jface.text.", "org.eclipse.ui.console.", "org.eclipse.ui.texteditor.")),
      Map.entry("org.eclipse.ui.workbench.texteditor", List.of("org.eclipse.ui.texteditor.", "org.eclipse.ui.editors.", "org.eclipse.ui.console.")),
      Map.entry("org.eclipse.ui.editors", List.of("org.eclipse.ui.editors.", "org.eclipse.ui.texteditor.", "\"org.eclipse.ui.editors.")),
      Map.entry("org.eclipse.ui.navigator.resources", List.of("org.eclipse.ui.navigator.")),
      Map.entry("org.eclipse.ui.ide", List.of("org.eclipse.ui.ide.", "org.eclipse.ui.part.", "org.eclipse.ui.dialogs.", "org.eclipse.ui.actions.")),
      Map.entry("org.eclipse.elk.alg.layered", List.of("org.eclipse.elk.alg.layered.")),
      Map.entry("org.eclipse.draw2d", List.of("org.eclipse.draw2d.", "org.eclipse.gef.")));

  /** What the tree breaks. Scans all bundles. */
  public List<Finding> check(SourceTree tree) {
    List<Finding> findings = new ArrayList<>();
    for (SourceFile file : tree.files()) {
      if (file.path().endsWith("META-INF/MANIFEST.MF")) {
        checkManifest(tree, file, findings);
      } else if (file.name().equals("bnd.bnd")) {
        for (String header : REQUIRED_BND) {
          if (file.content().lines().noneMatch(line -> line.startsWith(header + ":"))) {
            findings.add(new Finding(file.path(), 0, "manifest", "has no " + header + ". Add it."));
          }
        }
      }
    }
    return findings;
  }

  private static void checkManifest(SourceTree tree, SourceFile file, List<Finding> findings) {
    Attributes headers;
    try {
      headers = new Manifest(new ByteArrayInputStream(file.content().getBytes(StandardCharsets.UTF_8))).getMainAttributes();
    } catch (IOException problem) {
      findings.add(new Finding(file.path(), 0, "manifest", "is no manifest: " + problem.getMessage() + ". Correct the line."));
      return;
    }
    for (String header : REQUIRED_HEADERS) {
      if (headers.getValue(header) == null) {
        findings.add(new Finding(file.path(), 0, "manifest", "has no " + header + ". Add it."));
      }
    }
    String environment = Optional.ofNullable(headers.getValue("Bundle-RequiredExecutionEnvironment")).orElse(ENVIRONMENT);
    if (!environment.equals(ENVIRONMENT)) {
      findings.add(new Finding(file.path(), 0, "manifest", "runs on " + environment + ". Say " + ENVIRONMENT + "."));
    }
    String bundle = file.path().substring(0, file.path().length() - "META-INF/MANIFEST.MF".length());
    List<String> texts = tree.below(bundle).stream()
        .filter(other -> other.path().endsWith(".java") || other.path().endsWith(".xml")).map(ManifestRules::usingText).toList();
    for (String name : names(headers.getValue("Import-Package"))) {
      if (!isUsed(texts, List.of(name + "."))) {
        findings.add(new Finding(file.path(), 0, "manifest-import", "imports package " + name + ", which nothing uses. Remove it."));
      }
    }
    if (headers.getValue("Fragment-Host") != null) {
      // What a fragment requires is for the classes of its host, which are not here.
      return;
    }
    for (String clause : clauses(headers.getValue("Require-Bundle"))) {
      String name = clause.split(";")[0].strip();
      boolean isReexported = clause.contains("visibility:=reexport");
      if (!isReexported && !isUsed(texts, PACKAGES_OF_BUNDLE.getOrDefault(name, List.of(name + ".", "\"" + name + ".", "\"" + name + "\"")))) {
        findings.add(new Finding(file.path(), 0, "manifest-require", "requires bundle " + name + ", which nothing uses. Remove it."));
      }
    }
  }

  /** The names of the clauses of a header, without attributes. */
  static List<String> names(String header) {
    return clauses(header).stream().map(clause -> clause.split(";")[0].strip()).toList();
  }

  /** The clauses of a header; commas within quotes do not separate. */
  static List<String> clauses(String header) {
    return header == null ? List.of() : List.of(header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
  }

  private static String usingText(SourceFile file) {
    return file.path().endsWith(".java") ? JavaCode.of(file.content()).code() : file.content();
  }

  private static boolean isUsed(List<String> texts, List<String> prefixes) {
    return prefixes.stream().anyMatch(prefix -> {
      Pattern use = Pattern.compile((prefix.startsWith("\"") ? "" : "(?<![\\w.])") + Pattern.quote(prefix) + (prefix.endsWith(".") ? "\\w" : ""));
      return texts.stream().anyMatch(text -> use.matcher(text).find());
    });
  }
}
