package dev.stillwater.model.catalog;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.ParameterValues;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperatorCatalogTest {

  @Test
  void standardCatalog_hasTheBuiltInKinds() {
    // Catches a kind that is lost from the palette, or an id that changes: job files name it.
    List<String> ids = OperatorCatalog.standard().kinds().stream().map(OperatorKind::id).toList();
    assertTrue(ids.containsAll(List.of("csv-source", "generator", "filter", "map", "aggregate", "window-aggregate", "csv-sink", "console-sink")), ids.toString());
    assertTrue(ids.containsAll(List.of("process", "flat-map", "union", "window-join", "interval-join", "enrich")), ids.toString());
  }

  @Test
  void everyKind_isDocumentedAndConsistent() {
    // Catches a parameter without help, a default that its own type refuses, and a name that stands twice.
    for (OperatorKind kind : OperatorCatalog.standard().kinds()) {
      assertTrue(kind.documentation().endsWith(".") && kind.documentation().length() > 60, kind.id());
      Set<String> names = new HashSet<>();
      for (ParameterSpec parameter : kind.parameters()) {
        String place = kind.id() + "." + parameter.name();
        assertTrue(names.add(parameter.name()), place);
        assertTrue(parameter.documentation().endsWith("."), place);
        assertTrue(parameter.label().length() > 2, place);
        parameter.defaultValue().ifPresent(value -> assertDoesNotThrow(() -> ParameterValues.check(parameter, value), place));
      }
    }
  }

  @Test
  void onlyAggregates_needAKey() {
    // Catches a port that takes records of any key into keyed state.
    for (OperatorKind kind : OperatorCatalog.standard().kinds()) {
      assertEquals(kind.has(OperatorKind.Trait.KEYED_STATE), kind.isKeyed(), kind.id());
      assertEquals(kind.category().equals("Sources"), kind.isSource(), kind.id());
      assertEquals(kind.category().equals("Sinks"), kind.isSink(), kind.id());
    }
  }

  @Test
  void twoKindsOfOneId_areRefused() {
    // Catches a provider that replaces a built-in kind unseen.
    BuiltInOperators provider = new BuiltInOperators();
    String message = assertThrows(IllegalStateException.class, () -> new OperatorCatalog(List.of(provider, provider))).getMessage();
    assertTrue(message.contains("csv-source"), message);
  }
}
