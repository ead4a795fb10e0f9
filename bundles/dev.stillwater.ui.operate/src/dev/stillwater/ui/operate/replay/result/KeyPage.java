package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.engine.compare.Contribution.Window;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.host.replay.results.KeyRequest;
import dev.stillwater.host.replay.results.Members;
import dev.stillwater.host.replay.results.ReplayResults;
import dev.stillwater.ui.Quantities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * The page with the input behind a key: the records that reached the keyed operator under it, on both sides, each with the place it was read from.
 *
 * <p>THREADING: UI thread; keys that were not looked at yet are looked for in a process of their own.
 */
final class KeyPage implements ResultPage {
  private static final int FIELD_WIDTH = 150;
  private static final int BAR_FIELDS = 9;
  private static final String SEPARATOR = ", ";

  private ResultDocument document;
  private Combo operators;
  private Text values;
  private Text from;
  private Text to;
  private Button show;
  private Label status;
  private Composite holder;
  private List<Keyed> keyed = List.of();
  private int generation;

  /** A keyed operator with its key fields. */
  private record Keyed(String operator, List<String> fields) {
  }

  @Override
  public String title() {
    return Messages.key_title;
  }

  @Override
  public void create(Composite parent, ResultDocument shown) {
    document = shown;
    Composite root = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 12;
    layout.marginHeight = 8;
    root.setLayout(layout);
    Set<Keyed> all = new LinkedHashSet<>();
    document.results().tables().stream().filter(table -> !table.keyOperator().isEmpty()).map(table -> new Keyed(table.keyOperator(), table.keyOperatorFields()))
        .forEach(all::add);
    keyed = List.copyOf(all);
    if (keyed.isEmpty()) {
      Label none = new Label(root, SWT.WRAP);
      none.setText(Messages.key_none);
      none.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
      return;
    }
    createBar(root);
    status = new Label(root, SWT.WRAP);
    status.setData("dev.stillwater.id", "key:status");
    status.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    holder = new Composite(root, SWT.NONE);
    holder.setLayout(new FillLayout());
    holder.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    Optional<Members> stored = document.results().report().member("contribution");
    if (stored.isPresent()) {
      show(stored.get());
    } else {
      status.setText(Messages.key_hint);
    }
  }

  private void createBar(Composite root) {
    Composite bar = new Composite(root, SWT.NONE);
    GridLayout grid = new GridLayout(BAR_FIELDS, false);
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    bar.setLayout(grid);
    bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    new Label(bar, SWT.NONE).setText(Messages.key_operator);
    operators = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
    keyed.forEach(one -> operators.add(one.operator()));
    operators.setData("dev.stillwater.id", "key:operator");
    operators.addListener(SWT.Selection, event -> hint());
    new Label(bar, SWT.NONE).setText(Messages.key_values);
    values = text(bar, "key:values");
    new Label(bar, SWT.NONE).setText(Messages.key_from);
    from = text(bar, "key:from");
    new Label(bar, SWT.NONE).setText(Messages.key_to);
    to = text(bar, "key:to");
    from.setMessage(Messages.key_timeHint);
    to.setMessage(Messages.key_timeHint);
    show = new Button(bar, SWT.PUSH);
    show.setText(Messages.key_show);
    show.setData("dev.stillwater.id", "key:show");
    show.addListener(SWT.Selection, event -> ask());
    operators.select(0);
    hint();
  }

  private Text text(Composite bar, String id) {
    Text text = new Text(bar, SWT.BORDER | SWT.SINGLE);
    text.setData("dev.stillwater.id", id);
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = FIELD_WIDTH;
    text.setLayoutData(data);
    text.addListener(SWT.DefaultSelection, event -> ask());
    return text;
  }

  private void hint() {
    values.setMessage(NLS.bind(Messages.key_valuesHint, String.join(SEPARATOR, chosen().fields())));
    values.setToolTipText(values.getMessage());
  }

  private Keyed chosen() {
    return keyed.get(Math.max(0, operators.getSelectionIndex()));
  }

  /** Puts a key into the fields and shows the input behind it. */
  void show(KeyRequest key) {
    if (keyed.isEmpty()) {
      return;
    }
    operators.select(Math.max(0, keyed.stream().map(Keyed::operator).toList().indexOf(key.operator())));
    hint();
    values.setText(String.join(SEPARATOR, key.key().values()));
    from.setText(key.window().map(window -> time(window.startMs())).orElse(""));
    to.setText(key.window().map(window -> time(window.endMs())).orElse(""));
    look(key);
  }

  private static String time(long millis) {
    StringBuilder text = new StringBuilder();
    ValueText.appendTimestamp(text, millis);
    return text.toString();
  }

  private void ask() {
    List<String> fields = chosen().fields();
    String[] parts = fields.size() == 1 ? new String[] {values.getText().strip()} : values.getText().split(",");
    if (parts.length != fields.size() || values.getText().isBlank()) {
      status.setText(NLS.bind(Messages.key_expected, String.join(SEPARATOR, fields)));
      return;
    }
    Map<String, String> key = new LinkedHashMap<>();
    for (int index = 0; index < parts.length; index++) {
      key.put(fields.get(index), parts[index].strip());
    }
    try {
      look(new KeyRequest(chosen().operator(), key, window()));
    } catch (IllegalArgumentException noTime) {
      status.setText(LegacyActionTools.escapeMnemonics(noTime.getMessage()));
    }
  }

