package dev.stillwater.ui.tests.editor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.edit.RecordedEdits;
import dev.stillwater.model.job.CheckpointMode;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage.Literals;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.ui.editor.commands.AddElementCommand;
import dev.stillwater.ui.editor.commands.ApplyEditsCommand;
import dev.stillwater.ui.editor.commands.ArrangeCommand;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import dev.stillwater.ui.editor.commands.ChangeParameterCommand;
import dev.stillwater.ui.editor.commands.ChangePartitioningCommand;
import dev.stillwater.ui.editor.commands.ChangeSettingCommand;
import dev.stillwater.ui.editor.commands.ChangeUidCommand;
import dev.stillwater.ui.editor.commands.CreateOperatorCommand;
import dev.stillwater.ui.editor.commands.CreateStreamCommand;
import dev.stillwater.ui.editor.commands.DeleteCommand;
import dev.stillwater.ui.editor.commands.GroupCommand;
import dev.stillwater.ui.editor.commands.JobCommand;
import dev.stillwater.ui.editor.commands.MoveElementCommand;
import dev.stillwater.ui.editor.commands.MoveOperatorsCommand;
import dev.stillwater.ui.editor.commands.PlaceNotesCommand;
import dev.stillwater.ui.editor.commands.ReconnectStreamCommand;
import dev.stillwater.ui.editor.commands.RemoveElementCommand;
import dev.stillwater.ui.editor.commands.RenameSchemaCommand;
import dev.stillwater.ui.editor.commands.ResizeOperatorsCommand;
import dev.stillwater.ui.editor.commands.RestoreJobCommand;
import dev.stillwater.ui.editor.layout.Arrangement;
import dev.stillwater.ui.editor.model.StreamEnds;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CommandStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

/** Runs do, undo, redo over every command class of the editor and compares both files as text; a class without a case fails. */
class CommandContractTest {
  private static final String PACKAGE = JobCommand.class.getPackageName();

  /** A command to try on a fresh sample. */
  record Case(String name, Function<SampleDiagram, Command> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return Stream.of(basicCases(), CreationCases.all()).flatMap(List::stream).toList();
  }

