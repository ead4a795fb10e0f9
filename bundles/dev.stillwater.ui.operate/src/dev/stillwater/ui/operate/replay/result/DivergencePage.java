package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.Members;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

/**
 * The page with the record at which two versions first part: what was read, what the operator got, knew and put out, on both sides.
 *
 * <p>THREADING: UI thread.
 */
final class DivergencePage implements ResultPage {
  private LinkRow links;

  @Override
  public String title() {
    return Messages.divergence_title;
  }

  @Override
  public void create(Composite parent, ResultDocument document) {
    Sections sections = new Sections(parent);
    Optional<Members> found = document.results().report().member("firstDivergence");
    if (found.isEmpty()) {
      sections.title(document.results().report().text("verdict").equals("equal") ? Messages.divergence_none : Messages.divergence_notFound, "divergence:sentence");
      sections.done();
      return;
    }
    Members divergence = found.get();
    String operator = divergence.text("operator");
    sections.title(sentence(divergence), "divergence:sentence");
    links = new LinkRow(sections.body());
    links(links, document, divergence);
    divergence.member("record").ifPresent(record -> {
      sections.heading(NLS.bind(Messages.divergence_record, divergence.text("source")));
      sections.row("divergence:record", record);
    });
    streams(sections, "divergence:in", NLS.bind(Messages.divergence_got, operator), divergence.list("inputs"), "");
    states(sections, operator, divergence.list("states"));
    streams(sections, "divergence:out", NLS.bind(Messages.divergence_putOut, operator), divergence.list("outputs"), divergence.text("presence"));
    sections.done();
  }

  /** Where the versions part, in a sentence. */
  static String sentence(Members divergence) {
    String what = switch (divergence.text("kind")) {
      case "output" -> Messages.divergence_output;
      case "state" -> Messages.divergence_state;
      default -> Messages.divergence_failure;
    };
    String only = switch (divergence.text("presence")) {
      case "onlyA" -> Messages.divergence_onlyA;
      case "onlyB" -> Messages.divergence_onlyB;
      default -> "";
    };
    String at = divergence.textIfAny("position").map(position -> NLS.bind(Messages.divergence_at, position, Quantities.count(divergence.number("recordNumber").orElse(0))))
        .orElse(Messages.divergence_atEnd);
    return NLS.bind(what, divergence.text("operator")) + only + at;
  }

  private static void links(LinkRow links, ResultDocument document, Members divergence) {
    StoredResults results = document.results();
    String operator = divergence.text("operator");
    for (boolean isB : new boolean[] {true, false}) {
      boolean hasIt = !divergence.text("presence").equals(isB ? "onlyA" : "onlyB");
      results.jobFile(isB).filter(file -> hasIt && (isB || !results.jobFile(true).equals(results.jobFile(false))))
          .ifPresent(file -> links.add(NLS.bind(Messages.divergence_openJob, operator, file.getFileName()), file.toString(), "divergence:job-" + (isB ? "b" : "a"),
              () -> Places.openOperator(document.page(), file, operator)));
    }
    Optional<String> position = divergence.textIfAny("position").filter(one -> results.place(divergence.text("source"), one).isPresent());
    position.ifPresent(one -> links.add(Messages.divergence_openInput, one, "divergence:input",
        () -> Places.openInput(document.page(), results, divergence.text("source"), one)));
    links.add(Messages.divergence_test, Messages.divergence_testToolTip, "divergence:test", () -> SavedFiles.saveTest(document, divergence));
  }

  /** Streams of an operator; one that only one version has is shown for that one alone, as there is nothing that it could differ from. */
  private static void streams(Sections sections, String id, String heading, List<Members> streams, String presence) {
    for (Members stream : streams) {
      String relation = switch (presence) {
        case "onlyA" -> Messages.divergence_onlyA;
        case "onlyB" -> Messages.divergence_onlyB;
        default -> stream.flag("equal") ? Messages.divergence_equal : Messages.divergence_differs;
      };
      sections.heading(heading + ": " + stream.text("stream") + relation);
      sections.rows(id, stream, presence.equals("onlyA") ? List.of("a") : presence.equals("onlyB") ? List.of("b") : List.of("a", "b"));
    }
  }

  private static void states(Sections sections, String operator, List<Members> states) {
    if (states.isEmpty()) {
      return;
    }
    sections.heading(NLS.bind(Messages.divergence_states, operator));
    List<List<String>> rows = new ArrayList<>();
    for (Members state : states) {
      rows.add(List.of(state.text("state"), state.text("place"), state.text("beforeA"), state.text("afterA"), state.text("beforeB"), state.text("afterB")));
    }
    sections.table("divergence:states", new String[] {Messages.divergence_stateName, Messages.divergence_entry, Messages.divergence_beforeA, Messages.divergence_afterA,
        Messages.divergence_beforeB, Messages.divergence_afterB}, rows);
  }

  @Override
  public void setFocus() {
    if (links != null) {
      links.setFocus();
    }
  }
}
