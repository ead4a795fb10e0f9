package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.Members;
import dev.stillwater.host.replay.results.ResultTable;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TableItem;

/**
 * The page with the operators: records, time and size of state on both sides, and below each the states that differ, down to their entries.
 *
 * <p>THREADING: UI thread.
 */
final class OperatorsPage implements ResultPage {
  private CountTable operators;
  private RowPanel entries;
  private SashForm sash;

  @Override
  public String title() {
    return Messages.operators_title;
  }

  @Override
  public void create(Composite parent, ResultDocument document) {
    Composite root = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 12;
    layout.marginHeight = 8;
    root.setLayout(layout);
    Label hint = new Label(root, SWT.WRAP);
    hint.setText(Messages.operators_hint);
    hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    if (document.results().kind() != StoredResults.Kind.COMPARISON) {
      hint.setText(Messages.operators_single);
      single(document);
      return;
    }
    operators = new CountTable(sash, "result:operators", Messages.operators_operator, ">" + Messages.operators_inA, ">" + Messages.operators_inB,
        ">" + Messages.operators_outA, ">" + Messages.operators_outB, ">" + Messages.operators_timeA, ">" + Messages.operators_timeB, ">" + Messages.operators_stateA,
        ">" + Messages.operators_stateB, Messages.operators_state);
    operators.named(Messages.operators_title);
    List<ResultTable> states = document.results().tables().stream().filter(table -> table.kind() == ResultTable.Kind.STATE).toList();
    String first = document.results().report().member("firstDivergence").map(divergence -> divergence.text("operator")).orElse("");
    for (Members operator : document.results().report().list("operators")) {
      TableItem item = operators.add(null, compared(operator, operator.text("uid").equals(first)));
      if (operator.text("uid").equals(first)) {
        item.setImage(StillwaterImages.image(StillwaterImages.WARNING));
      }
      for (ResultTable state : states) {
        if (state.operator().equals(operator.text("uid"))) {
          operators.add(state, List.of("    " + NLS.bind(Messages.operators_entries, state.name()), "", "", "", "", "", "", "", "",
              state.differences() == 1 ? Messages.operators_differs : NLS.bind(Messages.operators_differ, Quantities.count(state.differences()))));
        }
      }
    }
    operators.pack();
    entries = new RowPanel(sash, document);
    sash.setWeights(1, 1);
    operators.control().addListener(SWT.Selection, event -> selected());
    if (states.isEmpty()) {
      sash.setMaximizedControl(operators.control());
    } else {
      select(states.getFirst());
    }
  }

  private void select(ResultTable state) {
    for (int index = 0; index < operators.control().getItemCount(); index++) {
      if (state.equals(operators.control().getItem(index).getData())) {
        operators.control().setSelection(index);
        entries.show(state);
        return;
      }
    }
  }

  private void selected() {
    if (operators.selected() instanceof ResultTable state) {
      entries.show(state);
    }
  }

  private static List<String> compared(Members operator, boolean isFirst) {
    Optional<Members> a = operator.member("a");
    Optional<Members> b = operator.member("b");
    List<String> texts = new ArrayList<>();
    texts.add(operator.text("uid") + (isFirst ? Messages.operators_first : "") + (b.isEmpty() ? Messages.operators_onlyA : a.isEmpty() ? Messages.operators_onlyB : ""));
    for (String member : List.of("recordsIn", "recordsOut")) {
      texts.add(number(a, member, Quantities::count));
      texts.add(number(b, member, Quantities::count));
    }
    texts.add(number(a, "taskTimeMs", Quantities::durationMs));
    texts.add(number(b, "taskTimeMs", Quantities::durationMs));
    texts.add(number(a, "stateBytes", Quantities::bytes));
    texts.add(number(b, "stateBytes", Quantities::bytes));
    texts.add(state(operator));
    return texts;
  }

  private static String number(Optional<Members> figures, String member, LongFunction<String> text) {
    OptionalLong number = figures.map(one -> one.number(member)).orElse(OptionalLong.empty());
    return number.isPresent() ? text.apply(number.getAsLong()) : "";
  }

  private static String state(Members operator) {
    if (!operator.has("states")) {
      return Messages.operators_notCompared;
    }
    List<String> parts = new ArrayList<>();
    for (Members state : operator.list("states")) {
      state.textIfAny("problem").ifPresent(parts::add);
      parts.addAll(state.texts("typeChanges"));
      List<String> counts = new ArrayList<>();
      count(counts, state.number("changed"), Messages.operators_changed);
      count(counts, state.number("onlyA"), Messages.operators_entriesOnlyA);
      count(counts, state.number("onlyB"), Messages.operators_entriesOnlyB);
      if (!counts.isEmpty()) {
        parts.add(NLS.bind(Messages.operators_of, state.text("name"), String.join(", ", counts)));
      }
    }
    return operator.list("states").isEmpty() ? Messages.operators_noState : parts.isEmpty() ? Messages.operators_equal : String.join("; ", parts);
  }

  private static void count(List<String> counts, OptionalLong number, String words) {
    if (number.orElse(0) > 0) {
      counts.add(NLS.bind(words, Quantities.count(number.getAsLong())));
    }
  }

  private void single(ResultDocument document) {
    operators = new CountTable(sash, "result:operators", Messages.operators_operator, ">" + Messages.operators_in, ">" + Messages.operators_out, ">" + Messages.operators_late);
    operators.named(Messages.operators_title);
    for (Members operator : document.results().report().list("operators")) {
      Optional<Members> figures = Optional.of(operator);
      operators.add(null, List.of(operator.text("uid"), number(figures, "recordsIn", Quantities::count), number(figures, "recordsOut", Quantities::count),
          number(figures, "lateRecords", Quantities::count)));
    }
    operators.pack();
  }

  @Override
  public void step(int direction) {
    if (entries != null) {
      entries.step(direction);
    }
  }

  @Override
  public void setFocus() {
    operators.control().setFocus();
  }
}
