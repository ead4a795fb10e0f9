package dev.stillwater.ui.editor.model;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.NoteLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.Stream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * A part of a job to be pasted: operators, the streams between them, the schemas that they use, and where they are drawn, with their groups and with notes.
 *
 * <p>THREADING: the thread that made it; the objects belong to nobody else.
 *
 * @param job the operators, streams and schemas
 * @param layout the place of each operator, in their order, routes of streams, groups and notes
 * @param folder folder of the job file that they come from, from which relative paths count; empty when there is none
 */
public record JobFragment(Job job, JobLayout layout, Optional<Path> folder) {
  private static final int VERSION = 1;

  public JobFragment {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(folder, "folder");
  }

  /** A copy of the operators, the streams between them and what they need, the groups all of whose operators they hold, and the notes. Cost: copies the job. */
  public static JobFragment of(JobDiagram diagram, Collection<Operator> operators, Collection<NoteLayout> notes) {
    Job copy = JobFile.copy(diagram.job());
    JobLayout layout = JobFactory.eINSTANCE.createJobLayout();
    Set<Operator> others = new HashSet<>();
    for (int index = 0; index < copy.getOperators().size(); index++) {
      Operator original = diagram.job().getOperators().get(index);
      if (operators.contains(original)) {
        layout.getNodes().add(node(diagram, original));
      } else {
        others.add(copy.getOperators().get(index));
      }
    }
    notes.forEach(note -> layout.getNotes().add(EcoreUtil.copy(note)));
    diagram.layout().getGroups().stream().filter(group -> !diagram.members(group).isEmpty() && operators.containsAll(diagram.members(group)))
        .forEach(group -> layout.getGroups().add(EcoreUtil.copy(group)));
    diagram.job().getStreams().forEach(stream -> diagram.route(stream).ifPresent(route -> layout.getStreams().add(EcoreUtil.copy(route))));
    List<Stream> outside = copy.getStreams().stream()
        .filter(stream -> stream.getSource() == null || stream.getTarget() == null || others.contains(stream.getSource())
            || others.contains(stream.getTarget())).toList();
    for (Stream stream : outside) {
      stream.setSource(null);
      stream.setTarget(null);
    }
    copy.getStreams().removeAll(outside);
    copy.getOperators().removeAll(others);
    Set<String> used = new HashSet<>();
    copy.getOperators().forEach(operator -> schemaParameters(operator, diagram.catalog()).forEach(parameter -> used.add(parameter.getValue())));
    copy.getSchemas().removeIf(schema -> !used.contains(schema.getName()));
    return new JobFragment(copy, layout, diagram.file().map(Path::toAbsolutePath).map(Path::getParent));
  }

  /** The parameters of the operator that name a schema. */
  public static List<Parameter> schemaParameters(Operator operator, OperatorCatalog catalog) {
    return parameters(operator, catalog, ParameterType.SCHEMA);
  }

  /** The parameters of the operator that are of the type. */
  public static List<Parameter> parameters(Operator operator, OperatorCatalog catalog, ParameterType type) {
    return operator.getParameters().stream().filter(parameter -> catalog.kind(operator.getKind())
        .flatMap(kind -> kind.parameter(parameter.getName())).filter(spec -> spec.type() == type).isPresent()).toList();
  }

  /** The schemas that the operators name and the fragment holds. */
  public List<Schema> schemas() {
    return List.copyOf(job.getSchemas());
  }

  /** The bytes for the clipboard. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeUTF(folder.map(Path::toString).orElse(""));
      write(out, JobFile.toBytes(job));
      write(out, JobLayoutFile.toBytes(layout));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** The job file that holds just this, for other programs. */
  public String text() {
    return new String(JobFile.toBytes(job), StandardCharsets.UTF_8);
  }

  /** The fragment of the clipboard's bytes; empty when they are of another version or damaged. */
  public static Optional<JobFragment> of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != VERSION) {
        return Optional.empty();
      }
      String folder = in.readUTF();
      byte[] job = read(in);
      byte[] layout = read(in);
      return JobFile.load(job, "clipboard").job().map(loaded -> new JobFragment(loaded,
          JobLayoutFile.load(layout, "clipboard").layout().orElseGet(JobFactory.eINSTANCE::createJobLayout),
          folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder))));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** The fragment of a text that is a job file with operators; empty for any other text. */
  public static Optional<JobFragment> ofText(String text) {
    if (!text.stripLeading().startsWith("<")) {
      return Optional.empty();
    }
    return JobFile.load(text.strip().getBytes(StandardCharsets.UTF_8), "clipboard").job().filter(job -> !job.getOperators().isEmpty())
        .map(job -> {
          JobLayout layout = JobFactory.eINSTANCE.createJobLayout();
          int x = 0;
          for (Operator operator : job.getOperators()) {
            NodeLayout node = JobFactory.eINSTANCE.createNodeLayout();
            node.setUid(operator.getUid());
            node.setX(x);
            layout.getNodes().add(node);
            x += 220;
          }
          return new JobFragment(job, layout, Optional.empty());
        });
  }

  /** A copy with objects of its own, so that it can be pasted again. Cost: copies the job. */
  public JobFragment copy() {
    return new JobFragment(JobFile.copy(job), EcoreUtil.copy(layout), folder);
  }

  /** The schemas and operators by which pasting begins, in the order in which they are added. */
  public List<Operator> operators() {
    return new ArrayList<>(job.getOperators());
  }

  private static NodeLayout node(JobDiagram diagram, Operator operator) {
    NodeLayout node = diagram.node(operator).map(EcoreUtil::copy).orElseGet(JobFactory.eINSTANCE::createNodeLayout);
    node.setUid(operator.getUid());
    return node;
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("The clipboard holds " + bytes.length + " bytes, expected " + length + '.');
    }
    return bytes;
  }
}
