package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;

/**
 * A state that can be chosen, without the snapshot that it is in.
 *
 * <p>THREADING: immutable.
 *
 * @param operatorId id of the operator
 * @param operator what a person calls the operator
 * @param name name of the state
 * @param kind kind
 * @param keyType type of the keys for people
 * @param valueType type of the values for people
 * @param size how much it holds, often estimated
 */
record ChosenState(String operatorId, String operator, String name, StateKind kind, String keyType, String valueType, StateSize size) {
  /** All states of a snapshot, operators that cannot be read aside. Cost: the headers of all operators and an estimate of each state. */
  static List<ChosenState> all(SnapshotView view) throws SnapshotException.Cancelled {
    List<ChosenState> states = new ArrayList<>();
    for (OperatorView operator : view.operators()) {
      try {
        for (StateView state : operator.states()) {
          states.add(new ChosenState(operator.operatorId(), operator.label(), state.name(), state.kind(), state.keyTypeText(), state.valueTypeText(),
              estimate(state)));
        }
      } catch (SnapshotException.Cancelled stopped) {
        throw stopped;
      } catch (SnapshotException unreadable) {
        // The findings say why; the states of the other operators can be looked at all the same.
        continue;
      }
    }
    return states;
  }

  private static StateSize estimate(StateView state) throws SnapshotException.Cancelled {
    try {
      return state.estimate();
    } catch (SnapshotException.Cancelled stopped) {
      throw stopped;
    } catch (SnapshotException damaged) {
      return new StateSize(0, 0, false);
    }
  }

  /** The state in an open snapshot. */
  StateView in(SnapshotView view) throws SnapshotException {
    for (StateView state : view.operator(operatorId).orElseThrow(this::gone).states()) {
      if (state.name().equals(name) && state.kind() == kind) {
        return state;
      }
    }
    throw gone();
  }

  private Refused gone() {
    return new Refused(Place.of(operator), NLS.bind(Messages.ChosenState_gone, name), Messages.ChosenState_goneRemedy);
  }

  /** The state in one line. */
  String text() {
    return NLS.bind(Messages.ChosenState_text, new Object[] {operator, name, kind.text()});
  }
}