  private static List<Case> basicCases() {
    return List.of(
        new Case("rename an operator", s -> new ChangeFeatureCommand(s.operator("out"), Literals.OPERATOR__NAME, "Late flights", "x")),
        new Case("name an operator that has none", s -> new ChangeFeatureCommand(s.operator("log"), Literals.OPERATOR__NAME, "Log", "x")),
        new Case("take a name away", s -> new ChangeFeatureCommand(s.operator("out"), Literals.OPERATOR__NAME, null, "x")),
        new Case("change parallelism", s -> new ChangeFeatureCommand(s.operator("sums"), Literals.OPERATOR__PARALLELISM, 4, "x")),
        new Case("change key fields",
            s -> new ChangeFeatureCommand(s.stream(1), Literals.STREAM__KEY_FIELDS, List.of("origin", "delay"), "x")),
        new Case("change a uid", s -> new ChangeUidCommand(s.diagram, s.operator("flights"), "arrivals")),
        new Case("set a parameter", s -> new ChangeParameterCommand(s.operator("flights"), "path", Optional.of("other.csv"), "x")),
        new Case("add a parameter", s -> new ChangeParameterCommand(s.operator("flights"), "header", Optional.of("false"), "x")),
        new Case("reset a parameter", s -> new ChangeParameterCommand(s.operator("flights"), "path", Optional.empty(), "x")),
        new Case("first checkpoint setting", s -> new ChangeSettingCommand(
            s.job(), Literals.JOB__CHECKPOINTING, Literals.CHECKPOINT_SETTINGS__INTERVAL_MS, 6000L, "x")),
        new Case("checkpoint mode", s -> new ChangeSettingCommand(
            s.job(), Literals.JOB__CHECKPOINTING, Literals.CHECKPOINT_SETTINGS__MODE, CheckpointMode.AT_LEAST_ONCE, "x")),
        new Case("rename a schema", s -> new RenameSchemaCommand(s.job(), s.job().getSchemas().getFirst(), "departure", s.diagram.catalog())),
        new Case("add an expression", s -> new AddElementCommand<>(s.operator("sums").getExpressions(), expression(), 1, "x")),
        new Case("remove a field", s -> new RemoveElementCommand<>(
            s.job().getSchemas().getFirst().getFields(), s.job().getSchemas().getFirst().getFields().getFirst(), "x")),
        new Case("move an expression", s -> new MoveElementCommand<>(s.operator("sums").getExpressions(), 0, 1, "x")),
        new Case("hash to forward", s -> new ChangePartitioningCommand(s.stream(1), Partitioning.FORWARD)),
        new Case("create an operator", s -> new CreateOperatorCommand(
            s.diagram, CreateOperatorCommand.newOperator(s.diagram.catalog().kind("filter").orElseThrow()), new Point(133, 78))),
        new Case("create a stream", s -> new CreateStreamCommand(s.diagram, s.operator("delayed"), 0).to(s.operator("log"))),
        new Case("create a keyed stream", s -> new CreateStreamCommand(s.diagram, s.operator("flights"), 0).to(s.operator("sums"))),
        new Case("create a stream to the second input", s -> new CreateStreamCommand(s.diagram, s.operator("sums"), 0).to(s.operator("joined"), 1)),
        new Case("create a stream to an input that wants every record",
            s -> new CreateStreamCommand(s.diagram, s.operator("sums"), 0).to(s.operator("enriched"), 1)),
        new Case("create a stream from a side output", s -> new CreateStreamCommand(s.diagram, s.operator("alerts"), 2).to(s.operator("log"))),
        new Case("reconnect into a key", s -> reconnect(s, 0, ends -> ends.to(s.operator("sums"), 0))),
        new Case("reconnect the source", s -> reconnect(s, 2, ends -> ends.from(s.operator("delayed"), 0))),
        new Case("reconnect to a side output", s -> reconnect(s, 2, ends -> ends.from(s.operator("alerts"), 1))),
        new Case("another input of the same operator", s -> reconnect(s, 3, ends -> ends.to(s.operator("joined"), 1))),
        new Case("from an input that wants every record to a keyed one", s -> reconnect(s, 5, ends -> ends.to(s.operator("joined"), 0))),
        new Case("delete an operator and a stream of it",
            s -> new DeleteCommand(s.diagram, List.of(s.operator("delayed")), List.of(s.stream(0)))),
        new Case("delete everything", s -> new DeleteCommand(s.diagram, s.job().getOperators(), s.job().getStreams())),
        new Case("group operators", s -> new GroupCommand(s.diagram, List.of(s.operator("flights"), s.operator("delayed")), "Input")),
        new Case("move a note", s -> new PlaceNotesCommand(Map.of(s.diagram.layout().getNotes().getFirst(), new Rectangle(20, 30, 140, 90)), "x")),
        new Case("delete a note", s -> new DeleteCommand(s.diagram, List.of(), List.of()).and(s.diagram.layout().getNotes(), List.of())),
        new Case("take over an arrangement", s -> new ArrangeCommand(s.diagram, new Arrangement(
            Map.of(s.operator("flights"), new Point(40, 40), s.operator("delayed"), new Point(300, 140)),
            Map.of(s.stream(0), List.of(new Point(250, 70), new Point(250, 170)))), "x")),
        new Case("change the size of an operator", s -> new ResizeOperatorsCommand(
            s.diagram, new Dimension(160, 60), Map.of(s.operator("out"), new Dimension(240, 60)), "x")),
        new Case("apply changes that were found on a copy", CommandContractTest::edits),
        new Case("restore another state", s -> new RestoreJobCommand(s.diagram, JobFile.copy(new SampleDiagram().job()), JobFactory.eINSTANCE.createJobLayout(), "x")),
        new Case("move two operators", s -> new MoveOperatorsCommand(
            s.diagram, Map.of(s.operator("out"), new Point(500, 200), s.operator("log"), new Point(500, 300)), "x")));
  }

