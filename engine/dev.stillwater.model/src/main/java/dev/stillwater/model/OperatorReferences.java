package dev.stillwater.model;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

/**
 * The references of a file to operators, bound when all operators are known; one that names no operator is kept as text.
 *
 * <p>THREADING: one parse.
 */
final class OperatorReferences {
  private final List<Reference> references = new ArrayList<>();

  private record Reference(EObject holder, EReference feature, String text) {}

  void add(EObject holder, EReference feature, String text) {
    references.add(new Reference(holder, feature, text));
  }

  /** Binds all references; a uid that several operators have means the first. Cost: linear. */
  void resolve(EObject root) {
    List<Operator> operators = root instanceof Job job ? job.getOperators() : List.of();
    Map<String, Operator> byUid = new HashMap<>();
    operators.forEach(operator -> byUid.putIfAbsent(operator.getUid(), operator));
    for (Reference reference : references) {
      Operator operator = byUid.get(reference.text);
      if (operator == null) {
        operator = atPosition(reference.text, operators);
      }
      if (operator == null) {
        FileOrigin.of(reference.holder).ifPresent(origin -> origin.keepValue(reference.feature, reference.text));
      } else {
        reference.holder.eSet(reference.feature, operator);
      }
    }
  }

  private static Operator atPosition(String text, List<Operator> operators) {
    String stem = text.startsWith("#") ? text.substring(1) : text;
    if (!stem.startsWith(ModelXmlReader.POSITION_PREFIX)) {
      return null;
    }
    String digits = stem.substring(ModelXmlReader.POSITION_PREFIX.length());
    boolean isIndex = !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int index = isIndex ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    return index < operators.size() ? operators.get(index) : null;
  }
}
