package dev.stillwater.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.compare.ComparisonResult.Outcome;
import dev.stillwater.engine.compare.Divergence.Kind;
import dev.stillwater.engine.compare.Divergence.Rows;
import dev.stillwater.engine.compare.Divergence.StateAt;
import dev.stillwater.engine.compare.ResultDifference.KeyValue;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.replay.InputRecord;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.StateKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Verdicts and reports of results made by hand. */
class ComparisonReportTest {
  private static final RowType DAILY = TestRow.type("origin:string", "window_start:timestamp", "window_end:timestamp", "flights:long");
  private static final RowType FLIGHT = TestRow.type("date:timestamp", "delay:int", "origin:string");
  private static final long DAY = Instant.parse("2001-01-04T00:00:00Z").toEpochMilli();
  private static final long DAY_MS = 86_400_000;

  private static ResultRow daily(String origin, long flights) {
    return new ResultRow(DAILY, Arrays.asList(origin, DAY, DAY + DAY_MS, flights), DAY + DAY_MS - 1);
  }

  private static ResultDifference changed(String origin) {
    return new ResultDifference("out", ResultDifference.Kind.CHANGED, Optional.of(daily(origin, 3)), Optional.of(daily(origin, 4)), List.of("flights"),
        List.of(new KeyValue("origin", origin), new KeyValue("window_start", "2001-01-04T00:00:00")), 17);
  }

  private static SinkDiff sink(long equal, long changed, List<ResultDifference> differences) {
    return new SinkDiff("out", Presence.BOTH, equal + changed, equal + changed, equal, changed, 0, 0, 0, List.of(), differences);
  }

  private static RunFigures run(String name, JobFailure... failure) {
    return new RunFigures(name, 3_000_000, 1234, Arrays.stream(failure).findFirst());
  }

  private static ComparisonResult result(SinkDiff sink, List<String> origins, Optional<Divergence> divergence) {
    return new ComparisonResult(run("A"), run("B"), List.of(sink), Optional.empty(), origins, List.of(), true, divergence, Optional.empty(), List.of(), List.of());
  }

  private static Divergence divergence(String origin, long time) {
    TestRow read = TestRow.of(FLIGHT, time, time, 12, origin);
    return new Divergence("daily", Presence.BOTH, Kind.STATE, Optional.of(new InputRecord("flights", 0, "flights.csv line 1873", Optional.of(read))), 1872,
        List.of(new StateAt("window-contents", "key ORD", "none", "{flights=1}", "none", "{flights=2}")), List.of(new Rows("daily", List.of(), List.of(), true)),
        List.of(new Rows("delayed", List.of(ResultRow.of(read)), List.of(ResultRow.of(read)), true)));
  }

  @Test
  void equalResults_areSaidInOneSentence() {
    // Catches a verdict that a script cannot hold against the sentence of the manual.
    ComparisonResult equal = result(sink(1_204_331, 0, List.of()), List.of(), Optional.empty());
    assertEquals("All 1,204,331 results are equal.", equal.verdict());
    assertEquals(Outcome.EQUAL, equal.outcome());
    assertEquals("The one result is equal.", result(sink(1, 0, List.of()), List.of(), Optional.empty()).verdict());
    assertEquals("Neither version has a result.", result(sink(0, 0, List.of()), List.of(), Optional.empty()).verdict());
  }

  @Test
  void noInput_isNotEqual() {
    // Catches an end before the first record, after which all versions of all jobs are called equal.
    RunFigures none = new RunFigures("A", 0, 5, Optional.empty());
    ComparisonResult nothing = new ComparisonResult(none, none, List.of(sink(0, 0, List.of())), Optional.empty(), List.of(), List.of(), true, Optional.empty(), Optional.empty(),
        List.of(), List.of());
    assertEquals("Nothing was compared: no input record was read.", nothing.verdict());
    assertEquals(Outcome.NOT_COMPARED, nothing.outcome());
  }

