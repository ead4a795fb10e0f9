package dev.stillwater.ui.tests.snapshot.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.write.KeyedState;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.snapshot.KeyedSavepoint;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A support engineer looks at the entries of a state.
 *
 * <p>THREADING: test threads.
 */
class StatePageTest {
  /** A million; with {@code -Dstillwater.long=true} as many as a large job's state has. */
  private static final int ENTRIES = Boolean.getBoolean("stillwater.long") ? 20_000_000 : 1_000_000;
  private static final long HEAP_MAX = 768L << 20;

  @TempDir
  private Path folder;
  private SnapshotEditorPage editor;

  @AfterEach
  void close() {
    if (editor != null) {
      editor.close();
    }
  }

  @Test
  void millionEntries_areScrolledFilteredAndReachedByKey() throws Exception {
    // Would catch a grid that reads all entries before it shows one, a filter that shows others, a jump that scans, and a status that cannot be read in one theme.
    Path snapshot = ManyEntries.write(folder.resolve("savepoint-many"), ENTRIES);
    long opened = System.nanoTime();
    editor = SnapshotEditorPage.begin(snapshot);
    editor.document();
    Ui.await("a finding", () -> !editor.document().findings().isEmpty());
    print("first finding", opened);
    long began = System.nanoTime();
    CompletableFuture<Long> shown = StateGridPage.firstRow(editor);
    StateGridPage page = new StateGridPage(editor);
    System.getLogger("test").log(System.Logger.Level.INFO, "{0} entries, first page: {1} ms after the click began", ENTRIES, (shown.join() - began) / 1_000_000);
    page.awaitStatus(text -> text.startsWith(String.format("%,d entries", ENTRIES)), "all entries");
    print("index", began);
    assertEquals(List.of("keyGroup", "subtask", "key", "count", "total", "last", "sizeBytes"), page.titles());
    long asked = System.nanoTime();
    page.enter("state:go-to", ManyEntries.key(777_777));
    String found = page.awaitStatus(text -> text.startsWith("Key user-00777777"), "the key");
    print(found, asked);
    Tree entry = editor.control(Tree.class, "state:entry");
    Ui.await("the entry beside the grid", () -> Stream.of(entry.getItems()).anyMatch(item -> item.getText(1).equals("user-00777777")));
    Input.chord(Input.Key.of(SWT.END), SWT.CTRL);
    Ui.await("the last entry", () -> page.topNumber().startsWith(String.format("%,d", ENTRIES - 100).substring(0, 5)));
    page.enter("state:filter-expression", "count > 197 && total < 1000");
    String status = page.awaitStatus(text -> text.contains(String.format(" of %,d entries", ENTRIES)), "the filter's answer");
    assertEquals(String.format("20 of %,d entries", ENTRIES), status);
    assertTrue(List.of("198", "199").contains(page.row(0).get(3)), page.row(0).toString());
    Screenshots.take("state-filtered-light");
    Themes.switchTo(Themes.DARK);
    Label counts = editor.control(Label.class, "state:status");
    Ui.await("a status that can be read in the dark theme", () -> counts.getForeground().getGreen() > counts.getBackground().getGreen() + 80);
    Screenshots.take("state-filtered-dark");
    Themes.switchTo(Themes.LIGHT);
    page.enter("state:filter-expression", "count > nothing");
    assertTrue(page.awaitStatus(text -> text.startsWith("Error"), "what is wrong").contains("nothing"));
    Ui.await("all of what is wrong", () -> counts.getSize().y >= counts.computeSize(counts.getSize().x, SWT.DEFAULT).y);
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.getLogger("test").log(System.Logger.Level.INFO, "{0} entries: {1} MB of heap are in use", ENTRIES, heap >> 20);
    assertTrue(heap < HEAP_MAX, heap + " bytes of heap are in use");
    System.getLogger("test").log(System.Logger.Level.INFO, "{0} entries: {1} MB of heap at most after a collection", ENTRIES, peak() >> 20);
  }

