package dev.stillwater.testkit.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What no line of a hand-written text file may contain: addresses of package registries, paths of one machine, tabs, trailing
 * blanks, long dashes, notes of unfinished work, code that is commented out.
 *
 * <p>THREADING: stateless.
 */
public final class TextRules implements FileRule {
  /** Endings whose tabs belong to the format. */
  private static final Set<String> TABBED = Set.of(".project", ".classpath", ".tsv");
  /** Endings in which a blank at the end of a line belongs to a text. */
  private static final Set<String> BLANKS_COUNT = Set.of(".properties");
  private static final Set<String> DATA = Set.of(".csv", ".tsv", ".txt.golden");
  private static final Set<String> PROSE_OR_CODE = Set.of(".java", ".md", ".properties", ".xml", ".ecore", ".exsd");
  private static final Set<String> NOTED = Set.of(".java", ".xml", ".properties", ".sh", ".css", ".bnd");

  /* The words are put together here so that this file does not hold them itself. */
  private static final Pattern REGISTRY = Pattern.compile("(repo1?\\.maven\\.apache|repo1\\.maven|registry\\.npmjs|pypi\\.python|oss\\.sonatype"
      + "|central\\.sonatype|download\\.eclipse|proxy\\.golang|deb\\.debian|archive\\.ubuntu)\\." + "(org|com)|\\bpypi\\." + "org|\\bcrates\\." + "io");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.}*)/-])/(root|work|tmp|home)" + "/[\\w.]|\\b[A-Z]:\\\\" + "\\\\?Users\\b");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern COMMENTED_CODE = Pattern.compile("//\\s*[\\w@.}].*[;{]\\s*$|//\\s*\\}\\s*$");
  private static final String LONG_DASH = "\u2014";

  @Override
  public List<Finding> check(SourceFile file) {
    List<Finding> findings = new ArrayList<>();
    if (file.isGenerated() || hasEnding(file, DATA)) {
      return findings;
    }
    String[] lines = file.content().split("\n", -1);
    for (int index = 0; index < lines.length; index++) {
      checkLine(file, lines[index], index + 1, findings);
    }
    if (!file.content().isEmpty() && !file.content().endsWith("\n")) {
      findings.add(new Finding(file.path(), lines.length, "last-line", "the last line has no end. Add one."));
    }
    if (file.path().endsWith(".java")) {
      checkComments(file, findings);
    }
    return findings;
  }

  private static void checkLine(SourceFile file, String line, int number, List<Finding> findings) {
    Matcher registry = REGISTRY.matcher(line);
    if (registry.find()) {
      findings.add(new Finding(file.path(), number, "registry-host", "names '" + registry.group() + "'. Leave the host to the user's settings."));
    }
    Matcher machinePath = MACHINE_PATH.matcher(line);
    if (machinePath.find()) {
      findings.add(new Finding(file.path(), number, "machine-path", "names a path of one machine, '" + machinePath.group() + "'. Use a relative one."));
    }
    if (line.indexOf('\t') >= 0 && !hasEnding(file, TABBED)) {
      findings.add(new Finding(file.path(), number, "tab", "holds a tab. Indent with blanks."));
    }
    if (line.endsWith(" ") && !hasEnding(file, BLANKS_COUNT) || line.endsWith("\r")) {
      findings.add(new Finding(file.path(), number, "trailing-blank", "ends in a blank or carriage return. Remove it."));
    }
    if (line.contains(LONG_DASH) && hasEnding(file, PROSE_OR_CODE)) {
      findings.add(new Finding(file.path(), number, "long-dash", "holds a long dash. Use a comma, a colon or two sentences."));
    }
    if (UNFINISHED.matcher(line).find() && hasEnding(file, NOTED)) {
      findings.add(new Finding(file.path(), number, "unfinished", "notes unfinished work. Do it, or open an issue."));
    }
  }

  private static void checkComments(SourceFile file, List<Finding> findings) {
    String[] comments = JavaCode.of(file.content()).comments().split("\n", -1);
    for (int index = 0; index < comments.length; index++) {
      if (COMMENTED_CODE.matcher(comments[index].strip()).find()) {
        findings.add(new Finding(file.path(), index + 1, "commented-code", "looks like code that is commented out. Delete it."));
      }
    }
  }

  private static boolean hasEnding(SourceFile file, Set<String> endings) {
    return endings.stream().anyMatch(file.path()::endsWith);
  }
}
