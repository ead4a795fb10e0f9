package dev.stillwater.ui.operate.replay;

import dev.stillwater.ui.StillwaterImages;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;

/**
 * The tab of a replay's launch configuration that says where the input ends.
 *
 * <p>THREADING: UI thread.
 */
final class RangeTab extends ReplayTab {
  /** Begins the end after a number of records; alone it stands for an end that was chosen and not said. */
  static final String RECORDS = "records:";
  private static final Pattern POSITION = Pattern.compile(".+:(line|offset|record)[ :]\\d+");
  private static final Pattern TIME = Pattern.compile("-?\\d{4,}-\\d\\d.*");

  /** The kinds of ends. */
  private enum End {
    DATA,
    RECORDS,
    TIME,
    POSITION,
    SNAPSHOT
  }

  private final Map<End, Button> buttons = new LinkedHashMap<>();
  private final Map<End, Text> texts = new LinkedHashMap<>();

  /** Of one version the state at the end can be kept. */
  private final boolean isComparison;
  private Button savepoint;
  private Text savepointFolder;
  private Button browse;

  RangeTab(boolean isComparison) {
    super(LaunchOrder.Part.RANGE);
    this.isComparison = isComparison;
  }

  @Override
  protected void fill(Composite page) {
    Group end = group(page, Messages.range_end, 2);
    button(end, End.DATA, Messages.range_data);
    WidgetFactory.label(SWT.NONE).create(end);
    choice(end, End.RECORDS, Messages.range_records, Messages.range_recordsHint);
    choice(end, End.TIME, Messages.range_time, Messages.range_timeHint);
    choice(end, End.POSITION, Messages.range_position, Messages.range_positionHint);
    choice(end, End.SNAPSHOT, Messages.range_snapshot, Messages.range_snapshotHint);
    GridDataFactory.fillDefaults().hint(500, SWT.DEFAULT).applyTo(WidgetFactory.label(SWT.WRAP).text(Messages.range_note).create(page));
    if (!isComparison) {
      Group after = group(page, Messages.range_after, 3);
      savepoint = WidgetFactory.button(SWT.CHECK).text(Messages.range_savepoint).onSelect(event -> {
        enable();
        changed();
      }).create(after);
      GridDataFactory.swtDefaults().span(3, 1).applyTo(savepoint);
      savepointFolder = field(after, Messages.range_savepointFolder, Messages.range_savepointHint, "replay:savepointFolder", 1);
      browse = createPushButton(after, Messages.range_browse, null);
      browse.addListener(SWT.Selection, event -> browse());
    }
  }

  private void browse() {
    DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
    dialog.setText(Messages.range_browseTitle);
    dialog.setFilterPath(savepointFolder.getText());
    Optional.ofNullable(dialog.open()).ifPresent(savepointFolder::setText);
  }

  private void choice(Composite parent, End end, String label, String hint) {
    button(parent, end, label);
    Text text = WidgetFactory.text(SWT.BORDER).message(hint).onModify(event -> changed()).create(parent);
    text.setData("dev.stillwater.id", "replay:until:" + end.name().toLowerCase(Locale.ROOT));
    GridDataFactory.fillDefaults().grab(true, false).hint(180, SWT.DEFAULT).applyTo(text);
    name(text, label);
    texts.put(end, text);
  }

  private void button(Composite parent, End end, String label) {
    buttons.put(end, WidgetFactory.button(SWT.RADIO).text(label).onSelect(event -> {
      enable();
      changed();
    }).create(parent));
  }

  private void enable() {
    texts.forEach((end, text) -> text.setEnabled(buttons.get(end).getSelection()));
    if (!isComparison) {
      savepointFolder.setEnabled(savepoint.getSelection());
      browse.setEnabled(savepoint.getSelection());
    }
  }

  @Override
  protected void show(ILaunchConfiguration configuration) throws CoreException {
    String until = configuration.getAttribute(ReplayLaunches.UNTIL, "");
    End end = end(until);
    buttons.forEach((each, button) -> button.setSelection(each == end));
    texts.forEach((each, text) -> text.setText(each != end ? "" : end == End.RECORDS ? until.substring(RECORDS.length()) : until));
    if (!isComparison) {
      savepoint.setSelection(configuration.getAttribute(ReplayLaunches.SAVEPOINT, false));
      savepointFolder.setText(configuration.getAttribute(ReplayLaunches.SAVEPOINT_FOLDER, ""));
    }
    enable();
  }

  private static End end(String until) {
    Matcher position = POSITION.matcher(until);
    return until.isEmpty() ? End.DATA : until.startsWith(RECORDS) ? End.RECORDS : position.matches() ? End.POSITION : TIME.matcher(until).matches() ? End.TIME
        : End.SNAPSHOT;
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    Optional<End> chosen = buttons.entrySet().stream().filter(entry -> entry.getValue().getSelection()).map(Map.Entry::getKey).findFirst();
    String text = chosen.map(texts::get).map(Text::getText).map(String::strip).orElse("");
    boolean isRecords = chosen.filter(end -> end == End.RECORDS).isPresent();
    // An end that was chosen and not said must not become that of the data in silence.
    boolean isUnsaid = chosen.filter(end -> end != End.DATA).isPresent() && text.isEmpty();
    ReplayLaunches.put(configuration, ReplayLaunches.UNTIL, isRecords || isUnsaid ? RECORDS + text : text);
    if (!isComparison) {
      configuration.setAttribute(ReplayLaunches.SAVEPOINT, savepoint.getSelection() ? Boolean.TRUE : null);
      put(configuration, ReplayLaunches.SAVEPOINT_FOLDER, savepointFolder.getText());
    }
  }

  @Override
  public String getName() {
    return Messages.range_tab;
  }

  @Override
  public String getId() {
    return "dev.stillwater.ui.operate.replay.rangeTab";
  }

  @Override
  public Image getImage() {
    return StillwaterImages.image(StillwaterImages.STREAM);
  }
}