  /** What was in use at most, after the collections that there were; with -Xmx768m there cannot have been more than that at any time. */
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().contains("Old"))
        .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static void print(String what, long since) {
    System.getLogger("test").log(System.Logger.Level.INFO, "{0} entries, {1}: {2} ms", ENTRIES, what, (System.nanoTime() - since) / 1_000_000);
  }

  @Test
  void awkwardKeys_areSeenAndReachedAsTheyAreSeen() throws Exception {
    // Would catch keys of the page that do nothing before the next click, keys that look empty or like others, and those that nobody can write down.
    List<String> keys = List.of("", " a", "a\nb", "\"quoted\"", "null", "42", "AZ-09", "[1]", "plain");
    Path snapshot = new KeyedSavepoint("awkward", "u", KeyedState.value("v", Serializers.ofLong()), keys::get, number -> (long) number).write(folder.resolve("awkward"), keys.size());
    editor = SnapshotEditorPage.begin(snapshot);
    editor.awaitInspected();
    StateGridPage page = new StateGridPage(editor);
    page.awaitStatus(text -> text.startsWith("9 entries, "), "the entries");
    Map<String, String> shown = new LinkedHashMap<>();
    for (int row = 0; row < keys.size(); row++) {
      shown.put(page.row(row).get(3), page.row(row).get(2));
    }
    assertEquals(List.of("\"\"", "\" a\"", "\"a\\nb\"", "\"quoted\"", "null", "42", "AZ-09", "[1]", "plain"),
        IntStream.range(0, keys.size()).mapToObj(number -> shown.get(Integer.toString(number))).toList());
    Tree entry = editor.control(Tree.class, "state:entry");
    for (int number = 0; number < keys.size(); number++) {
      String wanted = Integer.toString(number);
      Input.chord(Input.Key.of('g'), SWT.CTRL);
      Input.type(shown.get(wanted));
      Input.press(Input.Key.ENTER);
      Ui.await("the entry of " + shown.get(wanted), () -> Stream.of(entry.getItems()).anyMatch(item -> item.getText(0).equals("value") && item.getText(1).equals(wanted)));
    }
    page.enter("state:go-to", "nowhere");
    assertTrue(page.awaitStatus(text -> text.startsWith("There is no key"), "that there is none").contains("nowhere"));
  }

  @Test
  void rows_areSelectedByMouseAndKeysAndCopied() throws Exception {
    // Would catch a grid in which a click or an arrow selects nothing, a copy of other entries, and nested values that only a mouse can reach.
    editor = SnapshotEditorPage.begin(copyOf("flink/2.3.0/canonical-files"));
    editor.document();
    StateGridPage page = new StateGridPage(editor);
    page.choose("perTag");
    page.awaitStatus(text -> text.startsWith("1,055 entries, "), "the entries");
    Input.click(page.cell(3, 2));
    awaitEntry(page.row(2).get(2));
    Input.press(Input.Key.of(SWT.ARROW_DOWN));
    awaitEntry(page.row(3).get(2));
    Input.chord(Input.Key.of(SWT.ARROW_DOWN), SWT.SHIFT);
    Input.chord(Input.Key.of('c'), SWT.CTRL);
    page.awaitStatus(text -> text.equals("2 entries copied"), "two copied entries");
    String copied = Ui.ask(() -> {
      Clipboard clipboard = new Clipboard(Display.getCurrent());
      Object text = clipboard.getContents(TextTransfer.getInstance());
      clipboard.dispose();
      return String.valueOf(text);
    });
    List<String> lines = copied.lines().toList();
    assertEquals(List.of(String.join("\t", page.titles()), page.row(3).get(2), page.row(4).get(2)), List.of(lines.get(0), lines.get(1).split("\t")[2],
        lines.get(2).split("\t")[2]));
    Input.chord(Input.Key.of('a'), SWT.CTRL);
    Input.chord(Input.Key.of('c'), SWT.CTRL);
    page.awaitStatus(text -> text.startsWith("1,000 of 1,055 entries copied."), "a bounded copy");
    page.choose("acc");
    page.awaitStatus(text -> text.startsWith("211 entries, "), "the entries");
    Ui.run(() -> page.grid().setFocus());
    Input.press(Input.Key.ENTER);
    Tree entry = editor.control(Tree.class, "state:entry");
    Ui.await("the focus beside the grid", entry::isFocusControl);
    Input.press(Input.Key.of(SWT.END));
    Ui.await("the last field of the object", () -> entry.getSelectionCount() == 1 && entry.getSelection()[0].getParentItem() != null);
  }

  private void awaitEntry(String key) {
    Tree entry = editor.control(Tree.class, "state:entry");
    Ui.await("the entry of key " + key + " beside the grid", () -> Stream.of(entry.getItems()).anyMatch(item -> item.getText(0).equals("key") && item.getText(1).equals(key)));
  }

  @Test
  void entriesOfAFlinkSavepoint_areReadExportedAndCounted() throws Exception {
    // Would catch windows as raw numbers, an export of other entries than those shown, and keys that do not work.
    editor = SnapshotEditorPage.begin(copyOf("flink/2.3.0/canonical-files"));
    editor.document();
    StateGridPage page = new StateGridPage(editor);
    page.choose("window");
    String all = page.awaitStatus(text -> text.contains(" entries, "), "the entries");
    assertTrue(page.titles().containsAll(List.of("windowStart", "windowEnd")), page.titles().toString());
    assertTrue(page.row(0).stream().anyMatch(text -> text.matches("\\d{4}-\\d\\d-\\d\\dT.*")), page.row(0).toString());
    Ui.run(() -> page.grid().setFocus());
    Input.chord(Input.Key.of('b'), SWT.CTRL, SWT.SHIFT);
    Text bytes = editor.control(Text.class, "state:bytes");
    Ui.await("the bytes", () -> bytes.getText().contains("000000"));
    Themes.screenshots("state-bytes");
    Input.chord(Input.Key.of('t'), SWT.CTRL, SWT.SHIFT);
    Table statistics = editor.control(Table.class, "state:statistics");
    Ui.await("the statistics", () -> statistics.getItemCount() == page.titles().size());
    Themes.screenshots("state-statistics");
    Ui.run(() -> page.grid().setFocus());
    Input.chord(Input.Key.of('x'), SWT.CTRL, SWT.SHIFT);
    Shell dialog = Widgets.shell("Export Entries");
    Text file = Widgets.control(dialog, Text.class, "the file", text -> "export:file".equals(text.getData("dev.stillwater.id")));
    Path target = folder.resolve("window.csv");
    Ui.run(() -> file.setText(target.toString()));
    Input.click(Widgets.middle(Widgets.button(dialog, "Export")));
    page.awaitStatus(text -> text.contains("entries written"), "the export");
    List<String> lines = Files.readAllLines(target);
    assertEquals(String.join(",", page.titles()), lines.getFirst());
    assertEquals(Integer.parseInt(all.substring(0, all.indexOf(' '))), lines.size() - 1);
  }

  /** A copy, so that nothing is written beside the test data. */
  private Path copyOf(String fixture) throws IOException {
    Path source = SnapshotEditorPage.fixture(fixture);
    Path target = folder.resolve(source.getFileName().toString());
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return target;
  }
}
