package dev.stillwater.model;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Changes parameters of a job from outside: {@code UID.PARAM=VALUE}, the form of {@code --set}.
 *
 * <p>THREADING: the thread that owns the job.
 */
public final class JobOverrides {
  private JobOverrides() {}

  /**
   * Applies the settings in their order, so that the last one of a parameter counts; either all of them or, on an error, none.
   *
   * @throws JobOverrideException if a setting has another form, names what does not exist or holds a value that does not fit
   */
  public static void apply(Job job, List<String> settings) throws JobOverrideException {
    apply(job, settings, OperatorCatalog.standard());
  }

  /** As {@link #apply(Job, List)}, with the kinds of another catalog. */
  public static void apply(Job job, List<String> settings, OperatorCatalog catalog) throws JobOverrideException {
    List<Change> changes = new ArrayList<>();
    for (String setting : settings) {
      changes.add(change(job, setting, catalog));
    }
    changes.forEach(Change::apply);
  }

  private static Change change(Job job, String setting, OperatorCatalog catalog) throws JobOverrideException {
    int equals = setting.indexOf('=');
    int dot = setting.indexOf('.');
    if (equals < 0 || dot <= 0 || dot > equals || dot + 1 == equals) {
      throw new JobOverrideException("The setting '" + ParameterValues.shown(setting)
          + "' is not understood; expected UID.PARAM=VALUE, such as out.path=result.csv.");
    }
    String uid = setting.substring(0, dot);
    String name = setting.substring(dot + 1, equals);
    String value = setting.substring(equals + 1);
    Operator operator = operator(job, uid);
    OperatorKind kind = catalog.kind(operator.getKind()).orElseThrow(() -> new JobOverrideException("Operator '" + uid + "' is of the kind '"
        + operator.getKind() + "', which is not known here; its parameters cannot be set. Correct the kind in the job file."));
    Optional<ParameterSpec> parameter = kind.parameter(name);
    if (parameter.isEmpty()) {
      List<String> names = kind.parameters().stream().map(ParameterSpec::name).toList();
      throw new JobOverrideException("Operator '" + uid + "' (" + kind.id() + ") has no parameter '" + ParameterValues.shown(name) + "'."
          + suggestion(name, names, "parameter"));
    }
    checkValue(job, uid, parameter.get(), value);
    return new Change(operator, name, value);
  }

  private static Operator operator(Job job, String uid) throws JobOverrideException {
    List<String> uids = new ArrayList<>();
    for (Operator operator : job.getOperators()) {
      if (uid.equals(operator.getUid())) {
        return operator;
      }
      uids.add(operator.getUid());
    }
    throw new JobOverrideException("The job has no operator with the uid '" + ParameterValues.shown(uid) + "'." + suggestion(uid, uids, "operator"));
  }

  private static void checkValue(Job job, String uid, ParameterSpec parameter, String value) throws JobOverrideException {
    try {
      ParameterValues.check(parameter, value);
    } catch (IllegalArgumentException e) {
      throw new JobOverrideException("The setting " + uid + "." + parameter.name() + " does not fit: " + e.getMessage());
    }
    List<String> schemas = job.getSchemas().stream().map(Schema::getName).toList();
    if (parameter.type() == ParameterType.SCHEMA && !schemas.contains(value)) {
      throw new JobOverrideException("The setting " + uid + "." + parameter.name() + " does not fit: the job has no schema '"
          + ParameterValues.shown(value) + "'." + suggestion(value, schemas, "schema"));
    }
  }

  private static String suggestion(String name, Collection<String> candidates, String what) {
    return NearestName.of(name, candidates)
        .map(nearest -> " The nearest " + what + " is '" + nearest + "'.")
        .orElse(" It has no " + what + " at all.");
  }

  private record Change(Operator operator, String name, String value) {
    void apply() {
      for (Parameter parameter : operator.getParameters()) {
        if (name.equals(parameter.getName())) {
          parameter.setValue(value);
          return;
        }
      }
      Parameter parameter = JobFactory.eINSTANCE.createParameter();
      parameter.setName(name);
      parameter.setValue(value);
      operator.getParameters().add(parameter);
    }
  }
}
