package dev.stillwater.model;

import dev.stillwater.model.FileOrigin.KeptContent;
import dev.stillwater.model.FileOrigin.Position;
import dev.stillwater.model.FileOrigin.UnknownAttribute;
import dev.stillwater.model.job.JobPackage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.util.InternalEList;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Builds a model from the events of an XMI file and keeps with each object its line and what of the file has no place in the model.
 *
 * <p>THREADING: one parse.
 *
 * <p>LIFECYCLE: one object a parse; {@link #finish} once at the end.
 */
final class ModelXmlHandler extends DefaultHandler2 {
  private final String name;
  private final EClass rootClass;
  private final OperatorReferences references = new OperatorReferences();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final List<KeptContent> around = new ArrayList<>();
  private EObject root;
  private Locator locator;
  // Where the last event ended: a tag begins there, while the locator tells where it ends.
  private int line = 1;
  private XmlFragment fragment;
  private String fragmentName;
  private int fragmentLine;

  ModelXmlHandler(String name, EClass rootClass) {
    this.name = name;
    this.rootClass = rootClass;
  }

  /** The model; references are resolved now. */
  EObject finish() {
    references.resolve(root);
    FileOrigin.of(root).ifPresent(origin -> around.forEach(origin::keep));
    return root;
  }

  /** The line reached, from 1. */
  int line() {
    return line;
  }

  @Override
  public void setDocumentLocator(Locator newLocator) {
    locator = newLocator;
  }

  @Override
  public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) throws SAXException {
    if (fragment != null) {
      fragment.startElement(qualifiedName, attributes);
    } else if (frames.isEmpty()) {
      // White space before the root is no event, so the end of its tag is all that is known.
      startRoot(uri, localName, qualifiedName, attributes, locator.getLineNumber());
    } else {
      startChild(uri, localName, qualifiedName, attributes);
    }
    line = locator.getLineNumber();
  }

  @Override
  public void endElement(String uri, String localName, String qualifiedName) {
    if (fragment != null) {
      fragment.endElement(qualifiedName);
      if (fragment.isComplete()) {
        keep(fragment.xml(), fragmentLine, "element '" + fragmentName + "'");
        fragment = null;
      }
    } else {
      Frame frame = frames.peek();
      if (frame.attribute != null) {
        frames.pop();
        setValue(frame.object, frame.attribute, frame.text.toString());
      } else {
        flushText(frame);
        frames.pop();
      }
    }
    line = locator.getLineNumber();
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (fragment != null) {
      fragment.text(new String(chars, start, length));
    } else if (!frames.isEmpty()) {
      frames.peek().text.append(chars, start, length);
    }
    line = locator.getLineNumber();
  }

  @Override
  public void comment(char[] chars, int start, int length) {
    String text = new String(chars, start, length);
    if (fragment != null) {
      fragment.comment(text);
    } else {
      keep("<!--" + text + "-->", line, "");
    }
    line = locator.getLineNumber();
  }

  @Override
  public void processingInstruction(String target, String data) {
    if (fragment != null) {
      fragment.instruction(target, data);
    } else {
      XmlFragment instruction = new XmlFragment();
      instruction.instruction(target, data);
      keep(instruction.xml(), line, "");
    }
    line = locator.getLineNumber();
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  @Override
  public InputSource resolveEntity(String entityName, String publicId, String baseUri, String systemId) throws SAXException {
    throw new SAXException("It refers to another file, '" + systemId + "'; nothing is fetched.");
  }

  private void startRoot(String uri, String localName, String qualifiedName, Attributes attributes, int rootLine) throws SAXException {
    boolean isOurs = uri.startsWith(ModelXmlReader.NAMESPACE_STEM);
    if (isOurs && !uri.equals(JobPackage.eNS_URI)) {
      throw new ModelXmlReader.RefusedFile(ModelXmlReader.tooNew(name, uri.substring(ModelXmlReader.NAMESPACE_STEM.length()), rootLine));
    }
    if (!isOurs || !localName.equals(rootClass.getName())) {
      throw new ModelXmlReader.RefusedFile(ModelXmlReader.otherRoot(name, qualifiedName, rootClass, rootLine));
    }
    checkVersion(attributes.getValue("", "formatVersion"), rootLine);
    root = EcoreUtil.create(rootClass);
    push(root, attributes, rootLine);
  }

  private void checkVersion(String text, int rootLine) throws SAXException {
    if (text == null || text.equals(Integer.toString(JobFormatVersion.CURRENT))) {
      return;
    }
    boolean isNumber = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    String digits = isNumber ? text.replaceFirst("^0+", "") : "";
    boolean isNewer = digits.length() > 9 || !digits.isEmpty() && Integer.parseInt(digits) > JobFormatVersion.CURRENT;
    if (isNewer) {
      throw new ModelXmlReader.RefusedFile(ModelXmlReader.tooNew(name, text, rootLine));
    }
    if (digits.isEmpty()) {
      throw new ModelXmlReader.RefusedFile(ModelXmlReader.noVersion(name, text, rootLine));
    }
  }

  private void startChild(String uri, String localName, String qualifiedName, Attributes attributes) {
    Frame parent = frames.peek();
    flushText(parent);
    EStructuralFeature feature = parent.attribute == null && uri.isEmpty() ? parent.object.eClass().getEStructuralFeature(localName) : null;
    if (feature instanceof EReference reference && reference.isContainment() && isFree(parent.object, reference)) {
      EObject child = EcoreUtil.create(reference.getEReferenceType());
      add(parent.object, reference, child);
      parent.anchor = child;
      push(child, attributes, line);
    } else if (feature instanceof EAttribute attribute && attributes.getLength() == 0 && isFree(parent.object, attribute)) {
      parent.anchor = attribute;
      frames.push(new Frame(parent.object, parent.origin, attribute));
    } else {
      fragment = new XmlFragment();
      fragment.startElement(qualifiedName, attributes);
      fragmentName = qualifiedName;
      fragmentLine = line;
    }
  }

  /** A second value of a single feature is kept as it is rather than put in the place of the first. */
  private static boolean isFree(EObject object, EStructuralFeature feature) {
    return !feature.isTransient() && (feature.isMany() || !object.eIsSet(feature));
  }

  @SuppressWarnings("unchecked")
  private static void add(EObject parent, EReference reference, EObject child) {
    if (reference.isMany()) {
      // The child is new: asking whether it is in the list would make loading quadratic.
      ((InternalEList<EObject>) parent.eGet(reference)).addUnique(child);
    } else {
      parent.eSet(reference, child);
    }
  }

  private void push(EObject object, Attributes attributes, int objectLine) {
    FileOrigin origin = FileOrigin.at(object, objectLine);
    frames.push(new Frame(object, origin, null));
    for (int i = 0; i < attributes.getLength(); i++) {
      readAttribute(object, origin, attributes, i);
    }
  }

  private void readAttribute(EObject object, FileOrigin origin, Attributes attributes, int index) {
    String qualifiedName = attributes.getQName(index);
    String value = attributes.getValue(index);
    EStructuralFeature feature = attributes.getURI(index).isEmpty() ? object.eClass().getEStructuralFeature(attributes.getLocalName(index)) : null;
    if (feature instanceof EAttribute attribute && attribute.isMany()) {
      for (String part : value.strip().split("\\s+")) {
        setValue(object, attribute, part);
      }
    } else if (feature instanceof EAttribute attribute) {
      setValue(object, attribute, value);
    } else if (feature instanceof EReference reference && !reference.isContainment() && !reference.isTransient()) {
      references.add(object, reference, value);
    } else if ((object != root || !isWrittenAlways(qualifiedName)) && !OldSettings.take(object, attributes, index)) {
      origin.keepAttribute(qualifiedName, new UnknownAttribute(value, !isXmlsOwn(object, attributes, index)));
    }
  }

  private static boolean isWrittenAlways(String qualifiedName) {
    return qualifiedName.equals("xmi:version") || qualifiedName.equals("xmlns:xmi") || qualifiedName.equals("xmlns:" + JobPackage.eNS_PREFIX);
  }

  /** Whether the attribute belongs to XML or XMI rather than to the job; a type other than the expected one does not. */
  private static boolean isXmlsOwn(EObject object, Attributes attributes, int index) {
    String qualifiedName = attributes.getQName(index);
    if (qualifiedName.equals("xsi:type")) {
      return attributes.getValue(index).endsWith(":" + object.eClass().getName());
    }
    return qualifiedName.equals("xmlns") || qualifiedName.startsWith("xmlns:") || qualifiedName.startsWith("xml:")
        || qualifiedName.startsWith("xsi:") || attributes.getURI(index).equals(ModelXmlReader.XMI_NAMESPACE);
  }

  @SuppressWarnings("unchecked")
  private static void setValue(EObject object, EAttribute attribute, String text) {
    Object value;
    try {
      value = EcoreUtil.createFromString(attribute.getEAttributeType(), text);
    } catch (IllegalArgumentException e) {
      // The text is no value: it is kept and FileContentRules reports it.
      FileOrigin.of(object).ifPresent(origin -> origin.keepValue(attribute, text));
      return;
    }
    if (attribute.isMany()) {
      ((InternalEList<Object>) object.eGet(attribute)).addUnique(value);
    } else {
      object.eSet(attribute, value);
    }
  }

  private void flushText(Frame frame) {
    if (frame.attribute != null || frame.text.isEmpty()) {
      return;
    }
    String raw = frame.text.toString();
    frame.text.setLength(0);
    if (raw.isBlank()) {
      return;
    }
    StringBuilder xml = new StringBuilder();
    XmlText.appendContent(xml, raw.strip());
    int lineEndsAfter = (int) raw.substring(raw.stripTrailing().length()).chars().filter(c -> c == '\n').count();
    keep(xml.toString(), line - lineEndsAfter, "text '" + ParameterValues.shown(raw.strip()) + "'");
  }

  private void keep(String xml, int contentLine, String reported) {
    if (frames.isEmpty()) {
      Position position = root == null ? Position.BEFORE : Position.AFTER;
      around.add(new KeptContent(Optional.empty(), xml, contentLine, reported, position));
      return;
    }
    Frame frame = frames.peek();
    if (frame.attribute == null) {
      flushText(frame);
    }
    frame.origin.keep(new KeptContent(Optional.ofNullable(frame.anchor()), xml, contentLine, reported, Position.INSIDE));
  }

  /** An element that is open: an object, or the value of one of its attributes. */
  private static final class Frame {
    private final EObject object;
    private final FileOrigin origin;
    private final EAttribute attribute;
    private final StringBuilder text = new StringBuilder();
    private Object anchor;

    Frame(EObject object, FileOrigin origin, EAttribute attribute) {
      this.object = object;
      this.origin = origin;
      this.attribute = attribute;
    }

    Object anchor() {
      return attribute == null ? anchor : attribute;
    }
  }
}