  @Test
  void fewDifferences_areSaidWithOperatorKeyWindowAndCause() {
    ComparisonResult different = result(sink(1_204_328, 3, List.of(changed("ORD"))), List.of("daily"), Optional.of(divergence("ORD", DAY + 1000)));
    assertEquals("3 of 1,204,331 results differ, all in operator daily, first at key ORD, window 2001-01-04, caused by the record at flights.csv line 1873.",
        different.verdict());
    assertEquals(Outcome.DIFFERENT, different.outcome());
  }

  @Test
  void recordOfAnotherKeyOrWindow_isNoCause() {
    // Catches a cause that is only the first record of all that were treated otherwise.
    for (Divergence other : List.of(divergence("SFO", DAY + 1000), divergence("ORD", DAY + DAY_MS))) {
      assertEquals("1 of 5 results differs, all in operator daily, first at key ORD, window 2001-01-04; the versions part at the record at flights.csv line 1873.",
          result(sink(4, 1, List.of(changed("ORD"))), List.of("daily"), Optional.of(other)).verdict());
    }
  }

  @Test
  void failureOfOneVersion_isTheVerdict() {
    // Catches a version that breaks and whose results before that are called equal.
    JobFailure failure = new JobFailure(Optional.of("rate"), OptionalInt.of(0), Optional.of("delay=0"), Optional.of("/data/of july/flights.csv:17"), "/ by zero", Optional.empty());
    ComparisonResult one = new ComparisonResult(run("A"), run("B", failure), List.of(sink(5, 0, List.of())), Optional.empty(), List.of(), List.of(), true, Optional.empty(),
        Optional.empty(), List.of(), List.of());
    assertEquals("Only B fails in operator rate, at the record at flights.csv line 17; the 5 results before are equal. / by zero.", one.verdict());
    assertEquals(Outcome.DIFFERENT, one.outcome());
    SinkDiff goingOn = new SinkDiff("out", Presence.BOTH, 12, 5, 5, 0, 7, 0, 0, List.of(), List.of());
    ComparisonResult longer = new ComparisonResult(run("A"), run("B", failure), List.of(goingOn), Optional.empty(), List.of(), List.of(), true, Optional.empty(),
        Optional.empty(), List.of(), List.of());
    assertEquals("Only B fails in operator rate, at the record at flights.csv line 17; the 5 results before are equal, and A goes on to 7 more. / by zero.", longer.verdict());
    ComparisonResult both = new ComparisonResult(run("A", failure), run("B", failure), List.of(sink(5, 0, List.of())), Optional.empty(), List.of(), List.of(), true,
        Optional.empty(), Optional.empty(), List.of(), List.of());
    assertEquals(Outcome.NOT_COMPARED, both.outcome());
    assertTrue(both.verdict().startsWith("Not compared to the end: both versions fail"), both::verdict);
  }

  @Test
  void otherStateWithEqualResults_isADifferenceUnlessFieldsAreIgnored() {
    // Catches a difference that waits in open windows and is called equal.
    StateDiff state = new StateDiff("window-contents", StateKind.AGGREGATING, Presence.BOTH, List.of(), 5, 5, 0, 0, 1, List.of(), Optional.empty());
    OperatorDiff diff = new OperatorDiff("00", "daily", Optional.of("daily"), Presence.BOTH, List.of(state), List.of(), List.of(), Optional.empty());
    OperatorFigures figures = new OperatorFigures(5, 5, 0, 0, 100);
    OperatorComparison operator = new OperatorComparison("daily", Optional.of(figures), Optional.of(figures), Optional.of(diff));
    for (boolean isCounted : new boolean[] {true, false}) {
      ComparisonResult result = new ComparisonResult(run("A"), run("B"), List.of(sink(5, 0, List.of())), Optional.empty(), List.of(), List.of(operator), isCounted,
          Optional.empty(), Optional.empty(), List.of(), List.of());
      assertEquals(isCounted ? Outcome.DIFFERENT : Outcome.EQUAL, result.outcome());
      ComparisonResult without = new ComparisonResult(run("A"), run("B"), List.of(sink(0, 0, List.of())), Optional.empty(), List.of(), List.of(operator), isCounted,
          Optional.empty(), Optional.empty(), List.of(), List.of());
      assertEquals(isCounted ? "Neither version has a result, but the state at the end of operator daily differs." : "Neither version has a result.", without.verdict());
      assertEquals(isCounted ? "All 5 results are equal, but not the state at the end of operator daily." : "All 5 results are equal.", result.verdict());
    }
  }

