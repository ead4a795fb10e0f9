package dev.stillwater.model;

import dev.stillwater.model.FileOrigin.KeptContent;
import dev.stillwater.model.FileOrigin.UnknownAttribute;
import dev.stillwater.model.job.Job;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Reports what a file holds and the model does not: unknown elements and attributes, values that do not parse, references to no operator. Also reports
 * what the model holds and a file cannot.
 *
 * <p>THREADING: stateless; the thread that owns the model.
 */
final class FileContentRules {
  /** Jobs with more operators get no nearest uid: with many broken streams that would take too long. */
  private static final int OPERATORS_MAX = 500;

  private FileContentRules() {}

  /** Cost: linear in the size of the model and its texts. */
  static void check(EObject root, ProblemList problems) {
    checkObject(root, problems);
    for (Iterator<EObject> all = root.eAllContents(); all.hasNext();) {
      checkObject(all.next(), problems);
    }
  }

  private static void checkObject(EObject object, ProblemList problems) {
    FileOrigin.of(object).ifPresent(origin -> checkOrigin(object, origin, problems));
    for (EAttribute attribute : object.eClass().getEAllAttributes()) {
      if (attribute.getEAttributeType().getInstanceClass() == String.class && object.eIsSet(attribute)) {
        checkTexts(object, attribute, problems);
      }
    }
  }

  private static void checkOrigin(EObject object, FileOrigin origin, ProblemList problems) {
    for (Map.Entry<String, UnknownAttribute> attribute : origin.attributes().entrySet()) {
      if (attribute.getValue().isReported()) {
        problems.add(unknown(ProblemPlace.of(object, attribute.getKey()), "attribute '" + attribute.getKey() + "'"));
      }
    }
    for (KeptContent content : origin.contents()) {
      if (!content.reported().isEmpty()) {
        problems.add(unknown(ProblemPlace.of(object), content.reported()).atLine(content.line()));
      }
    }
    origin.values().forEach((feature, text) -> problems.add(wrongValue(object, feature, text, problems.isFull())));
  }

  private static JobProblem unknown(ProblemPlace place, String what) {
    return place.warning("content-unknown", "The " + what + " is not known here; it is kept in the file but has no effect.",
        "Check its spelling and place, or remove it.");
  }

  private static JobProblem wrongValue(EObject object, EStructuralFeature feature, String text, boolean isBrief) {
    ProblemPlace place = ProblemPlace.of(object, feature.getName());
    if (feature instanceof EAttribute attribute) {
      return place.error("value-invalid", "'" + ParameterValues.shown(text) + "' is no value of " + feature.getName() + "; expected "
          + expected(attribute.getEAttributeType()) + ".", "Set " + feature.getName() + " to such a value, or remove it to get the default.");
    }
    List<String> uids = !isBrief && object.eContainer() instanceof Job job && job.getOperators().size() <= OPERATORS_MAX ? job.getOperators().stream().map(operator -> operator.getUid()).toList() : List.of();
    String nearest = NearestName.of(text, uids).map(uid -> "; the nearest uid is '" + uid + "'").orElse("");
    return place.error("stream-broken", "The " + feature.getName() + " of the stream is '" + ParameterValues.shown(text)
        + "', but the job has no operator with this uid" + nearest + ".", "Correct the uid, or remove the stream.");
  }

  private static String expected(EDataType type) {
    if (type instanceof EEnum choices) {
      return "one of " + choices.getELiterals().stream().map(EEnumLiteral::getLiteral).collect(Collectors.joining(", "));
    }
    Class<?> instanceClass = type.getInstanceClass();
    if (instanceClass == boolean.class) {
      return "true or false";
    }
    return instanceClass == double.class ? "a number" : "a whole number of " + (instanceClass == long.class ? 64 : 32) + " bits";
  }

  private static void checkTexts(EObject object, EAttribute attribute, ProblemList problems) {
    List<?> values = attribute.isMany() ? (List<?>) object.eGet(attribute) : List.of(object.eGet(attribute));
    for (Object value : values) {
      String text = EcoreUtil.convertToString(attribute.getEAttributeType(), value);
      int illegal = text == null ? -1 : XmlText.indexOfIllegal(text);
      if (illegal >= 0) {
        String character = String.format("U+%04X", (int) text.charAt(illegal));
        problems.add(ProblemPlace.of(object, attribute.getName()).error("text-invalid",
            attribute.getName() + " holds the character " + character + ", which a job file cannot hold.", "Remove the character."));
      }
    }
  }
}
