package dev.stillwater.testkit.architecture;

import java.util.List;

/**
 * What one module may know of.
 *
 * <p>THREADING: immutable.
 *
 * @param folder folder of the module from the root, with its last slash
 * @param reason the rule in words, for people who broke it
 * @param packages prefixes of packages that its code may name, besides the JDK's and its own
 * @param forbidden prefixes that it may not name although {@code packages} would allow them
 * @param artifacts patterns of {@code groupId:artifactId} and of bundle names that its pom and manifest may require
 */
public record ModuleRule(String folder, String reason, List<String> packages, List<String> forbidden, List<String> artifacts) {
  public ModuleRule {
    packages = List.copyOf(packages);
    forbidden = List.copyOf(forbidden);
    artifacts = List.copyOf(artifacts);
  }

  /** Name of the module, which all of its packages begin with. */
  public String name() {
    String path = folder.substring(0, folder.length() - 1);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether code of the module may name the package. */
  public boolean allowsPackage(String packageName) {
    return begins(packageName, List.of(name(), "java", "javax", "org.xml.sax", "org.w3c.dom", "jdk", "com.sun.net.httpserver", "com.sun.management"))
        || begins(packageName, packages) && !begins(packageName, forbidden);
  }

  /** Whether the module may depend on the artifact or bundle. */
  public boolean allowsArtifact(String id) {
    return artifacts.stream().anyMatch(id::matches);
  }

  private static boolean begins(String packageName, List<String> prefixes) {
    return prefixes.stream().anyMatch(prefix -> packageName.equals(prefix) || packageName.startsWith(prefix + "."));
  }
}
