package dev.stillwater.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Where an object stands in its file, and what the file says of it that the model cannot hold; saving writes that again.
 *
 * <p>THREADING: the thread that owns the model.
 *
 * <p>LIFECYCLE: made while loading or writing, lives with its object. Setting a feature drops the text that was kept for it: the edit wins.
 */
final class FileOrigin extends AdapterImpl {
  private int line;
  private Map<String, UnknownAttribute> attributes = Map.of();
  private Map<EStructuralFeature, String> values = Map.of();
  private List<KeptContent> contents = List.of();

  private FileOrigin(int line) {
    this.line = line;
  }

  /**
   * An attribute of the file without a place in the model.
   *
   * @param value the value
   * @param isReported whether people should hear of it; XML's own attributes, such as namespaces, pass in silence
   */
  record UnknownAttribute(String value, boolean isReported) {}

  /**
   * A piece of XML below the object that has no place in the model: an unknown element, stray text, a comment.
   *
   * @param anchor the child object or the feature after which it stands; empty when it comes first
   * @param xml the piece, as it is written again
   * @param line line in the file, from 1
   * @param reported what people should hear of it: "element 'x'"; empty for comments
   * @param position whether it stands inside the object, or before or after it (the root alone)
   */
  record KeptContent(Optional<Object> anchor, String xml, int line, String reported, Position position) {}

  /** Where kept content stands. */
  enum Position {
    BEFORE,
    INSIDE,
    AFTER
  }

  /** The origin of the object, if it was in a file. */
  static Optional<FileOrigin> of(EObject object) {
    for (Adapter adapter : object.eAdapters()) {
      if (adapter instanceof FileOrigin origin) {
        return Optional.of(origin);
      }
    }
    return Optional.empty();
  }

  /** Remembers the line of the object, from 1. */
  static FileOrigin at(EObject object, int line) {
    FileOrigin origin = of(object).orElse(null);
    if (origin == null) {
      origin = new FileOrigin(line);
      object.eAdapters().add(origin);
    }
    origin.line = line;
    return origin;
  }

  /** Gives the copy of an object the same origin; anchors are translated by the function. */
  void copyTo(EObject copy, UnaryOperator<Object> translation) {
    FileOrigin other = at(copy, line);
    other.attributes = attributes.isEmpty() ? Map.of() : new LinkedHashMap<>(attributes);
    other.values = values.isEmpty() ? Map.of() : new LinkedHashMap<>(values);
    for (KeptContent content : contents) {
      other.keep(new KeptContent(
          content.anchor().map(translation), content.xml(), content.line(), content.reported(), content.position()));
    }
  }

  int line() {
    return line;
  }

  /** Attributes without a place in the model, by qualified name. */
  Map<String, UnknownAttribute> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  /** Texts that are no value of their feature; for a reference, the uid that does not exist. */
  Map<EStructuralFeature, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Pieces of XML without a place in the model, in the order of the file. */
  List<KeptContent> contents() {
    return Collections.unmodifiableList(contents);
  }

  void keepAttribute(String qualifiedName, UnknownAttribute attribute) {
    if (attributes.isEmpty()) {
      attributes = new LinkedHashMap<>();
    }
    attributes.put(qualifiedName, attribute);
  }

  void keepValue(EStructuralFeature feature, String text) {
    if (values.isEmpty()) {
      values = new LinkedHashMap<>();
    }
    values.put(feature, text);
  }

  void keep(KeptContent content) {
    if (contents.isEmpty()) {
      contents = new ArrayList<>();
    }
    contents.add(content);
  }

  @Override
  public boolean isAdapterForType(Object type) {
    return type == FileOrigin.class;
  }

  @Override
  public void notifyChanged(Notification change) {
    if (!values.isEmpty() && change.getFeature() instanceof EStructuralFeature feature) {
      values.remove(feature);
    }
  }
}
