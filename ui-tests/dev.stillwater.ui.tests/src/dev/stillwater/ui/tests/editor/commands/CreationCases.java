package dev.stillwater.ui.tests.editor.commands;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.commands.ChangeRouteCommand;
import dev.stillwater.ui.editor.commands.CreateOperatorCommand;
import dev.stillwater.ui.editor.commands.DeleteCommand;
import dev.stillwater.ui.editor.commands.InsertOperatorCommand;
import dev.stillwater.ui.editor.commands.PasteCommand;
import dev.stillwater.ui.editor.model.JobFragment;
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
        new Case("insert a keyed operator into a keyed stream", s -> insert(s, "deduplicate", new Point(440, 60), new Wiring.Within(s.stream(1)))),
        new Case("paste two operators with their stream", s -> paste(s, List.of(s.operator("flights"), s.operator("delayed")))),
        new Case("paste an operator alone", s -> paste(s, List.of(s.operator("enriched")))),
        new Case("bend a stream", s -> new ChangeRouteCommand(s.diagram, s.stream(2), List.of(new Point(300, 200), new Point(300, 240)))),
        new Case("bend a stream that has a route", s -> new ChangeRouteCommand(s.diagram, s.stream(0), List.of(new Point(100, 200)))),
        new Case("delete an operator and heal", s -> DeleteCommand.healing(s.diagram, List.of(s.operator("delayed")), List.of())));
  }

  private static PasteCommand paste(SampleDiagram sample, List<Operator> operators) {
    return new PasteCommand(sample.diagram, JobFragment.of(sample.diagram, operators, sample.diagram.layout().getNotes()), new Dimension(20, 300), "x");
  }

  private static InsertOperatorCommand insert(SampleDiagram sample, String kind, Point location, Wiring wiring) {
    Operator operator = CreateOperatorCommand.newOperator(sample.diagram.catalog().kind(kind).orElseThrow());
    return new InsertOperatorCommand(new OperatorSpace(sample.diagram, STANDARD), operator, location, wiring);
  }
}
