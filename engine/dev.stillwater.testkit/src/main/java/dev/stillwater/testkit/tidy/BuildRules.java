package dev.stillwater.testkit.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every folder with a pom belongs to the reactor, has a name, and pins the versions of what it uses.
 *
 * <p>THREADING: stateless.
 */
public final class BuildRules {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern FLOATING_VERSION = Pattern.compile("<version>\\s*(LATEST|RELEASE|[\\[(][^<]*)\\s*</version>");
  private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*</parent>");
  private static final List<String> BUILT_FOLDERS = List.of("engine/", "bundles/", "features/", "product/", "target-platform/", "ui-tests/");

  /** What the tree breaks. Scans all poms. */
  public List<Finding> check(SourceTree tree) {
    List<Finding> findings = new ArrayList<>();
    List<String> modules = new ArrayList<>();
    for (SourceFile pom : poms(tree)) {
      String folder = pom.path().substring(0, pom.path().length() - "pom.xml".length());
      Matcher module = MODULE.matcher(pom.content());
      while (module.find()) {
        modules.add(folder + module.group(1).strip() + "/pom.xml");
      }
    }
    for (SourceFile pom : poms(tree)) {
      if (BUILT_FOLDERS.stream().anyMatch(pom.path()::startsWith) && !modules.contains(pom.path())) {
        findings.add(new Finding(pom.path(), 0, "module", "belongs to no reactor. Add it to the modules of the pom above."));
      }
      if (!PARENT.matcher(pom.content()).replaceAll("").contains("<name>")) {
        findings.add(new Finding(pom.path(), 0, "module", "has no <name>. Add one."));
      }
      Matcher floating = FLOATING_VERSION.matcher(pom.content());
      if (floating.find()) {
        findings.add(new Finding(pom.path(), pom.lineAt(floating.start()), "version",
            "the version '" + floating.group(1) + "' changes by itself. Pin it."));
      }
    }
    return findings;
  }

  private static List<SourceFile> poms(SourceTree tree) {
    return tree.files().stream().filter(file -> file.name().equals("pom.xml")).toList();
  }
}
