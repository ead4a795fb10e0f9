package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.replay.ReplaySpeed;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.EqualityText;
import dev.stillwater.host.replay.KeptComparison.KeptVersion;
import dev.stillwater.host.replay.LatestSnapshot;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.UntilText;
import dev.stillwater.host.replay.VersionName;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.host.replay.process.ReplayOrder.Copy;
import dev.stillwater.host.replay.process.ReplayOrder.Kind;
import dev.stillwater.ui.operate.launch.JobLaunches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.osgi.util.NLS;

/**
 * What a launch configuration asks for, all that it names found.
 *
 * <p>THREADING: immutable; made on any thread but the UI thread, as it reads the disk.
 *
 * @param order the order
 * @param copies texts of entries of the local history, by {@code a} and {@code b}
 */
record LaunchOrder(ReplayOrder order, Map<String, byte[]> copies) {
  private static final int PARALLELISM_MAX = Short.MAX_VALUE;
  /** What does not say which versions and which snapshot. */
  private static final List<String> REST = List.of(ReplayLaunches.UNTIL, ReplayLaunches.TOLERANCE, ReplayLaunches.WINDOWS, ReplayLaunches.SEED,
      ReplayLaunches.SPEED, ReplayLaunches.SETTINGS, ReplayLaunches.KEY, ReplayLaunches.IGNORE, ReplayLaunches.PARALLELISM, ReplayLaunches.SAVEPOINT);

  /** A part of a configuration, which is checked for itself. */
  enum Part {
    /** Snapshot and versions. */
    VERSIONS,
    /** Where it ends. */
    RANGE,
    /** What counts as equal. */
    EQUALITY,
    /** How it runs. */
    CONDITIONS
  }

  LaunchOrder {
    copies = Map.copyOf(copies);
  }

  /** The entries of the local history, as a comparison is kept with them. */
  Map<String, KeptVersion> texts() {
    Map<String, KeptVersion> texts = new HashMap<>();
    copies.forEach((side, content) -> texts.put(side, new KeptVersion(content, order.copies().get(side).file())));
    return texts;
  }

