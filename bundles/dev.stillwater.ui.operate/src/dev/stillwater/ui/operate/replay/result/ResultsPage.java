package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.Members;
import dev.stillwater.host.replay.results.ResultTable;
import dev.stillwater.host.replay.results.RowKind;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TableItem;

/**
 * The page with the results: how many of each sink and stream are equal and how many are not, and the rows of the one that is selected.
 *
 * <p>THREADING: UI thread.
 */
final class ResultsPage implements ResultPage {
  private CountTable counts;
  private RowPanel rows;

  @Override
  public String title() {
    return Messages.results_title;
  }

  @Override
  public void create(Composite parent, ResultDocument document) {
    boolean isComparison = document.results().kind() == StoredResults.Kind.COMPARISON;
    Composite root = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 12;
    layout.marginHeight = 8;
    root.setLayout(layout);
    List<ResultTable> tables = document.results().tables().stream().filter(table -> table.kind() != ResultTable.Kind.STATE).toList();
    if (tables.isEmpty()) {
      new Label(root, SWT.WRAP).setText(Messages.results_noSinks);
      return;
    }
    SashForm sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    counts = isComparison ? new CountTable(sash, "result:tables", Messages.results_what, ">" + Messages.results_equal, ">" + Messages.results_changed,
        ">" + Messages.results_onlyA, ">" + Messages.results_onlyB, ">" + Messages.results_moved, ">" + Messages.results_rowsA, ">" + Messages.results_rowsB,
        Messages.results_note) : new CountTable(sash, "result:tables", Messages.results_what, ">" + Messages.results_rows, Messages.results_note);
    counts.named(Messages.results_title);
    rows = new RowPanel(sash, document);
    sash.setWeights(tables.size() > 3 ? 3 : 2, 7);
    for (ResultTable table : tables) {
      TableItem item = counts.add(table, isComparison ? compared(document, table) : single(document, table));
      item.setImage(StillwaterImages.image(!isComparison || table.differences() == 0 ? StillwaterImages.DONE : StillwaterImages.WARNING));
    }
    counts.pack();
    counts.control().addListener(SWT.Selection, event -> rows.show((ResultTable) counts.selected()));
    int first = tables.indexOf(tables.stream().filter(table -> table.differences() > 0).findFirst().orElse(tables.getFirst()));
    counts.control().setSelection(first);
    rows.show(tables.get(first));
  }

  private static Optional<Members> numbers(ResultDocument document, ResultTable table) {
    String list = table.kind() == ResultTable.Kind.SINK ? "sinks" : "streams";
    return document.results().report().list(list).stream().filter(one -> one.text("name").equals(table.name()) || one.text("uid").equals(table.name())).findFirst();
  }

  private static String name(ResultTable table) {
    return NLS.bind(table.kind() == ResultTable.Kind.SINK ? Messages.results_sink : Messages.results_stream, table.name());
  }

  private static List<String> compared(ResultDocument document, ResultTable table) {
    Members numbers = numbers(document, table).orElse(Members.NONE);
    List<String> texts = new ArrayList<>(List.of(name(table)));
    for (String member : List.of("equal", "changed", "onlyA", "onlyB", "moved", "rowsA", "rowsB")) {
      texts.add(numbers.number(member).isPresent() ? Quantities.count(numbers.number(member).getAsLong()) : "");
    }
    List<String> notes = new ArrayList<>(numbers.texts("columnNotes"));
    if (numbers.text("presence").equals("onlyA")) {
      notes.add(Messages.results_inA);
    } else if (numbers.text("presence").equals("onlyB")) {
      notes.add(Messages.results_inB);
    }
    texts.add(String.join("; ", notes));
    return texts;
  }

  private static List<String> single(ResultDocument document, ResultTable table) {
    long results = numbers(document, table).flatMap(one -> one.number("results").stream().boxed().findFirst()).orElse(table.size());
    boolean isCut = results > table.count(RowKind.RESULT);
    return List.of(name(table), Quantities.count(results), isCut ? NLS.bind(Messages.results_cut, Quantities.count(table.size())) : "");
  }

  @Override
  public void step(int direction) {
    if (rows != null) {
      rows.step(direction);
    }
  }

  @Override
  public void setFocus() {
    if (rows != null) {
      rows.setFocus();
    }
  }
}
