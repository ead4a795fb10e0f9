package dev.stillwater.ui.tests.editor.commands;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.commands.CreateOperatorCommand;
import dev.stillwater.ui.editor.commands.InsertOperatorCommand;
import dev.stillwater.ui.editor.model.OperatorSpace;
import dev.stillwater.ui.editor.model.Wiring;
import dev.stillwater.ui.tests.editor.commands.CommandContractTest.Case;
import java.util.List;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;

/** The commands that create, connect and paste, for the contract of commands. */
final class CreationCases {
  private static final Dimension STANDARD = new Dimension(160, 60);

  private CreationCases() {
  }

  static List<Case> all() {
    return List.of(
        new Case("add an operator", s -> insert(s, "filter", new Point(100, 400), Wiring.ALONE)),
        new Case("add an operator behind one", s -> insert(s, "console-sink", new Point(300, 400), new Wiring.After(s.operator("sums"), 0))),
        new Case("add an operator before one", s -> insert(s, "map", new Point(500, 400), new Wiring.Before(s.operator("log"), 0))),
        new Case("insert an operator into a stream", s -> insert(s, "map", new Point(240, 60), new Wiring.Within(s.stream(0)))),
        new Case("insert a keyed operator into a keyed stream", s -> insert(s, "deduplicate", new Point(440, 60), new Wiring.Within(s.stream(1)))));
  }

  private static InsertOperatorCommand insert(SampleDiagram sample, String kind, Point location, Wiring wiring) {
    Operator operator = CreateOperatorCommand.newOperator(sample.diagram.catalog().kind(kind).orElseThrow());
    return new InsertOperatorCommand(new OperatorSpace(sample.diagram, STANDARD), operator, location, wiring);
  }
}
