package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import dev.stillwater.model.job.StreamLayout;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.model.JobFragment;
import dev.stillwater.ui.editor.model.Uids;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Puts a part of a job into a job: operators get new uids, schemas are shared where the job has the same ones, relative paths keep their meaning;
 * groups hold the new operators.
 *
 * <p>THREADING: UI thread.
 */
public final class PasteCommand extends JobCommand {
  private final JobDiagram diagram;
  private final JobFragment fragment;
  private final Dimension distance;
  private final List<Operator> operators;
  private final List<NoteLayout> notes;

  /** Pastes a copy of the fragment, moved by the distance in pixels at 100 percent. */
  public PasteCommand(JobDiagram diagram, JobFragment fragment, Dimension distance, String label) {
    super(label);
    this.diagram = diagram;
    this.fragment = fragment.copy();
    this.distance = distance.getCopy();
    operators = this.fragment.operators();
    notes = List.copyOf(this.fragment.layout().getNotes());
  }

  /** The operators that are or will be pasted. */
  public List<Operator> operators() {
    return List.copyOf(operators);
  }

  /** The notes that are or will be pasted. */
  public List<NoteLayout> notes() {
    return notes;
  }

  @Override
  public boolean canExecute() {
    return !(operators.isEmpty() && notes.isEmpty()) && fragment.layout().getNotes().containsAll(notes) && fragment.job().getOperators().containsAll(operators);
  }

  @Override
  protected void apply() {
    Job job = diagram.job();
    JobDiagram from = new JobDiagram(fragment.job(), fragment.layout(), diagram.catalog());
    List<Stream> streams = List.copyOf(fragment.job().getStreams());
    List<Optional<StreamLayout>> routes = streams.stream().map(from::route).toList();
    List<NodeLayout> nodes = List.copyOf(fragment.layout().getNodes());
    pasteSchemas();
    operators.forEach(this::keepPaths);
    Map<String, String> uids = new HashMap<>();
    for (int index = 0; index < operators.size(); index++) {
      Operator operator = operators.get(index);
      detach(operator);
      String former = operator.getUid();
      operator.setUid(Uids.unused(job, operator.getKind()));
      uids.put(former, operator.getUid());
      if (index < nodes.size()) {
        pasteNode(nodes.get(index), operator);
      }
      add(job.getOperators(), operator, -1);
    }
    for (int index = 0; index < streams.size(); index++) {
      detach(streams.get(index));
      add(job.getStreams(), streams.get(index), -1);
      Stream stream = streams.get(index);
      routes.get(index).ifPresent(route -> pasteRoute(route, stream));
    }
    for (GroupLayout group : List.copyOf(fragment.layout().getGroups())) {
      detach(group);
      List<String> members = group.getUids().stream().map(uid -> uids.getOrDefault(uid, uid)).toList();
      group.getUids().clear();
      group.getUids().addAll(members);
      add(diagram.layout().getGroups(), group, -1);
    }
    notes.forEach(this::pasteNote);
  }

  private void pasteNote(NoteLayout note) {
    detach(note);
    note.setX(JobDiagram.snapped(note.getX() + distance.width));
    note.setY(JobDiagram.snapped(note.getY() + distance.height));
    add(diagram.layout().getNotes(), note, -1);
  }

  private void pasteNode(NodeLayout node, Operator operator) {
    detach(node);
    node.setUid(operator.getUid());
    node.setX(JobDiagram.snapped(node.getX() + distance.width));
    node.setY(JobDiagram.snapped(node.getY() + distance.height));
    add(diagram.layout().getNodes(), node, -1);
  }

  private void pasteRoute(StreamLayout route, Stream stream) {
    JobLayout layout = diagram.layout();
    detach(route);
    route.setSourceUid(stream.getSource().getUid());
    route.setTargetUid(stream.getTarget().getUid());
    route.getBendPoints().forEach(point -> {
      point.setX(point.getX() + distance.width);
      point.setY(point.getY() + distance.height);
    });
    add(layout.getStreams(), route, -1);
  }

  private void pasteSchemas() {
    Map<String, String> names = new HashMap<>();
    for (Schema schema : new ArrayList<>(fragment.job().getSchemas())) {
      Optional<Schema> same = diagram.job().getSchemas().stream().filter(other -> hasSameFields(other, schema)).findFirst();
      if (same.isPresent()) {
        names.put(schema.getName(), same.get().getName());
      } else {
        String name = unusedSchema(schema.getName());
        names.put(schema.getName(), name);
        detach(schema);
        schema.setName(name);
        add(diagram.job().getSchemas(), schema, -1);
      }
    }
    for (Operator operator : operators) {
      for (Parameter parameter : JobFragment.schemaParameters(operator, diagram.catalog())) {
        parameter.setValue(names.getOrDefault(parameter.getValue(), parameter.getValue()));
      }
    }
  }

  /** Whether both have the same fields, and names that only a number at the end tells apart. */
  private static boolean hasSameFields(Schema one, Schema other) {
    return stem(one.getName()).equals(stem(other.getName())) && EcoreUtil.equals(one.getFields(), other.getFields());
  }

  private static String stem(String name) {
    return name == null ? "" : name.replaceAll("[0-9]+$", "");
  }

  private String unusedSchema(String wanted) {
    List<String> used = diagram.job().getSchemas().stream().map(Schema::getName).toList();
    String name = wanted;
    for (int number = 2; used.contains(name); number++) {
      name = stem(wanted) + number;
    }
    return name;
  }

  /** Relative paths count from the folder of the job file; from another folder they must lead to the same file. */
  private void keepPaths(Operator operator) {
    Optional<Path> folder = diagram.file().map(Path::toAbsolutePath).map(Path::getParent);
    if (folder.isEmpty() || fragment.folder().isEmpty() || folder.equals(fragment.folder())) {
      return;
    }
    for (Parameter parameter : JobFragment.parameters(operator, diagram.catalog(), ParameterType.PATH)) {
      relative(parameter.getValue()).ifPresent(path ->
          parameter.setValue(folder.get().relativize(fragment.folder().get().resolve(path).normalize()).toString().replace('\\', '/')));
    }
  }

  private static Optional<Path> relative(String text) {
    try {
      return Optional.ofNullable(text).filter(path -> !path.isBlank()).map(Path::of).filter(path -> !path.isAbsolute());
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static void detach(EObject object) {
    if (object.eContainer() != null && object.eContainmentFeature().isMany()) {
      ((EList<?>) object.eContainer().eGet(object.eContainmentFeature())).remove(object);
    }
  }
}
