package dev.stillwater.host;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Paths in settings {@code UID.PARAM=VALUE}: they count from where the person is, those in a job file from the file; so a setting's are made absolute.
 *
 * <p>THREADING: stateless; the caller owns the job.
 */
public final class SettingPaths {
  private SettingPaths() {
  }

  /** The setting with an absolute path where its parameter is a path; as it is where that cannot be told. Cost: number of operators. */
  public static String absolute(Job job, String setting, Path currentFolder) {
    int dot = setting.indexOf('.');
    int equals = setting.indexOf('=', dot + 1);
    if (dot < 0 || equals < 0 || equals + 1 == setting.length()) {
      return setting;
    }
    String uid = setting.substring(0, dot);
    String name = setting.substring(dot + 1, equals);
    boolean isPath = job.getOperators().stream().filter(operator -> uid.equals(operator.getUid())).findFirst()
        .map(Operator::getKind).flatMap(OperatorCatalog.standard()::kind).flatMap(kind -> kind.parameter(name))
        .map(ParameterSpec::type).filter(type -> type == ParameterType.PATH).isPresent();
    if (!isPath) {
      return setting;
    }
    try {
      return setting.substring(0, equals + 1) + currentFolder.resolve(setting.substring(equals + 1)).toAbsolutePath().normalize();
    } catch (InvalidPathException notAPath) {
      return setting;
    }
  }
}
