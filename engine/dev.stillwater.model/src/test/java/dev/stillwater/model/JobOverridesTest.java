package dev.stillwater.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobOverridesTest {

  @Test
  void settings_changeTheJob() throws JobOverrideException {
    // Catches a setting that is taken for another, or cut at a dot or an equals sign of its value.
    Job job = Jobs.job(Jobs.GOOD);
    JobOverrides.apply(job, List.of("flights.path=/data/a.b=c.csv", "daily.size=6h", "out.path=x.csv", "daily.size=2h"));
    assertEquals("/data/a.b=c.csv", text(job, 0, "path"));
    assertEquals("2h", text(job, 2, "size"));
    assertEquals("x.csv", text(job, 3, "path"));
    assertEquals(1, job.getOperators().get(2).getParameters().size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "flight.path=x | nearest operator is 'flights'",
      "OUT.path=x | nearest operator is 'out'",
      "flights.pth=x | nearest parameter is 'path'",
      "delayed.path=x | has no parameter at all",
      "flights.schema=flihgt | nearest schema is 'flight'",
      "daily.size=1x | expected a duration such as",
      "daily.size=0s | expected 1ms or more",
      "flights.header=yes | neither true nor false",
      "flights.path= | expected a path",
      "flights.path | expected UID.PARAM=VALUE",
      "path=x | expected UID.PARAM=VALUE",
      ".path=x | expected UID.PARAM=VALUE",
      "flights.=x | expected UID.PARAM=VALUE",
  })
  void wrongSetting_isRefusedWithWhatIsNearest(String setting, String expected) {
    // Catches a mistyped setting that is silently ignored.
    JobOverrideException e = assertThrows(JobOverrideException.class, () -> JobOverrides.apply(Jobs.job(Jobs.GOOD), List.of(setting)));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void oneWrongSetting_leavesTheJobAsItWas() {
    // Catches a job that runs with half of its settings.
    Job job = Jobs.job(Jobs.GOOD);
    assertThrows(JobOverrideException.class, () -> JobOverrides.apply(job, List.of("daily.size=6h", "nobody.path=x")));
    assertEquals(Jobs.GOOD, Jobs.text(job));
  }

  @Test
  void operatorOfUnknownKind_isRefused() {
    // Catches a setting of a parameter that nobody can check.
    Job job = Jobs.job(Jobs.with("kind=\"filter\"", "kind=\"sieve\""));
    JobOverrideException e = assertThrows(JobOverrideException.class, () -> JobOverrides.apply(job, List.of("delayed.mesh=1")));
    assertTrue(e.getMessage().contains("'sieve'"), e.getMessage());
  }

  private static String text(Job job, int index, String name) {
    Operator operator = job.getOperators().get(index);
    OperatorKind kind = OperatorCatalog.standard().kind(operator.getKind()).orElseThrow();
    return OperatorParameters.of(operator, kind).string(name);
  }
}
