package dev.stillwater.testkit.tidy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys of message files are defined and used: {@code messages.properties}, and others whose names end so, with the class of the name beside them,
 * {@code plugin.properties} with {@code plugin.xml} and the manifest.
 *
 * <p>THREADING: stateless.
 */
public final class MessageRules {
  private static final Pattern FIELD = Pattern.compile("public\\s+static\\s+String\\s+([^;]+);");
  private static final Pattern PLUGIN_KEY = Pattern.compile("(?:\"|:\\s*|>)%([\\w.\\-]+)");

  /** What the tree breaks. Scans all bundles. */
  public List<Finding> check(SourceTree tree) {
    List<Finding> findings = new ArrayList<>();
    for (SourceFile file : tree.files()) {
      String folder = file.path().substring(0, file.path().length() - file.name().length());
      if (file.name().equals("messages.properties") || file.name().endsWith("Messages.properties")) {
        checkMessages(tree, file, folder, findings);
      } else if (file.name().equals("plugin.properties") || file.name().equals("bundle.properties")) {
        checkPlugin(tree, file, folder, findings);
      }
    }
    return findings;
  }

  private static void checkMessages(SourceTree tree, SourceFile file, String folder, List<Finding> findings) {
    String holderFile = Character.toUpperCase(file.name().charAt(0)) + file.name().substring(1).replace(".properties", ".java");
    List<SourceFile> candidates = tree.below(folder).stream()
        .filter(other -> other.path().equals(folder + other.name()) && other.name().endsWith("essages.java") && other.content().contains("initializeMessages")).toList();
    Optional<SourceFile> holder = candidates.stream().filter(other -> other.name().equals(holderFile)).findFirst().or(() -> candidates.stream().findFirst());
    if (holder.isEmpty()) {
      findings.add(new Finding(file.path(), 0, "messages", "no class " + holderFile + " beside it calls NLS.initializeMessages. Add one, or delete the file."));
      return;
    }
    Set<String> fields = new TreeSet<>();
    Matcher matcher = FIELD.matcher(JavaCode.of(holder.get().content()).code());
    while (matcher.find()) {
      for (String name : matcher.group(1).split(",")) {
        fields.add(name.strip());
      }
    }
    Set<String> keys = keys(file);
    difference(keys, fields).forEach(key -> findings.add(
        new Finding(file.path(), 0, "messages", "'" + key + "' has no field in " + holder.get().name() + ". Delete it or add the field.")));
    difference(fields, keys).forEach(field -> findings.add(
        new Finding(holder.get().path(), 0, "messages", "'" + field + "' has no text in " + file.name() + ". Add it.")));
    String holderName = holder.get().name().replace(".java", "");
    String bundle = file.path().substring(0, Math.max(file.path().indexOf("/src/"), 0) + 1);
    for (String field : fields) {
      Pattern use = Pattern.compile("\\b" + holderName + "\\s*\\.\\s*" + Pattern.quote(field) + "\\b");
      if (tree.below(bundle).stream().filter(SourceFile::isHandWrittenJava).noneMatch(other -> use.matcher(other.content()).find())) {
        findings.add(new Finding(holder.get().path(), 0, "messages", "'" + field + "' is not used. Delete it and its text."));
      }
    }
  }

  private static void checkPlugin(SourceTree tree, SourceFile file, String folder, List<Finding> findings) {
    Set<String> used = new TreeSet<>();
    for (SourceFile other : tree.below(folder)) {
      if (!other.path().endsWith(".xml") && !other.path().endsWith(".MF") && !other.path().endsWith(".e4xmi")) {
        continue;
      }
      Matcher matcher = PLUGIN_KEY.matcher(other.content());
      while (matcher.find()) {
        used.add(matcher.group(1));
      }
    }
    Set<String> keys = keys(file);
    difference(keys, used).forEach(key -> findings.add(new Finding(file.path(), 0, "messages", "'" + key + "' is not used. Delete it.")));
    difference(used, keys).forEach(key -> findings.add(new Finding(file.path(), 0, "messages", "'%" + key + "' is used but not defined. Add it.")));
  }

  private static Set<String> difference(Set<String> all, Set<String> without) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static Set<String> keys(SourceFile file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(file.content()));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }
}
