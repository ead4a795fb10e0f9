package dev.stillwater.model;

import dev.stillwater.model.FileOrigin.KeptContent;
import dev.stillwater.model.FileOrigin.Position;
import dev.stillwater.model.FileOrigin.UnknownAttribute;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Writes a model as XMI that diffs well: one element a line, features in the order of the metamodel, defaults left out, what the file held beyond the
 * model in its place.
 *
 * <p>THREADING: one write; the thread that owns the model.
 *
 * <p>LIFECYCLE: one object a write.
 */
final class ModelXmlWriter {
  private static final String FORMAT_VERSION = "formatVersion";

  private final StringBuilder out = new StringBuilder(4096);
  private final Map<String, Operator> operatorByUid = new LinkedHashMap<>();
  private final Map<Operator, Integer> indexByOperator = new IdentityHashMap<>();
  private int line = 1;

  private ModelXmlWriter() {}

  /**
   * The file's bytes for the root; remembers each object's new line.
   *
   * @throws IllegalArgumentException if a text holds a character that XML cannot hold
   */
  static byte[] write(EObject root) {
    ModelXmlWriter writer = new ModelXmlWriter();
    if (root instanceof Job job) {
      writer.index(job);
    }
    writer.writeDocument(root);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void index(Job job) {
    int index = 0;
    for (Operator operator : job.getOperators()) {
      indexByOperator.put(operator, index++);
      if (operator.getUid() != null) {
        operatorByUid.putIfAbsent(operator.getUid(), operator);
      }
    }
  }

  private void writeDocument(EObject root) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    endLine();
    writeAround(root, Position.BEFORE);
    String tag = JobPackage.eNS_PREFIX + ":" + root.eClass().getName();
    out.append('<').append(tag).append(" xmi:version=\"2.0\" xmlns:xmi=\"").append(ModelXmlReader.XMI_NAMESPACE)
        .append("\" xmlns:").append(JobPackage.eNS_PREFIX).append("=\"").append(JobPackage.eNS_URI).append('"');
    appendAttribute(FORMAT_VERSION, Integer.toString(JobFormatVersion.CURRENT));
    writeObject(root, tag, 0);
    writeAround(root, Position.AFTER);
  }

  private void writeAround(EObject root, Position position) {
    for (KeptContent content : contents(root)) {
      if (content.position() == position) {
        appendKept(content, 0);
      }
    }
  }

  /** Goes on after the name of the opened tag; ends with the end of the line. */
  private void writeObject(EObject object, String tag, int depth) {
    // What the file kept is read before the line is noted, as noting may make the origin.
    List<KeptContent> contents = contents(object);
    FileOrigin origin = FileOrigin.at(object, line);
    writeAttributes(object, origin);
    Map<Object, List<KeptContent>> contentByAnchor = new IdentityHashMap<>();
    List<KeptContent> first = new ArrayList<>();
    for (KeptContent content : contents) {
      if (content.position() == Position.INSIDE) {
        content.anchor().map(anchor -> contentByAnchor.computeIfAbsent(anchor, key -> new ArrayList<>())).orElse(first).add(content);
      }
    }
    int start = out.length();
    out.append('>');
    endLine();
    int empty = out.length();
    first.forEach(content -> appendKept(content, depth + 1));
    for (EStructuralFeature feature : object.eClass().getEAllStructuralFeatures()) {
      writeChildren(object, feature, contentByAnchor, depth + 1);
    }
    for (KeptContent content : contents) {
      // Its neighbour was deleted; the content itself must not be.
      if (content.anchor().isPresent() && contentByAnchor.containsKey(content.anchor().get())) {
        appendKept(content, depth + 1);
      }
    }
    if (out.length() == empty) {
      out.setLength(start);
      out.append("/>\n");
      return;
    }
    indent(depth);
    out.append("</").append(tag).append('>');
    endLine();
  }

