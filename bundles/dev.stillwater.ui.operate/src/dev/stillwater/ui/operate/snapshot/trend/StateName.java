package dev.stillwater.ui.operate.snapshot.trend;

import dev.stillwater.host.report.TrendPoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;

/**
 * What is looked at in a series of snapshots: one state, or all of them together.
 *
 * <p>THREADING: immutable.
 *
 * @param operator label of the operator; empty for all
 * @param state name of the state; empty for all
 */
record StateName(Optional<String> operator, Optional<String> state) {
  /** All state of a snapshot. */
  static final StateName ALL = new StateName(Optional.empty(), Optional.empty());

  /** All state, then each state that a snapshot of the series has, in the order of the snapshots; the chosen one is among them even while they are read anew. */
  static List<StateName> of(List<TrendPoint> points, StateName chosen) {
    Set<StateName> names = new LinkedHashSet<>(Set.of(ALL));
    points.forEach(point -> point.states().forEach(each -> names.add(new StateName(Optional.of(each.operator()), Optional.of(each.state())))));
    names.add(chosen);
    return new ArrayList<>(names);
  }

  boolean isAll() {
    return operator.isEmpty();
  }

  String text() {
    return isAll() ? Messages.StateName_all : NLS.bind(Messages.StateName_one, operator.orElseThrow(), state.orElseThrow());
  }

  /** How much of it a snapshot holds; empty where it has no such state. */
  Optional<TrendPoint.StateGrowth> in(TrendPoint point) {
    return point.sum(operator, state);
  }
}
