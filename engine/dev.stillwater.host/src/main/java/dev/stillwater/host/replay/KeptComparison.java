package dev.stillwater.host.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.SettingPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Keeps a comparison that was asked for with options as a file of the project, its paths counting from there.
 *
 * <p>THREADING: stateless.
 */
public final class KeptComparison {
  private KeptComparison() {
  }

  /**
   * Writes the file, which must not exist.
   *
   * @param comparison the options
   * @param prepared the same with all paths found
   * @throws CannotStartException if the file exists or cannot be written
   */
  public static void write(Comparison comparison, PreparedReplay prepared, Path file) throws CannotStartException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (!file.toString().endsWith(Comparison.SUFFIX)) {
      throw new CannotStartException("'" + file + "' is no name of a comparison file; it has to end with " + Comparison.SUFFIX + ".", List.of());
    }
    ReplayRequest request = prepared.request();
    String until = request.until() instanceof ReplayLimit.Positions positions ? relative(folder, positions.snapshot()) : comparison.until();
    Comparison kept = new Comparison(comparison.name(), comparison.description(), request.snapshot().map(path -> relative(folder, path)), name(request.a(), folder),
        name(request.b().orElseThrow(), folder), comparison.settings().stream().map(setting -> setting(setting, prepared)).toList(), until, comparison.equality(),
        comparison.conditions());
    try {
      Files.createDirectories(folder);
      Files.writeString(file, ComparisonFile.write(kept), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new CannotStartException("The comparison cannot be kept in " + file + ": " + IoReason.of(e), e);
    }
  }

  private static String name(VersionName name, Path folder) {
    return switch (name) {
      case VersionName.OfSnapshot snapshot -> VersionName.SNAPSHOT;
      case VersionName.OfFile file -> relative(folder, file.file());
      case VersionName.OfRevision revision -> relative(folder, revision.file()) + "@" + revision.revision();
    };
  }

  private static String relative(Path folder, Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    String text = (folder.getRoot().equals(absolute.getRoot()) ? folder.relativize(absolute) : absolute).toString();
    return text.equals(VersionName.SNAPSHOT) || text.isEmpty() ? "./" + text : text;
  }

  private static String setting(String setting, PreparedReplay prepared) {
    boolean isSided = setting.startsWith("A:") || setting.startsWith("B:");
    String side = isSided ? setting.substring(0, 2) : "";
    return side + SettingPaths.absolute((side.equals("B:") ? prepared.b().orElseThrow() : prepared.a()).job(), setting.substring(side.length()),
        prepared.request().currentFolder());
  }
}