  private void writeAttributes(EObject object, FileOrigin origin) {
    for (EStructuralFeature feature : object.eClass().getEAllStructuralFeatures()) {
      if (feature.isTransient() || feature.isMany() || feature.getName().equals(FORMAT_VERSION)) {
        continue;
      }
      String kept = origin.values().get(feature);
      if (kept != null) {
        appendAttribute(feature.getName(), kept);
      } else if (object.eIsSet(feature) && feature instanceof EAttribute attribute) {
        appendAttribute(feature.getName(), text(object, attribute, object.eGet(feature)));
      } else if (object.eIsSet(feature) && feature instanceof EReference reference && !reference.isContainment()) {
        String target = reference((Operator) object.eGet(feature));
        appendAttribute(feature.getName(), target);
      }
    }
    for (Map.Entry<String, UnknownAttribute> unknown : origin.attributes().entrySet()) {
      appendAttribute(unknown.getKey(), unknown.getValue().value());
    }
  }

  private void writeChildren(EObject object, EStructuralFeature feature, Map<Object, List<KeptContent>> contentByAnchor, int depth) {
    if (feature.isTransient() || !object.eIsSet(feature)) {
      return;
    }
    if (feature instanceof EAttribute attribute && attribute.isMany()) {
      for (Object value : (List<?>) object.eGet(attribute)) {
        indent(depth);
        out.append('<').append(feature.getName()).append('>');
        appendContent(text(object, attribute, value));
        out.append("</").append(feature.getName()).append('>');
        endLine();
      }
      writeKept(contentByAnchor, feature, depth);
    } else if (feature instanceof EReference reference && reference.isContainment()) {
      List<?> children = feature.isMany() ? (List<?>) object.eGet(feature) : List.of(object.eGet(feature));
      for (Object child : children) {
        indent(depth);
        out.append('<').append(feature.getName());
        writeObject((EObject) child, feature.getName(), depth);
        writeKept(contentByAnchor, child, depth);
      }
    }
  }

  private void writeKept(Map<Object, List<KeptContent>> contentByAnchor, Object anchor, int depth) {
    List<KeptContent> contents = contentByAnchor.remove(anchor);
    if (contents != null) {
      contents.forEach(content -> appendKept(content, depth));
    }
  }

  /** A uid means the first operator that has it; an operator that it does not name is found by its position. */
  private String reference(Operator operator) {
    String uid = operator.getUid();
    Integer index = indexByOperator.get(operator);
    boolean isNamed = uid != null && !uid.isEmpty() && (index == null || operatorByUid.get(uid) == operator);
    return isNamed || index == null ? String.valueOf(uid) : ModelXmlReader.POSITION_PREFIX + index;
  }

  private static List<KeptContent> contents(EObject object) {
    return FileOrigin.of(object).map(FileOrigin::contents).orElse(List.of());
  }

  private static String text(EObject object, EAttribute attribute, Object value) {
    String text = EcoreUtil.convertToString(attribute.getEAttributeType(), value);
    int illegal = XmlText.indexOfIllegal(text);
    if (illegal >= 0) {
      throw new IllegalArgumentException(ProblemPlace.of(object, attribute.getName()).inWords() + " holds the character U+"
          + String.format("%04X", (int) text.charAt(illegal)) + ", which a job file cannot hold. Remove it.");
    }
    return text;
  }

  private void appendAttribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    XmlText.appendAttribute(out, value);
    out.append('"');
  }

  private void appendContent(String text) {
    int start = out.length();
    XmlText.appendContent(out, text);
    countLines(start);
  }

  private void appendKept(KeptContent content, int depth) {
    indent(depth);
    int start = out.length();
    out.append(content.xml());
    countLines(start);
    endLine();
  }

  private void countLines(int start) {
    for (int i = start; i < out.length(); i++) {
      if (out.charAt(i) == '\n') {
        line++;
      }
    }
  }

  private void indent(int depth) {
    out.append("  ".repeat(depth));
  }

  private void endLine() {
    out.append('\n');
    line++;
  }
}
