package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drawing streams from ports, to operators that take them or not and to empty space, in the real workbench. */
class ConnectTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Connect">
        <operators uid="flights" name="Flights" kind="generator">
          <expressions name="delay" text="n % 60"/>
          <expressions name="origin" text="&quot;SFO&quot;"/>
        </operators>
        <operators uid="weather" name="Weather" kind="generator">
          <expressions name="wind" text="n % 9"/>
        </operators>
        <operators uid="all" name="All" kind="union"/>
        <operators uid="late" name="Late" kind="filter">
          <expressions text="delay > 15"/>
        </operators>
        <operators uid="print" name="Print" kind="console-sink"/>
        <streams source="flights" target="all"/>
      </job:Job>
      """;
  private static final String LAYOUT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:JobLayout xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1">
        <nodes uid="flights" x="20" y="40"/>
        <nodes uid="weather" x="20" y="160"/>
        <nodes uid="all" x="260" y="40"/>
        <nodes uid="late" x="260" y="160"/>
        <nodes uid="print" x="500" y="40"/>
      </job:JobLayout>
      """;

  private JobFixture fixture;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws Exception {
    fixture = JobFixture.create("connect");
    page = DiagramPage.open(fixture.job("connect", JOB, LAYOUT));
    Ui.await("the types are known", () -> !page.editor().diagram().orElseThrow().outputFields(
        page.editor().diagram().orElseThrow().job().getOperators().getFirst(), 0).isEmpty());
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  // Would catch a drag into the void that is lost, and a list that offers what cannot be connected.
  @Test
  void outputDraggedToEmptySpace_createsAndConnects() {
    Input.drag(page.output("all"), page.canvas(520, 320));
    Ui.await("the list", () -> QuickAddTest.filter() != null);
    Input.type("csv");
    Screenshots.take("port-to-empty-space");
    Input.press(Key.ENTER);
    Ui.await("a sink", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 6);
    assertEquals(List.of("flights>all", "all>csv-sink-1"), page.streams());
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("one step takes both back", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 5
        && page.editor().diagram().orElseThrow().job().getStreams().size() == 1);
  }

  // Would catch inputs that cannot be drawn from, and a stream that is drawn backwards and ends up reversed.
  @Test
  void inputDraggedToAnOutputOrToEmptySpace_feedsTheOperator() {
    Input.drag(page.input("print", 0), page.output("all"));
    Ui.await("a stream", () -> page.streamsNow().contains("all>print"));
    Input.drag(page.input("late", 0), page.canvas(140, 380));
    Ui.await("the list", () -> QuickAddTest.filter() != null);
    Input.type("gener");
    Input.press(Key.ENTER);
    Ui.await("a generator", () -> page.streamsNow().contains("generator-1>late"));
  }

  // Would catch a stream whose records do not fit and that is taken all the same, and a refusal that does not say why.
  @Test
  void streamOfOtherRecords_isRefusedWithTheReason() {
    Input.dragAndHold(page.output("weather"), page.operator("all"), () -> {
      Ui.await("the reason", () -> page.status().contains("the field 'delay' is missing"));
      Screenshots.take("connect-refused");
    });
    Ui.settle();
    assertEquals(List.of("flights>all"), page.streams());
  }

  // Would catch a check that says nothing of an expression that will not compile.
  @Test
  void streamWithoutANeededField_isTakenButSaysWhatIsWrong() {
    Input.dragAndHold(page.output("weather"), page.operator("late"), () -> {
      Ui.await("the advice", () -> page.status().contains("delay"));
      Screenshots.take("connect-advice");
    });
    Ui.settle();
    assertEquals(List.of("flights>all", "weather>late"), page.streams());
  }

  // Would catch an operator without streams that covers a stream in place of going into it, and one that takes several steps to undo.
  @Test
  void looseOperatorDroppedOnAStream_goesIntoIt() {
    Input.drag(page.operator("late"), new Point((page.output("flights").x + page.input("all", 0).x) / 2, page.output("flights").y));
    Ui.await("two streams", () -> page.streamsNow().equals(List.of("late>all", "flights>late")));
    Screenshots.take("dropped-on-stream");
    assertTrue(page.operator("late").x > page.operator("flights").x && page.operator("all").x > page.operator("late").x, "they lie in the order of the stream");
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("one step takes it back", () -> page.streamsNow().equals(List.of("flights>all")));
  }

  // Would catch an end of a stream that cannot be moved to another operator.
  @Test
  void endOfAStream_isReconnected() {
    Input.click(new Point((page.output("flights").x + page.input("all", 0).x) / 2, page.output("flights").y));
    Input.drag(page.endOf("flights", "all"), page.operator("late"));
    Ui.await("another end", () -> page.streamsNow().equals(List.of("flights>late")));
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("the old end", () -> page.streamsNow().equals(List.of("flights>all")));
    assertTrue(page.operatorCount() == 5);
  }
}