  /**
   * What the configuration asks for.
   *
   * @throws CannotStartException if it makes no sense or names what is not there; the message says what and what to do
   * @throws CoreException if the configuration cannot be read
   */
  static LaunchOrder of(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CannotStartException, CoreException {
    boolean isComparison = ReplayLaunches.COMPARISON.equals(configuration.getType().getIdentifier());
    Path folder = folder(configuration);
    String textA = configuration.getAttribute(ReplayLaunches.A, isComparison ? VersionName.SNAPSHOT : "");
    String textB = configuration.getAttribute(ReplayLaunches.B, "");
    VersionText.Found a = VersionText.find(textA, isComparison ? Messages.side_a : Messages.side_one, folder, monitor);
    Optional<VersionText.Found> b = isComparison ? Optional.of(VersionText.find(textB, Messages.side_b, folder, monitor)) : Optional.empty();
    Map<String, Copy> copies = new HashMap<>();
    Map<String, byte[]> contents = new HashMap<>();
    keep(ReplayOrder.A, a, copies, contents);
    b.ifPresent(found -> keep(ReplayOrder.B, found, copies, contents));
    Optional<String> snapshot = snapshot(configuration, a, b, folder);
    if (snapshot.isEmpty() && (textA.equals(VersionName.SNAPSHOT) || textB.equals(VersionName.SNAPSHOT))) {
      throw cannot(Messages.order_noJobOfSnapshot);
    }
    Comparison what = new Comparison(configuration.getName(), "", snapshot, a.text(), b.map(VersionText.Found::text).orElse(""),
        configuration.getAttribute(ReplayLaunches.SETTINGS, List.of()), until(configuration, folder), equality(configuration), conditions(configuration));
    Optional<Path> file = VersionText.resource(configuration.getAttribute(ReplayLaunches.FILE, ""));
    return new LaunchOrder(new ReplayOrder(isComparison ? Kind.COMPARISON : Kind.REPLAY, configuration.getName(), System.currentTimeMillis(), folder, what,
        copies, file,
        configuration.getAttribute(JobLaunches.VM_ARGUMENTS, "").strip(), isComparison ? Optional.empty() : savepointFolder(configuration, folder)), contents);
  }

  /**
   * Looks at one part of the configuration.
   *
   * @throws CannotStartException if that part makes no sense
   */
  static void check(ILaunchConfiguration configuration, Part part, IProgressMonitor monitor) throws CannotStartException, CoreException {
    switch (part) {
      case VERSIONS -> {
        VersionCheck.check(without(configuration, List.of(), monitor), monitor);
      }
      case RANGE -> {
        until(configuration, folder(configuration));
        savepointFolder(configuration, folder(configuration));
        checkFit(configuration, List.of(ReplayLaunches.UNTIL), monitor);
      }
      case EQUALITY -> equality(configuration);
      case CONDITIONS -> {
        conditions(configuration);
        checkFit(configuration, List.of(ReplayLaunches.SETTINGS), monitor);
      }
    }
  }

  /** Looks whether what a tab says fits the versions: names of operators, parameters and sources. What is wrong with the versions is said on their tab. */
  private static void checkFit(ILaunchConfiguration configuration, List<String> attributes, IProgressMonitor monitor) throws CannotStartException, CoreException {
    Map<String, Object> said = configuration.getAttributes();
    if (attributes.stream().noneMatch(said::containsKey)) {
      return;
    }
    try {
      VersionCheck.check(without(configuration, attributes, monitor), monitor);
    } catch (CannotStartException problem) {
      if (areVersionsFine(configuration, monitor)) {
        throw problem;
      }
    }
  }

  private static boolean areVersionsFine(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException {
    try {
      VersionCheck.check(without(configuration, List.of(), monitor), monitor);
      return true;
    } catch (CannotStartException saidElsewhere) {
      return false;
    }
  }

  /** The order with snapshot and versions, and of the rest with these attributes alone, so that what is wrong elsewhere is said there. */
  private static LaunchOrder without(ILaunchConfiguration configuration, List<String> kept, IProgressMonitor monitor) throws CannotStartException, CoreException {
    ILaunchConfigurationWorkingCopy copy = configuration.copy(configuration.getName());
    REST.stream().filter(attribute -> !kept.contains(attribute)).forEach(copy::removeAttribute);
    return of(copy, monitor);
  }

  private static void keep(String side, VersionText.Found found, Map<String, Copy> copies, Map<String, byte[]> contents) {
    if (found.copy().isPresent()) {
      copies.put(side, found.copy().get());
      contents.put(side, found.content().orElseThrow());
    }
  }

  /** Where relative paths count from: what was said, else the folder of a version, else the workspace. */
  static Path folder(ILaunchConfiguration configuration) throws CoreException {
    String folder = configuration.getAttribute(ReplayLaunches.FOLDER, "");
    if (!folder.isEmpty()) {
      return Path.of(folder);
    }
    for (String attribute : List.of(ReplayLaunches.B, ReplayLaunches.A)) {
      Optional<Path> file = VersionText.file(configuration.getAttribute(attribute, "")).map(each -> each.getLocation().toPath());
      if (file.isPresent()) {
        return file.get().getParent();
      }
    }
    return ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath();
  }

  private static Optional<String> snapshot(ILaunchConfiguration configuration, VersionText.Found a, Optional<VersionText.Found> b, Path folder)
      throws CannotStartException, CoreException {
    String text = configuration.getAttribute(ReplayLaunches.SNAPSHOT, "").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.equals(CheckpointOverrides.LATEST)) {
      String job = b.map(VersionText.Found::text).filter(each -> !each.equals(VersionName.SNAPSHOT)).orElse(a.text());
      if (job.equals(VersionName.SNAPSHOT)) {
        throw cannot(Messages.order_latestOfWhat);
      }
      return Optional.of(LatestSnapshot.find(folder.resolve(job), Optional.empty()).folder().toString());
    }
    Path path = VersionText.place(text, Messages.side_snapshot, folder);
    if (!Files.exists(path)) {
      throw cannot(NLS.bind(Messages.order_noSnapshot, path));
    }
    return Optional.of(path.toString());
  }

  private static Optional<String> savepointFolder(ILaunchConfiguration configuration, Path folder) throws CannotStartException, CoreException {
    if (!configuration.getAttribute(ReplayLaunches.SAVEPOINT, false)) {
      return Optional.empty();
    }
    String text = configuration.getAttribute(ReplayLaunches.SAVEPOINT_FOLDER, "").strip();
    if (text.isEmpty()) {
      return Optional.of(text);
    }
    Path place = VersionText.place(text, Messages.side_savepoint, folder);
    if (Files.exists(place) && !Files.isDirectory(place)) {
      throw cannot(NLS.bind(Messages.order_savepointFile, place));
    }
    return Optional.of(place.toString());
  }

  private static String until(ILaunchConfiguration configuration, Path folder) throws CannotStartException, CoreException {
    String text = configuration.getAttribute(ReplayLaunches.UNTIL, "").strip();
    if (text.isEmpty()) {
      return UntilText.END;
    }
    if (text.equals(RangeTab.RECORDS)) {
      throw cannot(Messages.order_noEnd);
    }
    String place = VersionText.resource(text).map(Path::toString).orElse(text);
    try {
      UntilText.parse(place, folder);
      return place;
    } catch (IllegalArgumentException malformed) {
      throw new CannotStartException(malformed.getMessage(), malformed);
    }
  }

  private static Equality equality(ILaunchConfiguration configuration) throws CannotStartException, CoreException {
    try {
      Equality equality = Equality.EXACT.withOrderIgnored(!configuration.getAttribute(ReplayLaunches.ORDERED, false))
          .withIgnoredFields(new HashSet<>(list(configuration, ReplayLaunches.IGNORE))).withKeyFields(list(configuration, ReplayLaunches.KEY));
      for (String tolerance : list(configuration, ReplayLaunches.TOLERANCE)) {
        equality = EqualityText.withTolerance(equality, tolerance);
      }
      List<Equality.TimeRange> windows = new ArrayList<>();
      for (String window : list(configuration, ReplayLaunches.WINDOWS)) {
        windows.add(EqualityText.range(window));
      }
      return new Equality(equality.isOrderIgnored(), equality.ignoredFields(), equality.toleranceAbsolute(), equality.toleranceRelative(),
          equality.keyFields(), windows,
          configuration.getAttribute(ReplayLaunches.EVENT_TIME, false));
    } catch (IllegalArgumentException malformed) {
      throw new CannotStartException(malformed.getMessage(), malformed);
    }
  }

  private static List<String> list(ILaunchConfiguration configuration, String attribute) throws CoreException {
    return Arrays.stream(configuration.getAttribute(attribute, "").split("[,;\n]")).map(String::strip).filter(text -> !text.isEmpty()).distinct().toList();
  }

  private static ReplayRequest.Conditions conditions(ILaunchConfiguration configuration) throws CannotStartException, CoreException {
    int parallelism = configuration.getAttribute(ReplayLaunches.PARALLELISM, 0);
    if (parallelism < 0 || parallelism > PARALLELISM_MAX) {
      throw cannot(NLS.bind(Messages.order_parallelism, parallelism));
    }
    String backend = configuration.getAttribute(ReplayLaunches.BACKEND, StateBackendSettings.Kind.FILESYSTEM.text());
    String seed = configuration.getAttribute(ReplayLaunches.SEED, "0").strip();
    if (!seed.matches("-?\\d{1,18}")) {
      throw cannot(NLS.bind(Messages.order_seed, seed));
    }
    for (String setting : configuration.getAttribute(ReplayLaunches.SETTINGS, List.<String>of())) {
      if (!setting.matches("(?s)([AB]:)?[^=.]+\\.[^=]+=.*")) {
        throw cannot(NLS.bind(Messages.order_setting, setting));
      }
    }
    return new ReplayRequest.Conditions(Set.of(), parallelism > 0 ? OptionalInt.of(parallelism) : OptionalInt.empty(),
        StateBackendSettings.Kind.valueOf(backend.toUpperCase(Locale.ROOT)), Long.parseLong(seed),
        speed(configuration.getAttribute(ReplayLaunches.SPEED, "").strip()),
        configuration.getAttribute(ReplayLaunches.ALLOW, false), configuration.getAttribute(ReplayLaunches.STREAMS, false));
  }

  private static ReplaySpeed speed(String text) throws CannotStartException {
    if (text.isEmpty() || text.equals("max")) {
      return ReplaySpeed.AS_FAST_AS_POSSIBLE;
    }
    if (text.equals("real")) {
      return ReplaySpeed.REAL_TIME;
    }
    try {
      double factor = Double.parseDouble(text.endsWith("x") ? text.substring(0, text.length() - 1) : text);
      if (factor > 0) {
        return new ReplaySpeed(factor);
      }
    } catch (IllegalArgumentException malformed) {
      throw new CannotStartException(NLS.bind(Messages.order_speed, text), malformed);
    }
    throw cannot(NLS.bind(Messages.order_speed, text));
  }

  private static CannotStartException cannot(String message) {
    return new CannotStartException(message, List.of());
  }
}
