package dev.stillwater.ui.operate.replay;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.EqualityText;
import dev.stillwater.host.replay.UntilText;
import dev.stillwater.host.replay.VersionName;
import dev.stillwater.model.JobFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.osgi.util.NLS;

/**
 * Launch configurations of replays: what they hold, and the one for a job, a snapshot or a comparison file.
 *
 * <p>THREADING: any thread.
 */
public final class ReplayLaunches {
  /** Id of the launch configuration type of one version from a snapshot. */
  public static final String REPLAY = "dev.stillwater.ui.operate.replay.fromSnapshot";
  /** Id of the launch configuration type of two versions. */
  public static final String COMPARISON = "dev.stillwater.ui.operate.replay.comparison";
  /** Attribute: the snapshot, absolute, as a path of the workspace, or relative to {@link #FOLDER}; empty for the beginning of the input. */
  public static final String SNAPSHOT = "snapshot";
  /** Attribute: the version, or the first of two; see {@link VersionText}. */
  public static final String A = "versionA";
  /** Attribute: the second version. */
  public static final String B = "versionB";
  /** Attribute: where the replay ends, as {@link UntilText} reads it. */
  public static final String UNTIL = "until";
  /** Attribute: whether the order of results counts. */
  public static final String ORDERED = "ordered";
  /** Attribute: fields that are not compared, with commas between. */
  public static final String IGNORE = "ignore";
  /** Attribute: differences up to which numbers are equal, with commas between. */
  public static final String TOLERANCE = "tolerance";
  /** Attribute: fields that say which results are the same one, with commas between. */
  public static final String KEY = "key";
  /** Attribute: ranges of event time that are compared, with commas between. */
  public static final String WINDOWS = "windows";
  /** Attribute: whether the event time of results counts. */
  public static final String EVENT_TIME = "eventTime";
  /** Attribute: whether streams are compared in any case. */
  public static final String STREAMS = "streams";
  /** Attribute: default parallelism; 0 for one subtask each. */
  public static final String PARALLELISM = "parallelism";
  /** Attribute: where the state lives. */
  public static final String BACKEND = "backend";
  /** Attribute: seed of the order of steps, as text. */
  public static final String SEED = "seed";
  /** Attribute: {@code max}, {@code real}, or a multiple such as {@code 10x}. */
  public static final String SPEED = "speed";
  /** Attribute: whether state of the snapshot may belong to no operator. */
  public static final String ALLOW = "allowNonRestoredState";
  /** Attribute: changed parameters, {@code [A:|B:]UID.PARAM=VALUE} each. */
  public static final String SETTINGS = "settings";
  /** Attribute: whether each start asks which sinks are opened. That one is open is never kept. */
  public static final String ASK_SINKS = "askForSinks";
  /** Attribute, of one version: whether the state at the end is left as a savepoint. */
  public static final String SAVEPOINT = "takesSavepoint";
  /** Attribute: the folder of that savepoint; empty for the savepoint folder of the job. */
  public static final String SAVEPOINT_FOLDER = "savepointFolder";
  /** Attribute: folder that relative paths count from, absolute; empty for that of the workspace. */
  public static final String FOLDER = "folder";
  /** Attribute: the comparison file that the configuration follows, as a path of the workspace. */
  public static final String FILE = "comparisonFile";

  private ReplayLaunches() {
  }

  /** All configurations of a type. */
  static List<ILaunchConfiguration> all(String type) throws CoreException {
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    return List.of(manager.getLaunchConfigurations(manager.getLaunchConfigurationType(type)));
  }

  /**
   * The configuration of a type for a job: the first that has the job as its last version, with this snapshot from now on and all else as it was; else a new
   * one.
   *
   * @param snapshot the snapshot; empty to leave it to the user
   * @param a the first version as text
   * @param b the second one; empty for one version
   * @return a copy that is not saved
   */
  static ILaunchConfigurationWorkingCopy of(String type, Optional<Path> snapshot, String a, String b, String name) throws CoreException {
    String last = type.equals(COMPARISON) ? B : A;
    String lastText = type.equals(COMPARISON) ? b : a;
    ILaunchConfigurationWorkingCopy copy = null;
    for (ILaunchConfiguration known : all(type)) {
      boolean isSame = known.getAttribute(last, "").equals(lastText) && known.getAttribute(FILE, "").isEmpty();
      boolean isOfSnapshot = !lastText.equals(VersionName.SNAPSHOT) || snapshot.map(Path::toString).orElse("").equals(known.getAttribute(SNAPSHOT, ""));
      if (copy == null && isSame && isOfSnapshot) {
        copy = known.getWorkingCopy();
      }
    }
    if (copy == null) {
      copy = create(type, name);
    }
    copy.setAttribute(A, a);
    put(copy, B, b);
    put(copy, SNAPSHOT, snapshot.map(Path::toString).orElse(""));
    map(copy);
    return copy;
  }

