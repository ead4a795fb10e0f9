package dev.stillwater.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private static BenchReport.Case measured(List<Double> ours, List<Double> peer, Optional<Double> bar, boolean isEqual) {
    return new BenchReport.Case("read", "canonical", 2, ours, peer, "s", bar, isEqual, Map.of("digest", "abc"));
  }

  /** One slow round, on a machine that others use too, must not decide. */
  @Test
  void speedup_isRatioOfMedians() {
    assertEquals(Optional.of(10.0), measured(List.of(1.0, 9.0, 1.0), List.of(10.0, 10.0, 50.0), Optional.empty(), true).speedup());
  }

  /** Of records a second more is better, of times less. */
  @Test
  void speedup_ofRates_isOursToThePeers() {
    assertEquals(Optional.of(4.0),
        new BenchReport.Case("p1", "filesystem", 1, List.of(8.0), List.of(2.0), BenchReport.RATE, Optional.of(10.0), true, Map.of()).speedup());
  }

  @Test
  void document_hasTheFieldsOfTheContract() {
    BenchReport report = new BenchReport("state", Map.of("cores", 2L));
    report.add(measured(List.of(1.0), List.of(20.0), Optional.of(10.0), true));
    report.add(measured(List.of(1.5), List.of(), Optional.of(1.0), true));
    Map<?, ?> document = (Map<?, ?>) Json.parse(Json.text(report.document()));
    assertEquals("state", document.get("workload"));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) document.get("cases")).get(0);
    assertEquals(List.of("canonical", 2L, "s", "abc"), List.of(first.get("backend"), first.get("parallelism"), first.get("unit"), first.get("digest")));
    assertEquals(20.0, ((Number) first.get("speedup")).doubleValue());
    assertEquals(true, first.get("met"));
    Map<?, ?> second = (Map<?, ?>) ((List<?>) document.get("cases")).get(1);
    assertEquals(Optional.empty(), second.get("peer"));
    assertEquals(false, second.get("met"));
  }

  @Test
  void differentResults_makeTheWholeReportUnequal() {
    BenchReport report = new BenchReport("state", Map.of());
    report.add(measured(List.of(1.0), List.of(2.0), Optional.empty(), true));
    assertTrue(report.isEqual());
    report.add(measured(List.of(1.0), List.of(2.0), Optional.empty(), false));
    assertFalse(report.isEqual());
    assertTrue(report.text().contains("RESULTS DIFFER"), report.text());
  }
}
