package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.results.Members;
import dev.stillwater.host.replay.results.StoredResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

/**
 * The page with the scene of a failure: the operator, what it knew, and the record that broke it; from there the job can be changed and tried again.
 *
 * <p>THREADING: UI thread.
 */
final class FailurePage implements ResultPage {
  private LinkRow links;

  @Override
  public String title() {
    return Messages.failure_title;
  }

  @Override
  public void create(Composite parent, ResultDocument document) {
    Sections sections = new Sections(parent);
    Optional<Members> found = document.results().report().member("failure");
    if (found.isEmpty()) {
      sections.title(Messages.failure_none, "failure:message");
      sections.done();
      return;
    }
    Members failure = found.get();
    sections.title(failure.text("message"), "failure:message");
    links = new LinkRow(sections.body());
    links(links, document, failure);
    sections.words(Messages.failure_hint);
    List<List<String>> facts = new ArrayList<>();
    fact(facts, Messages.failure_operator, failure.textIfAny("uid"));
    fact(facts, Messages.failure_key, failure.textIfAny("key"));
    fact(facts, Messages.failure_got, failure.textIfAny("record"));
    fact(facts, Messages.failure_from, failure.textIfAny("stream"));
    fact(facts, Messages.failure_position, failure.textIfAny("position"));
    fact(facts, Messages.failure_read, failure.textIfAny("sourceRecord"));
    fact(facts, Messages.failure_number, failure.number("recordNumber").isPresent() && !failure.flag("isAtEnd")
        ? Optional.of(Long.toString(failure.number("recordNumber").getAsLong())) : Optional.empty());
    sections.heading(Messages.failure_record);
    sections.table("failure:facts", new String[] {Messages.failure_what, Messages.divergence_value}, facts);
    List<Members> state = failure.list("state");
    sections.heading(NLS.bind(Messages.failure_state, failure.text("uid")) + failure.textIfAny("key").map(key -> NLS.bind(Messages.failure_ofKey, key)).orElse(""));
    if (state.isEmpty()) {
      sections.words(Messages.failure_noState);
    } else {
      sections.table("failure:state", new String[] {Messages.divergence_stateName, Messages.divergence_entry, Messages.divergence_value},
          state.stream().map(entry -> List.of(entry.text("state"), entry.text("entry"), entry.text("value"))).toList());
    }
    if (failure.flag("isStateCut")) {
      sections.words(Messages.failure_more);
    }
    sections.done();
  }

  private static void fact(List<List<String>> facts, String name, Optional<String> value) {
    value.ifPresent(text -> facts.add(List.of(name, text)));
  }

  private static void links(LinkRow links, ResultDocument document, Members failure) {
    StoredResults results = document.results();
    results.jobFile(false).filter(file -> failure.has("uid")).ifPresent(file -> links.add(Messages.failure_change, file.toString(), "failure:change",
        () -> Places.openOperator(document.page(), file, failure.text("uid"))));
    if (ReplayCommands.isThere(document.page().getWorkbenchWindow(), ReplayCommands.TRY_AGAIN)) {
      links.add(Messages.failure_again, Messages.failure_againToolTip, "failure:again",
          () -> ReplayCommands.run(document.page().getWorkbenchWindow(), ReplayCommands.TRY_AGAIN, document.replayFolder()));
    }
    failure.textIfAny("position").filter(one -> results.place(failure.text("source"), one).isPresent()).ifPresent(one -> links.add(Messages.divergence_openInput, one,
        "failure:input", () -> Places.openInput(document.page(), results, failure.text("source"), one)));
    Path savepoint = results.folder().resolve(StoredResults.SAVEPOINT);
    links.add(Messages.failure_savepoint, savepoint.toString(), "failure:savepoint", () -> Places.openSnapshot(document.page(), savepoint));
  }

  @Override
  public void setFocus() {
    if (links != null) {
      links.setFocus();
    }
  }
}