  @Test
  void operatorOfOneVersion_differsFromNothing() {
    // Catches a report that says that what an operator put out differs, and that neither side put out anything.
    Divergence added = new Divergence("far", Presence.ONLY_AFTER, Kind.OUTPUT, Optional.empty(), 7, List.of(), List.of(new Rows("far", List.of(), List.of(), false)), List.of());
    ComparisonResult result = result(sink(4, 1, List.of(changed("ORD"))), List.of("far"), Optional.of(added));
    String text = String.join("\n", ComparisonReport.text(result));
    assertTrue(text.contains("  output far (only B has it)") && text.contains("    B  nothing") && !text.contains("    A  nothing"), text);
    String html = ComparisonReport.html(result, "Two versions");
    assertTrue(html.contains("Output far: only B has it") && html.contains("<p>The output of operator far (only in B)") && !html.contains("either side"), html);
  }

  private static ComparisonResult hostile() {
    String bad = "</td><script>alert(\"x\")</script>&'\u0001";
    ComparisonResult result = result(sink(4, 1, List.of(changed(bad))), List.of("daily"), Optional.of(divergence(bad, DAY)));
    return result.withModelChanges(List.of(new ModelChange("operator " + bad, "expression", bad, ""))).withNotes(List.of(bad));
  }

  @Test
  void page_escapesAllTextAndNeedsNothingElse() {
    // Catches data that becomes markup, and pages that are broken without network.
    String page = ComparisonReport.html(hostile(), "<title>");
    assertFalse(page.contains("<script"), page);
    assertFalse(page.contains("\u0001"));
    assertFalse(Pattern.compile("(src|href)\\s*=|url\\(|@import|http").matcher(page).find(), page);
    assertTrue(page.contains("prefers-color-scheme:dark"));
    assertTrue(page.indexOf("class=\"verdict") < page.indexOf("<table"), "the verdict stands first");
    for (String tag : List.of("table", "tr", "td", "th", "div", "p", "h2", "code")) {
      assertEquals(count(page, "<" + tag + "[ >]"), count(page, "</" + tag + ">"), tag);
    }
  }

  private static long count(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.results().count();
  }

  @Test
  void document_hasItsNamesAndCanBeRead() {
    // Catches renamed members, on which scripts rely.
    Map<?, ?> document = (Map<?, ?>) Json.parse(ComparisonReport.json(hostile()));
    assertEquals(List.of("verdict", "text", "results", "differences", "a", "b", "sinks", "streams", "origins", "operators", "firstDivergence", "contribution",
        "jobChanges", "notes"), List.copyOf(document.keySet()));
    assertEquals("different", document.get("verdict"));
    Map<?, ?> sink = (Map<?, ?>) ((List<?>) document.get("sinks")).getFirst();
    assertEquals(List.of("name", "presence", "rowsA", "rowsB", "equal", "changed", "onlyA", "onlyB", "moved", "columnNotes", "first"), List.copyOf(sink.keySet()));
    Map<?, ?> divergence = (Map<?, ?>) document.get("firstDivergence");
    assertEquals("flights.csv line 1873", divergence.get("position"));
    assertEquals("state", divergence.get("kind"));
  }

  @Test
  void text_beginsWithTheVerdictAndShowsBothSides() {
    List<String> lines = ComparisonReport.text(result(sink(4, 1, List.of(changed("ORD"))), List.of("daily"), Optional.of(divergence("ORD", DAY))));
    assertTrue(lines.getFirst().startsWith("1 of 5 results differs, all in operator daily"), lines.getFirst());
    String text = String.join("\n", lines);
    assertTrue(text.contains("flights 3 -> 4"), text);
    assertTrue(text.contains("First divergence: the state of operator daily, at the record at flights.csv line 1873 (number 1,872 of the replay)"), text);
    assertTrue(text.contains("after  {flights=2}"), text);
  }
}
