package dev.stillwater.model;

import dev.stillwater.model.job.JobPackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Reads a model from XMI without trusting the file: no DTD, no external entity, nothing is fetched, no class is loaded by a name in the file.
 *
 * <p>THREADING: stateless.
 */
final class ModelXmlReader {
  static final String XMI_NAMESPACE = "http://www.omg.org/XMI";
  static final String NAMESPACE_STEM = JobPackage.eNS_URI.substring(0, JobPackage.eNS_URI.lastIndexOf('/') + 1);

  /** How a reference names an operator by its position, as EMF does. */
  static final String POSITION_PREFIX = "//@operators.";

  private static final String SAX_FEATURE = "http://xml.org/sax/features/";

  private ModelXmlReader() {}

  /**
   * What came of reading: a root or the one problem that forbids it.
   *
   * @param root the root of the model
   * @param problem why there is none
   */
  record Outcome(Optional<EObject> root, Optional<JobProblem> problem) {}

  /** Reads a root of the class from the bytes; the name stands in messages. Cost: linear in the bytes. */
  static Outcome read(byte[] content, String name, EClass rootClass) {
    ModelXmlHandler handler = new ModelXmlHandler(name, rootClass);
    try {
      XMLReader reader = reader(handler);
      reader.parse(new InputSource(new ByteArrayInputStream(content)));
      return new Outcome(Optional.of(handler.finish()), Optional.empty());
    } catch (RefusedFile e) {
      return refused(e.problem());
    } catch (SAXParseException e) {
      return refused(broken(name, e.getMessage(), e.getLineNumber(), e.getColumnNumber()));
    } catch (SAXException | IOException e) {
      // Wrong bytes for the declared encoding arrive as an IOException; nothing else can fail, as the content is in memory.
      return refused(broken(name, e.getMessage(), handler.line(), -1));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This Java has no XML parser that refuses DTDs.", e);
    }
  }

  /** A file that is well-formed, perhaps, but is not one of ours or cannot be taken. */
  static final class RefusedFile extends SAXException {
    private static final long serialVersionUID = 1L;
    private final transient JobProblem problem;

    RefusedFile(JobProblem problem) {
      super(problem.message());
      this.problem = problem;
    }

    JobProblem problem() {
      return problem;
    }
  }

  private static XMLReader reader(ModelXmlHandler handler) throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature(SAX_FEATURE + "external-general-entities", false);
    factory.setFeature(SAX_FEATURE + "external-parameter-entities", false);
    factory.setFeature(SAX_FEATURE + "namespace-prefixes", true);
    XMLReader reader = factory.newSAXParser().getXMLReader();
    reader.setContentHandler(handler);
    reader.setErrorHandler(handler);
    reader.setEntityResolver(handler);
    reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
    return reader;
  }

  private static Outcome refused(JobProblem problem) {
    return new Outcome(Optional.empty(), Optional.of(problem));
  }

  private static JobProblem broken(String name, String cause, int line, int column) {
    boolean isDtd = cause != null && cause.contains("DOCTYPE");
    String message = isDtd
        ? "'" + name + "' declares a document type (DOCTYPE), which is refused because it could read other files."
        : "'" + name + "' is not well-formed XML: " + ParameterValues.shown(String.valueOf(cause), 300);
    String fix = isDtd ? "Remove the DOCTYPE declaration." : "Correct the file in a text editor, or take an older version of it from version control.";
    JobProblem problem = JobProblem.error("format-broken", null, null, message, fix);
    problem = line > 0 ? problem.atLine(line) : problem;
    return column > 0 ? problem.atColumn(column) : problem;
  }

  /** What to say of a file that is not of the expected kind. */
  static JobProblem otherRoot(String name, String found, EClass expected, int line) {
    return JobProblem.error("format-broken", null, null,
        "'" + name + "' is not a " + fileKind(expected) + " file: its root element is '" + ParameterValues.shown(found) + "', expected '"
            + JobPackage.eNS_PREFIX + ":" + expected.getName() + "' of the namespace " + JobPackage.eNS_URI + ".",
        "Choose another file, or correct the root element.").atLine(line);
  }

  /** What to say of a file that a newer Stillwater wrote. */
  static JobProblem tooNew(String name, String found, int line) {
    return JobProblem.error("format-too-new", null, "formatVersion",
        "'" + name + "' has the format version " + ParameterValues.shown(found) + "; this Stillwater reads versions up to " + JobFormatVersion.CURRENT + ".",
        "Open it with a newer Stillwater; the file was left as it is.").atLine(line);
  }

  /** What to say of a version that is no version. */
  static JobProblem noVersion(String name, String found, int line) {
    return JobProblem.error("format-broken", null, "formatVersion",
        "'" + name + "' has the format version '" + ParameterValues.shown(found) + "', which is not one; expected a whole number from "
            + JobFormatVersion.OLDEST + " to " + JobFormatVersion.CURRENT + ".",
        "Correct the attribute formatVersion of the root element.").atLine(line);
  }

  private static String fileKind(EClass root) {
    return root == JobPackage.Literals.JOB ? "job" : "layout";
  }
}