  /**
   * The configuration that follows a comparison file, as the file is now. It is saved.
   *
   * @throws CoreException if the file cannot be read; the message says why
   */
  public static ILaunchConfiguration of(IFile comparison) throws CoreException {
    IPath location = comparison.getLocation();
    Comparison what;
    try {
      what = ComparisonFile.read(location == null ? Path.of(comparison.getFullPath().toString()) : location.toPath());
    } catch (CannotStartException damaged) {
      throw new CoreException(Status.error(damaged.getMessage(), damaged));
    }
    String path = comparison.getFullPath().toString();
    ILaunchConfigurationWorkingCopy copy = null;
    for (ILaunchConfiguration known : all(COMPARISON)) {
      if (copy == null && path.equals(known.getAttribute(FILE, ""))) {
        copy = known.getWorkingCopy();
      }
    }
    if (copy == null) {
      copy = create(COMPARISON, what.name().isEmpty() ? comparison.getFullPath().removeFileExtension().lastSegment() : what.name());
    }
    copy.setAttribute(FILE, path);
    copy.setAttribute(FOLDER, location.toPath().getParent().toString());
    fill(copy, what);
    copy.setMappedResources(new IResource[] {comparison});
    return copy.doSave();
  }

  /** Writes what a comparison says into a configuration. Sinks that it opens are asked for at each start. */
  static void fill(ILaunchConfigurationWorkingCopy copy, Comparison what) {
    put(copy, SNAPSHOT, what.snapshot().orElse(""));
    put(copy, A, what.a());
    put(copy, B, what.b());
    put(copy, UNTIL, what.until().equals(UntilText.END) ? "" : what.until());
    Equality equality = what.equality();
    copy.setAttribute(ORDERED, equality.isOrderIgnored() ? null : Boolean.TRUE);
    put(copy, IGNORE, equality.ignoredFields().stream().sorted().collect(Collectors.joining(", ")));
    put(copy, TOLERANCE, String.join(", ", EqualityText.tolerances(equality)));
    put(copy, KEY, String.join(", ", equality.keyFields()));
    put(copy, WINDOWS, equality.windows().stream().map(EqualityText::of).collect(Collectors.joining(", ")));
    copy.setAttribute(EVENT_TIME, equality.isEventTimeCompared() ? Boolean.TRUE : null);
    copy.setAttribute(STREAMS, what.conditions().tapsStreams() ? Boolean.TRUE : null);
    copy.setAttribute(ALLOW, what.conditions().allowsNonRestoredState() ? Boolean.TRUE : null);
    copy.setAttribute(ASK_SINKS, what.conditions().openSinks().isEmpty() ? null : Boolean.TRUE);
    if (what.conditions().parallelism().isPresent()) {
      copy.setAttribute(PARALLELISM, what.conditions().parallelism().getAsInt());
    } else {
      copy.removeAttribute(PARALLELISM);
    }
    StateBackendSettings.Kind backend = what.conditions().backend();
    put(copy, BACKEND, backend == StateBackendSettings.Kind.FILESYSTEM ? "" : backend.text());
    put(copy, SEED, what.conditions().seed() == 0 ? "" : Long.toString(what.conditions().seed()));
    copy.setAttribute(SETTINGS, what.settings().isEmpty() ? null : what.settings());
  }

  private static ILaunchConfigurationWorkingCopy create(String type, String name) throws CoreException {
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    String plain = name.replaceAll("[\\\\/:*?\"<>|@&]", " ").strip();
    return manager.getLaunchConfigurationType(type).newInstance(null, manager.generateLaunchConfigurationName(plain.isEmpty() ? Messages.name_replay : plain));
  }

  /** Ties the configuration to the files it names, so that it is offered there. */
  static void map(ILaunchConfigurationWorkingCopy copy) throws CoreException {
    List<IResource> files = new ArrayList<>();
    for (String attribute : List.of(A, B)) {
      VersionText.file(copy.getAttribute(attribute, "")).filter(file -> !files.contains(file)).ifPresent(files::add);
    }
    copy.setMappedResources(files.isEmpty() ? null : files.toArray(IResource[]::new));
  }

  /** Writes the text, or nothing where it is empty. */
  static void put(ILaunchConfigurationWorkingCopy copy, String attribute, String text) {
    copy.setAttribute(attribute, text.isBlank() ? null : text.strip());
  }

  /** The path of a job as configurations have it: that of the workspace where it lies there. */
  public static String text(Path job) {
    IFile file = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(job));
    return file != null && file.exists() ? file.getFullPath().toString() : job.toString();
  }

  /** What a configuration for the job is called. */
  static String name(String type, String job) {
    String name = Path.of(job).getFileName().toString().replace(JobFile.SUFFIX, "");
    return NLS.bind(type.equals(COMPARISON) ? Messages.name_comparisonOf : Messages.name_replayOf, name);
  }
}