  /** The window of the fields; throws {@link IllegalArgumentException} with a sentence if they name none. */
  private Optional<Window> window() {
    if (from.getText().isBlank() && to.getText().isBlank()) {
      return Optional.empty();
    }
    if (from.getText().isBlank() || to.getText().isBlank()) {
      throw new IllegalArgumentException(Messages.key_bothTimes);
    }
    long start = ValueText.parseTimestamp(from.getText().strip());
    long end = ValueText.parseTimestamp(to.getText().strip());
    if (end <= start) {
      throw new IllegalArgumentException(Messages.key_emptyWindow);
    }
    return Optional.of(new Window(start, end));
  }

  private void look(KeyRequest key) {
    int asked = ++generation;
    Optional<Members> stored = document.results().report().member("contribution").filter(one -> isOf(one, key));
    if (stored.isPresent()) {
      show(stored.get());
      return;
    }
    Path answer = document.replayFolder().resolve("keys").resolve(Integer.toHexString(key.json().hashCode()));
    status.setText(Messages.key_looking);
    ResultDocument.read(holder, Messages.key_looking, false, listener -> ReplayResults.readKey(answer.resolve("results")), found -> {
      if (asked == generation) {
        show(found);
      }
    }, notYet -> {
      if (asked == generation) {
        start(key, answer, asked);
      }
    });
  }

  private static boolean isOf(Members contribution, KeyRequest key) {
    String window = key.window().map(one -> one.startMs() + " " + one.endMs()).orElse("");
    return contribution.text("operator").equals(key.operator()) && contribution.text("key").equals(String.join(SEPARATOR, key.key().values()))
        && contribution.texts("windowMs").equals(window.isEmpty() ? List.of() : List.of(window.split(" ")));
  }

  /** The process that replays looks for the key, which takes a replay of each version. */
  private void start(KeyRequest key, Path answer, int asked) {
    if (!ReplayCommands.isThere(document.page().getWorkbenchWindow(), ReplayCommands.KEY)) {
      status.setText(Messages.key_noProcess);
      return;
    }
    ReplayCommands.run(document.page().getWorkbenchWindow(), ReplayCommands.KEY, Map.of(ReplayCommands.KEY + ReplayCommands.FOLDER, document.replayFolder().toString(),
        ReplayCommands.KEY + ReplayCommands.REQUEST, key.json(), ReplayCommands.KEY + ReplayCommands.ANSWER, answer.toString()));
    RunState.follow(holder, answer, state -> {
      if (asked != generation) {
        return;
      }
      if (state.phase().equals("finished")) {
        ResultDocument.read(holder, Messages.key_looking, false, listener -> ReplayResults.readKey(answer.resolve("results")), this::show, status::setText);
      } else if (state.isTerminal()) {
        status.setText(LegacyActionTools.escapeMnemonics(state.message().orElse(Messages.running_cancelled)));
      } else {
        status.setText(state.records() == 0 ? Messages.key_looking : NLS.bind(Messages.running_records, Messages.key_looking, Quantities.count(state.records())));
      }
    });
  }

  private void show(Members contribution) {
    // Not the children alone: the form keeps the sash between them.
    for (Control old : holder.getChildren()) {
      old.dispose();
    }
    SashForm sash = new SashForm(holder, SWT.HORIZONTAL | SWT.SMOOTH);
    String window = contribution.textIfAny("window").map(text -> NLS.bind(Messages.key_window, text)).orElse("");
    status.setText(NLS.bind(Messages.key_found, new Object[] {contribution.text("key") + window, contribution.text("operator"),
        Quantities.records(contribution.list("a").size()), Quantities.records(contribution.list("b").size())}) + (contribution.flag("cut") ? Messages.key_cut : ""));
    if (values.getText().isEmpty()) {
      values.setText(contribution.text("key"));
      operators.select(Math.max(0, keyed.stream().map(Keyed::operator).toList().indexOf(contribution.text("operator"))));
      List<String> times = contribution.texts("windowMs");
      if (times.size() == 2) {
        from.setText(time(Long.parseLong(times.get(0))));
        to.setText(time(Long.parseLong(times.get(1))));
      }
    }
    Set<String> fields = new LinkedHashSet<>();
    for (String side : List.of("a", "b")) {
      contribution.list(side).forEach(arrival -> arrival.member("row").ifPresent(row -> row.fields().forEach(field -> fields.add(field.getKey()))));
    }
    for (String side : List.of("a", "b")) {
      side(sash, side, contribution.list(side), fields);
    }
    holder.layout(true, true);
    holder.getParent().layout(true, true);
  }

  private void side(SashForm sash, String side, List<Members> arrivals, Set<String> fields) {
    Composite part = new Composite(sash, SWT.NONE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    part.setLayout(layout);
    Label title = new Label(part, SWT.NONE);
    title.setText(NLS.bind(Messages.key_side, side.equals("a") ? "A" : "B", Quantities.records(arrivals.size())));
    List<List<String>> rows = new ArrayList<>();
    for (Members arrival : arrivals) {
      List<String> texts = new ArrayList<>(List.of(arrival.text("position"), Quantities.count(arrival.number("recordNumber").orElse(0))));
      texts.addAll(Sections.values(arrival.member("row").orElse(Members.NONE), fields));
      rows.add(texts);
    }
    List<String> titles = new ArrayList<>(List.of(Messages.key_readAt, Messages.key_number));
    titles.addAll(fields);
    CountTable table = new CountTable(part, "key:" + side, CountTable.titles(titles, rows)).named(title.getText());
    table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    rows.forEach(row -> table.add(row.getFirst(), row));
    table.pack();
    table.control().setToolTipText(Messages.key_openToolTip);
    table.control().addListener(SWT.DefaultSelection, event -> Places.openInput(document.page(), document.results(), "", (String) table.selected()));
  }

  @Override
  public void setFocus() {
    if (values != null) {
      values.setFocus();
    }
  }
}