  // Would catch a command that forgets an old value, changes nothing, or repeats itself differently.
  @ParameterizedTest
  @MethodSource("cases")
  void everyCommand_undoAndRedo_restoreBothFiles(Case tried) {
    SampleDiagram sample = new SampleDiagram();
    String before = sample.text();
    Command command = tried.make().apply(sample);
    assertTrue(command.canExecute(), "cannot be executed");
    assertEquals(before, sample.text(), "asking whether it can be executed changed the job");
    command.execute();
    String after = sample.text();
    assertNotEquals(before, after, "changed nothing");
    for (int round = 0; round < 3; round++) {
      assertTrue(command.canUndo());
      command.undo();
      assertEquals(before, sample.text(), "undo, round " + round);
      command.redo();
      assertEquals(after, sample.text(), "redo, round " + round);
    }
  }

  // Would catch a command that cannot follow another one, or whose undo relies on what a later command changed.
  @Test
  void allCommandsInARow_undoneAndRedone_restoreEveryState() {
    SampleDiagram sample = new SampleDiagram();
    CommandStack stack = new CommandStack();
    List<String> states = new ArrayList<>(List.of(sample.text()));
    for (Case tried : cases()) {
      if (tried.name().startsWith("delete ") || tried.name().startsWith("apply ") || tried.name().startsWith("restore ")) {
        continue;
      }
      stack.execute(tried.make().apply(sample));
      if (!sample.text().equals(states.getLast())) {
        states.add(sample.text());
      }
    }
    stack.execute(new DeleteCommand(sample.diagram, sample.job().getOperators(), List.of()));
    states.add(sample.text());
    assertTrue(states.size() > 18, "only " + states.size() + " states");
    for (int index = states.size() - 2; index >= 0; index--) {
      stack.undo();
      assertEquals(states.get(index), sample.text(), "undo to state " + index);
    }
    assertFalse(stack.canUndo(), "a command that changed nothing stands on the stack");
    for (int index = 1; index < states.size(); index++) {
      stack.redo();
      assertEquals(states.get(index), sample.text(), "redo to state " + index);
    }
  }

  // Would catch a new command class that nobody added to the cases.
  @Test
  void everyCommandClass_hasACase() throws IOException, ReflectiveOperationException {
    SampleDiagram sample = new SampleDiagram();
    Set<String> tried = cases().stream().map(one -> one.make().apply(sample).getClass().getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> written = new TreeSet<>();
    for (String name : classNames()) {
      Class<?> type = Class.forName(name, false, JobCommand.class.getClassLoader());
      if (Command.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
        written.add(type.getSimpleName());
      }
    }
    assertTrue(written.size() >= 14, "found only " + written);
    assertEquals(written, tried);
  }

  private static Command edits(SampleDiagram sample) {
    Job copy = JobFile.copy(sample.job());
    RecordedEdits edits = new RecordedEdits(copy);
    edits.set(copy.getOperators().getFirst(), Literals.OPERATOR__UID, "renamed-" + copy.getOperators().size());
    edits.removeOperator(copy.getOperators().getLast());
    edits.addOperator(copy, CreateOperatorCommand.newOperator(sample.diagram.catalog().kind("union").orElseThrow()));
    return new ApplyEditsCommand(sample.diagram, edits, "x");
  }

  private static Command reconnect(SampleDiagram sample, int stream, UnaryOperator<StreamEnds> move) {
    return new ReconnectStreamCommand(sample.diagram, sample.stream(stream), move.apply(StreamEnds.of(sample.diagram, sample.stream(stream))));
  }

  private static Collection<String> classNames() throws IOException {
    Bundle bundle = FrameworkUtil.getBundle(JobCommand.class);
    String folder = PACKAGE.replace('.', '/');
    if (bundle != null) {
      return bundle.adapt(BundleWiring.class).listResources(folder, "*.class", BundleWiring.LISTRESOURCES_LOCAL).stream()
          .map(CommandContractTest::className).toList();
    }
    java.nio.file.Path root = java.nio.file.Path.of(java.net.URI.create(
        JobCommand.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    try (Stream<java.nio.file.Path> files = java.nio.file.Files.list(root.resolve(folder))) {
      return files.map(file -> className(folder + '/' + file.getFileName())).filter(name -> !name.endsWith(".properties")).toList();
    }
  }

  private static String className(String path) {
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }

  private static Expression expression() {
    Expression expression = JobFactory.eINSTANCE.createExpression();
    expression.setName("late");
    expression.setText("sum(delay)");
    return expression;
  }
}
