package dev.stillwater.ui.tests.snapshot.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every snapshot that a real Flink wrote shows on every page what its description says is in it.
 *
 * <p>THREADING: test threads.
 */
class SnapshotContentTest {
  /** By their descriptions nothing says where some of their values end, so that what follows cannot be told: the operators whose state is readable all the same. */
  private static final Map<String, List<String>> PARTLY_OPAQUE = Map.of("kryo-heap", List.of("readable"), "types-heap", List.of("types", "avro", "operator-states"));
  private static final String NO_UID = "d1a6106f4febb8c28b818f17da615366";

  private SnapshotEditorPage page;

  static List<FlinkFixture> fixtures() {
    return FlinkFixture.whole();
  }

  @AfterEach
  void close() {
    page.close();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyPage_showsWhatTheDescriptionSays(FlinkFixture fixture) throws SnapshotException {
    // Would catch a form of state, a version of metadata or a layout of files that a page leaves out or shows wrongly.
    open(fixture);
    findings(fixture);
    overview(fixture);
    operators(fixture);
    state(fixture);
    files(fixture);
    metadata(fixture);
    entries(fixture);
  }

  /** Changelogs lie outside of the run's folders; a person allows them. */
  private void open(FlinkFixture fixture) {
    page = SnapshotEditorPage.begin(fixture.snapshot());
    if (fixture.name().equals("changelog-checkpoint")) {
      page.control(Text.class, "snapshot:elsewhere");
      Input.click(Widgets.middle(Widgets.button(page.root(), "Read Them")));
    }
    Ui.await("the first look at " + fixture, page.editor()::isInspected);
  }

  private void show(String id) {
    Ui.run(() -> page.editor().show(SnapshotPlace.page(id)));
  }

  private void findings(FlinkFixture fixture) {
    List<SnapshotFinding> all = Ui.ask(page.document()::findings);
    Table table = page.control(Table.class, "findings");
    Ui.await("the findings", () -> table.getItemCount() == all.size());
    assertEquals(PARTLY_OPAQUE.containsKey(fixture.name()), all.stream().anyMatch(finding -> finding.level() == SnapshotFinding.Level.ERROR), all.toString());
    assertTrue(Ui.ask(page.control(Label.class, "snapshot:facts")::getText).startsWith(fixture.kind() + "  "), fixture.kind());
    if (fixture.isOfFixtureJob()) {
      String expected = fixture.metadataVersion() == 4 ? "names no uids" : "no-uid";
      assertTrue(all.stream().anyMatch(finding -> finding.rule().equals("operators") && finding.toString().contains(expected)), all.toString());
      assertEquals(fixture.name().equals("native-rocksdb-heaptimers"), all.stream().anyMatch(finding -> finding.text().contains("timers of the windows are missing")),
          all.toString());
    }
  }

  private void overview(FlinkFixture fixture) {
    show(SnapshotPlace.OVERVIEW);
    assertTrue(Ui.ask(page.control(Text.class, "fact:Metadata:")::getText).startsWith("version " + fixture.metadataVersion() + ","));
    Canvas treemap = page.control(Canvas.class, "overview:treemap");
    Ui.await("sizes of states", () -> treemap.getData("dev.stillwater.shapes") instanceof List<?> shapes && shapes.size() > 1);
    fixture.dump().ifPresent(dump -> {
      assertEquals(number(dump.getFirst(), "checkpointId="), Ui.ask(page.control(Text.class, "fact:Checkpoint:")::getText));
      long size = dump.stream().filter(line -> line.startsWith("operator ")).mapToLong(line -> Long.parseLong(number(line, "size="))).sum();
      assertEquals(Quantities.bytes(size) + " (" + Quantities.count(size) + " bytes)", Ui.ask(page.control(Text.class, "fact:State:")::getText));
    });
  }

  private static String number(String line, String name) {
    String behind = line.substring(line.indexOf(name) + name.length());
    return behind.split("\\D", 2)[0];
  }

  private void operators(FlinkFixture fixture) {
    show(SnapshotPlace.OPERATORS);
    Tree tree = page.control(Tree.class, "operators");
    List<String> shown = Ui.ask(() -> Arrays.stream(tree.getItems()).map(item -> String.join(" ", item.getText(5), item.getText(3), item.getText(1)).strip()).sorted().toList());
    fixture.dump().ifPresent(dump -> assertEquals(dump.stream().filter(line -> line.startsWith("operator ")).map(SnapshotContentTest::operator).sorted().toList(), shown));
    assertEquals(page.document().metadata().operators().size(), shown.size());
  }

  /** A line of the dump in the words of the page. */
  private static String operator(String line) {
    long size = Long.parseLong(number(line, "size="));
    return (line.split(" ")[1] + " parallelism " + number(line, "parallelism=") + " of " + number(line, "max=") + " " + (size == 0 ? "" : Quantities.bytes(size))).strip();
  }

  /** One state in the grid itself; {@link #entries} looks at all others behind it. */
  private void state(FlinkFixture fixture) throws SnapshotException {
    if (!fixture.isOfFixtureJob()) {
      show(SnapshotPlace.STATE);
      Label status = page.control(Label.class, "state:status");
      Ui.await("entries of a state", () -> status.getText().matches(".* entr(y|ies).*"));
      return;
    }
    String label;
    try (SnapshotView view = page.document().openAgain(ProgressListener.NONE)) {
      label = view.operatorOfUid("keyed-b").orElseThrow().label();
    }
    Ui.run(() -> page.editor().show(SnapshotPlace.state(label, "sum")));
    Label status = page.control(Label.class, "state:status");
    Ui.await("the entries", () -> status.getText().startsWith("5 entries"));
    NatTable grid = page.control(NatTable.class, "state:entries");
    Ui.await("the rows", () -> grid.getRowCount() == 6 && !"\u2026".equals(grid.getDataValueByPosition(3, 5)));
    assertEquals(fixture.expected("keyed-b.csv").stream().map(List::toString).sorted().toList(),
        Ui.ask(() -> Stream.of(1, 2, 3, 4, 5).map(row -> List.of(grid.getDataValueByPosition(3, row), grid.getDataValueByPosition(4, row)).toString()).sorted().toList()));
  }

  private void files(FlinkFixture fixture) {
    show(SnapshotPlace.FILES);
    Tree tree = page.control(Tree.class, "files");
    Ui.await("the files", () -> tree.getItemCount() > 0);
    List<List<String>> shown = Ui.ask(() -> Arrays.stream(tree.getItems()).map(item -> List.of(item.getText(0), item.getText(1), item.getText(4))).toList());
    for (List<String> file : shown) {
      assertEquals("", file.get(2), file.toString());
    }
    Set<String> names = shown.stream().map(file -> file.get(0).substring(file.get(0).lastIndexOf('/') + 1)).collect(Collectors.toCollection(TreeSet::new));
    for (Path file : own(fixture)) {
      String name = file.getFileName().toString();
      assertTrue(names.contains(name), () -> name + " is not among " + names);
      String size = Quantities.bytes(file.toFile().length());
      assertTrue(shown.stream().anyMatch(each -> each.get(0).endsWith(name) && each.get(1).equals(size)), () -> name + " has not " + size + ": " + shown);
    }
  }

  /** The files in the snapshot's own folder: all of a savepoint, of a checkpoint those that it shares with none. */
  private static List<Path> own(FlinkFixture fixture) {
    try (Stream<Path> files = Files.list(fixture.snapshot())) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void metadata(FlinkFixture fixture) {
    show(SnapshotPlace.METADATA);
    Tree tree = page.control(Tree.class, "metadata");
    List<String> lines = Ui.ask(() -> Arrays.stream(tree.getItems()).map(item -> item.getText(0) + " " + item.getText(1)).toList());
    assertTrue(lines.contains("version " + fixture.metadataVersion()), lines.toString());
    TreeItem operators = Ui.ask(() -> Arrays.stream(tree.getItems()).filter(item -> item.getText(0).equals("operators")).findFirst().orElseThrow());
    fixture.dump().ifPresent(dump -> {
      assertTrue(lines.contains("checkpoint id " + number(dump.getFirst(), "checkpointId=")), lines.toString());
      Set<String> ids = Ui.ask(() -> Arrays.stream(operators.getItems()).flatMap(item -> Arrays.stream(item.getItems())).map(item -> item.getText(1))
          .collect(Collectors.toSet()));
      dump.stream().filter(line -> line.startsWith("operator ")).forEach(line -> assertTrue(ids.contains(line.split(" ")[1]), () -> line + " is not among " + ids));
    });
  }

  private void entries(FlinkFixture fixture) throws SnapshotException {
    try (SnapshotView view = page.document().openAgain(ProgressListener.NONE)) {
      if (fixture.isOfFixtureJob()) {
        ofFixtureJob(fixture, view);
      }
      for (Map.Entry<String, List<Object>> expected : fixture.expectedKeys().entrySet()) {
        String[] names = expected.getKey().split(" ", 2);
        if (PARTLY_OPAQUE.getOrDefault(fixture.name(), List.of(names[0])).contains(names[0])) {
          StateView state = view.operatorOfUid(names[0]).orElseThrow().state(names[1]).orElseThrow();
          assertEquals(expected.getValue().size(), ShownState.of(view, state).rows().size(), expected.getKey());
        }
      }
    }
  }

  private static void ofFixtureJob(FlinkFixture fixture, SnapshotView view) throws SnapshotException {
    compare(fixture, "keyed-b.csv", List.of(0, 1), view, "keyed-b", "sum", "key", "value");
    compare(fixture, "no-uid.csv", List.of(0, 1), view, NO_UID, "n", "key", "value");
    compare(fixture, "bcast-keyed.csv", List.of(0, 1), view, "bcast", "bcount", "key", "value");
    compare(fixture, "bcast-rules.csv", List.of(0, 1), view, "bcast", "rules", "mapKey", "value");
    compare(fixture, "op-list.csv", List.of(0), view, "oplist", "op-list", "value");
    compare(fixture, "op-union.csv", List.of(0), view, "oplist", "op-union", "value");
    compare(fixture, "win-list.csv", List.of(0, 1, 2), view, "win-list", "window-contents", "key", "windowStart", "windowEnd");
    compare(fixture, "session.csv", List.of(0), view, "session", "window-contents", "key");
    compare(fixture, "keyed-a.csv", List.of(0, 1), view, "keyed-a", "count", "key", "value");
    compare(fixture, "keyed-a.csv", List.of(0, 4), view, "keyed-a", "acc", "key", "sum/max/lastId/last/half");
    compare(fixture, "keyed-a.csv", List.of(0, 5), view, "keyed-a", "maxId", "key", "value");
    compare(fixture, "keyed-a.csv", List.of(0, 7), view, "keyed-a", "ttlTag", "key", "value");
    if (!fixture.name().endsWith("-heaptimers")) {
      List<List<String>> timers = shown(view, "keyed-a", "_timer_state/event_user-timers").columns("key", "time");
      assertEquals(fixture.expected("keyed-a.csv").stream().filter(row -> !row.get(8).equals("[]")).flatMap(row -> Arrays.stream(row.get(8).replaceAll("[\\[\\]]", "").split(";"))
          .map(time -> List.of(row.get(0), time).toString())).sorted().toList(), timers.stream().map(List::toString).toList());
    }
  }

  private static ShownState shown(SnapshotView view, String uid, String state) throws SnapshotException {
    OperatorView operator = view.operatorOfUid(uid).or(() -> view.operator(uid)).orElseThrow();
    return ShownState.of(view, operator.state(state).orElseThrow());
  }

  /** Holds some columns of the grid against some columns of a file of the description. */
  private static void compare(FlinkFixture fixture, String file, List<Integer> expected, SnapshotView view, String uid, String state, String... columns)
      throws SnapshotException {
    List<String> lines = new ArrayList<>();
    fixture.expected(file).forEach(row -> lines.add(expected.stream().map(row::get).toList().toString()));
    lines.sort(null);
    assertEquals(lines, shown(view, uid, state).columns(columns).stream().map(List::toString).toList(), fixture + " " + file);
  }
}
