package dev.stillwater.model;

import org.xml.sax.Attributes;

/**
 * Writes down a piece of XML as its events come, so that it can be written to a file again.
 *
 * <p>THREADING: one parse.
 *
 * <p>LIFECYCLE: one object a piece; complete when the depth is back at 0.
 */
final class XmlFragment {
  private final StringBuilder xml = new StringBuilder();
  private int depth;
  private boolean isTagOpen;

  void startElement(String qualifiedName, Attributes attributes) {
    closeTag();
    xml.append('<').append(qualifiedName);
    for (int i = 0; i < attributes.getLength(); i++) {
      xml.append(' ').append(attributes.getQName(i)).append("=\"");
      XmlText.appendAttribute(xml, attributes.getValue(i));
      xml.append('"');
    }
    isTagOpen = true;
    depth++;
  }

  void endElement(String qualifiedName) {
    depth--;
    if (isTagOpen) {
      xml.append("/>");
      isTagOpen = false;
    } else {
      xml.append("</").append(qualifiedName).append('>');
    }
  }

  void text(String text) {
    closeTag();
    XmlText.appendContent(xml, text);
  }

  void comment(String text) {
    closeTag();
    xml.append("<!--").append(text).append("-->");
  }

  void instruction(String target, String data) {
    closeTag();
    xml.append("<?").append(target).append(data == null || data.isEmpty() ? "" : " " + data).append("?>");
  }

  boolean isComplete() {
    return depth == 0;
  }

  String xml() {
    return xml.toString();
  }

  private void closeTag() {
    if (isTagOpen) {
      xml.append('>');
      isTagOpen = false;
    }
  }
}
