package dev.stillwater.host.replay;

import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.SettingPaths;
import dev.stillwater.model.JobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a comparison that was asked for with options as a file of the project, its paths counting from there.
 *
 * <p>THREADING: stateless.
 */
public final class KeptComparison {
  private static final int NAMES_MAX = 1000;

  private KeptComparison() {
  }

  /**
   * A version that no path and no revision leads to, such as an entry of a local history.
   *
   * @param content the text of the job
   * @param file where the job's file is, or was, absolute; paths in the text count from its folder
   */
  public record KeptVersion(byte[] content, Path file) {
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
    write(placed(comparison, prepared.request(), comparison.settings().stream().map(setting -> setting(setting, prepared)).toList(), folder), file,
        StandardOpenOption.CREATE_NEW);
  }

  private static Comparison placed(Comparison comparison, ReplayRequest request, List<String> settings, Path folder) {
    String until = request.until() instanceof ReplayLimit.Positions positions ? relative(folder, positions.snapshot()) : comparison.until();
    return new Comparison(comparison.name(), comparison.description(), request.snapshot().map(path -> relative(folder, path)), name(request.a(), folder),
        name(request.b().orElseThrow(), folder), settings, until, comparison.equality(), comparison.conditions());
  }

  private static void write(Comparison kept, Path file, StandardOpenOption how) throws CannotStartException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, ComparisonFile.write(kept), how, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new CannotStartException("The comparison cannot be kept in " + file + ": " + IoReason.of(e), e);
    }
  }

  /** What was prepared, as a comparison whose paths count from the folder. */
  public static Comparison of(PreparedReplay prepared, Equality equality, Path folder) {
    ReplayRequest request = prepared.request();
    Path base = folder.toAbsolutePath().normalize();
    Comparison asked = new Comparison("", "", Optional.empty(), "", "", List.of(), UntilText.text(request.until(), base), equality, request.conditions());
    return placed(asked, request, request.settings().all().stream().map(setting -> setting(setting, prepared)).toList(), base);
  }

  /**
   * Writes a comparison that lies in one folder to a file in another, over what is there; its paths count from there then.
   *
   * @param folder the folder that its paths count from
   * @param texts versions to keep as files of their own, by {@code a} and {@code b}: each is written beside the job that it is a version of, as the paths in it
   *     count from there
   * @return the job files that were written, or that held the texts already
   * @throws CannotStartException if a text of it is not understood, or a file cannot be written
   */
  public static List<Path> move(Comparison comparison, Path folder, Path file, Map<String, KeptVersion> texts) throws CannotStartException {
    Path absolute = file.toAbsolutePath().normalize();
    Map<String, Path> files = new HashMap<>();
    for (Map.Entry<String, KeptVersion> text : texts.entrySet()) {
      files.put(text.getKey(), keep(text.getValue(), text.getKey(), absolute));
    }
    Comparison named = new Comparison(comparison.name(), comparison.description(), comparison.snapshot(),
        Optional.ofNullable(files.get("a")).map(Path::toString).orElse(comparison.a()),
        Optional.ofNullable(files.get("b")).map(Path::toString).orElse(comparison.b()), comparison.settings(), comparison.until(), comparison.equality(),
        comparison.conditions());
    write(placed(named, named.request(folder), named.settings(), absolute.getParent()), file, StandardOpenOption.CREATE);
    return List.copyOf(files.values());
  }

  /** Writes the text of a version to a job file that nobody else has; one that holds just this text is taken as it is. */
  private static Path keep(KeptVersion text, String side, Path comparison) throws CannotStartException {
    Path beside = text.file().getParent();
    Path folder = beside != null && Files.isDirectory(beside) ? beside : comparison.getParent();
    String name = comparison.getFileName().toString().replace(Comparison.SUFFIX, "") + "-version-" + side;
    try {
      Files.createDirectories(folder);
      for (int number = 1; number < NAMES_MAX; number++) {
        Path file = folder.resolve(name + (number == 1 ? "" : "-" + number) + JobFile.SUFFIX);
        if (!Files.exists(file)) {
          return Files.write(file, text.content(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
        if (Arrays.equals(Files.readAllBytes(file), text.content())) {
          return file;
        }
      }
    } catch (IOException e) {
      throw new CannotStartException("Version " + side.toUpperCase(Locale.ROOT) + " cannot be kept in " + folder + ": " + IoReason.of(e), e);
    }
    throw new CannotStartException("There is no name left for version " + side.toUpperCase(Locale.ROOT) + " in " + folder + "; remove some of its files " + name + "-*.", List.of());
  }

  /**
   * The same up to a record of the input, for a test of that record alone.
   *
   * @param records number of the record, from 1
   */
  public static Comparison upTo(Comparison comparison, long records, String name, String description) {
    return new Comparison(name, description, comparison.snapshot(), comparison.a(), comparison.b(), comparison.settings(), UntilText.ofRecords(records),
        comparison.equality(), comparison.conditions());
  }

  private static String name(VersionName name, Path folder) {
    return switch (name) {
      case VersionName.OfSnapshot snapshot -> VersionName.SNAPSHOT;
      case VersionName.OfFile file -> relative(folder, file.file());
      case VersionName.OfRevision revision -> relative(folder, revision.file()) + "@" + revision.revision();
      case VersionName.OfCopy copy -> relative(folder, copy.copy());
    };
  }

  static String relative(Path folder, Path path) {
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
