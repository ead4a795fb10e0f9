package dev.stillwater.ui.editor.model;

import dev.stillwater.compiler.JobChains;
import dev.stillwater.compiler.OperatorTypes;
import dev.stillwater.compiler.expression.FieldDescription;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Point;

/**
 * What an editor shows: a job, where it is drawn, and what is wrong with it.
 *
 * <p>THREADING: UI thread, once it was handed to the editor.
 */
public final class JobDiagram {
  /** Distance of the grid's lines, in pixels at 100 percent. */
  public static final int GRID_PIXELS = 10;

  /** Width of an operator that was not made wider, in pixels at 100 percent. */
  public static final int OPERATOR_WIDTH = 160;

  private final Job job;
  private final JobLayout layout;
  private final OperatorCatalog catalog;
  private final DiagramIndex index;
  private final List<Runnable> problemListeners = new ArrayList<>();
  private final List<Runnable> typeListeners = new ArrayList<>();
  private Optional<Path> file = Optional.empty();
  private List<OperatorTypes> types = List.of();
  private DiagramProblems problems = DiagramProblems.NONE;

  /** Shows the job with the layout and the kinds of the catalog. */
  public JobDiagram(Job job, JobLayout layout, OperatorCatalog catalog) {
    this.job = Objects.requireNonNull(job, "job");
    this.layout = Objects.requireNonNull(layout, "layout");
    this.catalog = Objects.requireNonNull(catalog, "catalog");
    index = new DiagramIndex(job, layout, catalog);
  }

  /** The job. */
  public Job job() {
    return job;
  }

  /** Where the job is drawn. */
  public JobLayout layout() {
    return layout;
  }

  /** The kinds that the job may use. */
  public OperatorCatalog catalog() {
    return catalog;
  }

  /** The file of the job on the local disk; empty when it has none. */
  public Optional<Path> file() {
    return file;
  }

  /** Says which file holds the job. */
  public void setFile(Optional<Path> newFile) {
    file = newFile;
  }

  /** The kind of the operator; empty when the catalog does not know it. */
  public Optional<OperatorKind> kind(Operator operator) {
    return catalog.kind(operator.getKind());
  }

  /** The place of the operator. Where several operators share a uid, they take the places of that uid in order. */
  public Optional<NodeLayout> node(Operator operator) {
    return index.node(operator);
  }

  /** The operators of the uid: one, unless the job is wrong. */
  public List<Operator> operators(String uid) {
    return index.operators(uid);
  }

  /** The group that the operator belongs to on the drawing. */
  public Optional<GroupLayout> group(Operator operator) {
    return index.group(operator);
  }

  /** The operators of the group that the job has, in the order of the group. */
  public List<Operator> members(GroupLayout group) {
    return group.getUids().stream().flatMap(uid -> index.operators(uid).stream()).filter(operator -> index.group(operator).filter(group::equals).isPresent())
        .toList();
  }

  /** Which operators run as one task now, and why others do not. */
  public JobChains chains() {
    return index.chains();
  }

  /** The top left corner of the operator, in pixels at 100 percent. */
  public Point location(Operator operator) {
    return node(operator).map(node -> new Point(node.getX(), node.getY())).orElseGet(() -> new Point(0, 0));
  }

  /** The route of the stream, if one is kept. */
  public Optional<StreamLayout> route(Stream stream) {
    if (stream.getSource() == null || stream.getTarget() == null) {
      return Optional.empty();
    }
    return index.route(stream.getSource().getUid(), stream.getSourcePort(), stream.getTarget().getUid(), stream.getTargetPort());
  }

  /** The names of the fields that leave the output of the index, as last checked; empty when they are not known. Cost: scans the operators. */
  public List<String> outputFields(Operator operator, int output) {
    return types(operator).output(output).stream().map(FieldDescription::name).toList();
  }

  /** The names of the fields that reach the first input, as last checked; empty when they are not known. Cost: scans the operators. */
  public List<String> inputFields(Operator operator) {
    return types(operator).input(0).stream().map(FieldDescription::name).toList();
  }

  /** The fields with their types at all ports of the operator, as last checked. Cost: scans the operators. */
  public OperatorTypes types(Operator operator) {
    int index = job.getOperators().indexOf(operator);
    return index >= 0 && index < types.size() ? types.get(index) : OperatorTypes.NONE;
  }

  /** Takes the types at the ports of the operators, in the order of the operators, and tells the listeners of types. */
  public void setTypes(List<OperatorTypes> newTypes) {
    if (!newTypes.equals(types)) {
      types = List.copyOf(newTypes);
      List.copyOf(typeListeners).forEach(Runnable::run);
    }
  }

  /** Calls the listener whenever the types change. */
  public void addTypeListener(Runnable listener) {
    typeListeners.add(listener);
  }

  /** Calls the listener no more. */
  public void removeTypeListener(Runnable listener) {
    typeListeners.remove(listener);
  }

  /** What is wrong with the job, as last checked. */
  public DiagramProblems problems() {
    return problems;
  }

  /** Takes the result of a check and tells the listeners. */
  public void setProblems(DiagramProblems newProblems) {
    if (!newProblems.equals(problems)) {
      problems = newProblems;
      List.copyOf(problemListeners).forEach(Runnable::run);
    }
  }

  /** Calls the listener whenever the problems change. */
  public void addProblemListener(Runnable listener) {
    problemListeners.add(listener);
  }

  /** Calls the listener no more. */
  public void removeProblemListener(Runnable listener) {
    problemListeners.remove(listener);
  }

  /** What people read as the name of the operator: its name, else its uid. */
  public static String nameOf(Operator operator) {
    if (operator.getName() != null && !operator.getName().isBlank()) {
      return operator.getName();
    }
    return operator.getUid() == null ? "" : operator.getUid();
  }

  /** The coordinate of the nearest line of the grid. */
  public static int snapped(int coordinate) {
    return Math.floorDiv(coordinate + GRID_PIXELS / 2, GRID_PIXELS) * GRID_PIXELS;
  }
}
