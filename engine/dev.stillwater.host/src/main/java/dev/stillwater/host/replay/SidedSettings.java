package dev.stillwater.host.replay;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.SettingPaths;
import dev.stillwater.model.JobOverrideException;
import dev.stillwater.model.JobOverrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of a comparison: {@code UID.PARAM=VALUE} for both versions, {@code A:UID.PARAM=VALUE} or {@code B:...} for one.
 *
 * <p>THREADING: immutable.
 *
 * @param all the settings in their order
 */
public record SidedSettings(List<String> all) {
  private static final String A = "A:";
  private static final String B = "B:";

  public SidedSettings {
    all = List.copyOf(all);
  }

  /** Whether one of the settings is for version B alone. */
  boolean hasB() {
    return all.stream().anyMatch(setting -> setting.startsWith(B));
  }

  /**
   * Changes the version.
   *
   * @param isB whether it is version B
   * @param currentFolder where relative paths of the settings count from
   * @throws CannotStartException if a setting does not fit; names the nearest operator or parameter
   */
  void applyTo(LoadedVersion version, boolean isB, Path currentFolder) throws CannotStartException {
    List<String> mine = of(version, isB, currentFolder);
    try {
      JobOverrides.apply(version.job(), mine);
    } catch (JobOverrideException e) {
      boolean isShared = all.stream().anyMatch(setting -> !setting.startsWith(A) && !setting.startsWith(B));
      throw new CannotStartException("Version " + (isB ? "B" : "A") + " (" + version.name().text() + "): " + e.getMessage()
          + (isShared ? " A setting for one version alone begins with A: or B:." : ""), e);
    }
  }

  /** The settings that concern one version, without the letter, paths absolute. */
  List<String> of(LoadedVersion version, boolean isB, Path currentFolder) {
    List<String> mine = new ArrayList<>();
    for (String setting : all) {
      boolean isForA = setting.startsWith(A);
      boolean isForB = setting.startsWith(B);
      if (!isForA && !isForB || isForB == isB) {
        mine.add(SettingPaths.absolute(version.job(), isForA || isForB ? setting.substring(A.length()) : setting, currentFolder));
      }
    }
    return mine;
  }
}
