package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.HeldState.Scope;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeldStateTest {
  static Collection<OperatorKind> kinds() {
    return OperatorCatalog.standard().kinds();
  }

  // Would catch a kind whose state is drawn where it has none, or not drawn where the catalog says that it has some.
  @ParameterizedTest
  @MethodSource("kinds")
  void statesOfEveryKind_agreeWithItsTraits(OperatorKind kind) {
    List<HeldState> states = HeldState.of(operator(kind.id()), kind);
    assertEquals(kind.has(OperatorKind.Trait.KEYED_STATE), states.stream().anyMatch(state -> state.scope() == Scope.KEYED), () -> states.toString());
    if (kind.has(OperatorKind.Trait.OPERATOR_STATE)) {
      assertTrue(states.stream().anyMatch(state -> state.scope() == Scope.OPERATOR), () -> states.toString());
    }
  }

  // Would catch a name that no snapshot has.
  @ParameterizedTest
  @MethodSource("kinds")
  void namesOfStates_standInTheFormat(OperatorKind kind) throws IOException {
    String format = Files.readString(Path.of("../../docs/formats/state.md"));
    for (HeldState state : HeldState.of(operator(kind.id()), kind)) {
      assertTrue(state.name().isEmpty() || format.contains('`' + state.name() + '`') || format.contains("event_" + state.name() + '`'), () -> state.toString());
    }
  }

  // Would catch a window whose state is named without regard to its lateness and time.
  @Test
  void lateness_changesTheStateOfAWindow() {
    assertEquals("window-contents", firstOfWindow("allowedLateness", "0s"));
    assertEquals("windows", firstOfWindow("allowedLateness", "5min"));
    assertEquals("windows", firstOfWindow("time", "processing"));
  }

  private static String firstOfWindow(String parameter, String value) {
    Operator operator = operator("window-aggregate");
    Parameter set = JobFactory.eINSTANCE.createParameter();
    set.setName(parameter);
    set.setValue(value);
    operator.getParameters().add(set);
    return HeldState.of(operator, OperatorCatalog.standard().kind("window-aggregate").orElseThrow()).getFirst().name();
  }

  private static Operator operator(String kind) {
    Operator operator = JobFactory.eINSTANCE.createOperator();
    operator.setKind(kind);
    operator.setUid("tried");
    return operator;
  }
}
