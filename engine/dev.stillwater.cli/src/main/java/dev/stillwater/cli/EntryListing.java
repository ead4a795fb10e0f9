package dev.stillwater.cli;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.text.CsvFormat;
import dev.stillwater.engine.snapshot.text.EntryFormat;
import dev.stillwater.engine.snapshot.text.JsonLinesFormat;
import dev.stillwater.engine.snapshot.text.KeyText;
import dev.stillwater.engine.snapshot.text.Utf8Text;
import dev.stillwater.host.ProcessExit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Prints the entries of a snapshot, one a line. What is damaged is passed over: what stands before it is printed, and then the other states.
 *
 * <p>THREADING: one thread.
 */
final class EntryListing {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int PROGRESS_ENTRIES = 1 << 16;
  /** Behind so many different damages the rest of a state is not tried. */
  private static final int DAMAGES_MAX = 10;

  /**
   * Which entries are asked for.
   *
   * @param uid of one operator
   * @param operatorId of one operator
   * @param state name of the states
   * @param key key of the entries
   * @param limit highest number of entries
   */
  record Request(Optional<String> uid, Optional<String> operatorId, Optional<String> state, Optional<KeyText> key, long limit) {
  }

  private record ChosenState(StateView view, String uid) {
    String label() {
      return "state '" + view.name() + "' of operator '" + (uid.isEmpty() ? view.operator().label() : uid) + "'";
    }
  }

  private final Request request;
  private final CommandSurroundings surroundings;
  private final ForegroundWork work;
  private final Utf8Text buffer = new Utf8Text(2 * BUFFER_BYTES);
  private final List<String> unread = new ArrayList<>();
  private final Set<String> reported = new HashSet<>();
  private final Set<String> otherKeys = new LinkedHashSet<>();
  private boolean isKeyPossible;
  private boolean isReaderGone;
  private long printed;

  EntryListing(Request request, CommandSurroundings surroundings, ForegroundWork work) {
    this.request = request;
    this.surroundings = surroundings;
    this.work = work;
  }

  /** Prints the entries; returns 2 if some of them could not be read. */
  int print(SnapshotView snapshot, boolean isCsv) throws SnapshotException {
    List<ChosenState> states = chosen(snapshot);
    EntryFormat format = isCsv ? csv(states) : new JsonLinesFormat();
    for (ChosenState state : states) {
      if (isReaderGone || printed >= request.limit()) {
        break;
      }
      format.state(state.view(), state.uid());
      try {
        print(state, format);
      } catch (SnapshotException.Cancelled stopped) {
        throw stopped;
      } catch (SnapshotException damage) {
        failed(state.label(), damage);
      }
    }
    drain();
    if (isReaderGone) {
      return ProcessExit.DONE;
    }
    if (!unread.isEmpty()) {
      surroundings.err().println("Not read, or not to the end: " + String.join("; ", unread) + ".");
      return ProcessExit.CANNOT;
    }
    request.key().ifPresent(this::requirePossible);
    return ProcessExit.DONE;
  }

  private void requirePossible(KeyText key) {
    if (!isKeyPossible && !otherKeys.isEmpty()) {
      throw new UsageException("No key can be '" + key.text() + "': keys look like " + String.join(", or like ", otherKeys) + ".");
    }
    if (printed == 0) {
      surroundings.err().println("note: no entry that was looked at has the key '" + key.text() + "'.");
    }
  }

  private CsvFormat csv(List<ChosenState> states) {
    boolean hasTimers = states.stream().anyMatch(state -> state.view().kind() == StateKind.TIMER);
    boolean hasTtl = states.stream().anyMatch(state -> state.view().valueSerializer().filter(type -> type.snapshotClass().contains("Ttl")).isPresent());
    CsvFormat format = new CsvFormat(hasTimers, hasTtl);
    format.header(buffer);
    return format;
  }

  private List<ChosenState> chosen(SnapshotView snapshot) throws SnapshotException {
    List<ChosenState> states = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (OperatorView operator : operators(snapshot)) {
      Optional<String> asked = request.uid().filter(uid -> snapshot.operatorOfUid(uid).isPresent());
      try {
        for (StateView state : operator.states()) {
          names.add(state.name());
          if (request.state().isEmpty() || request.state().get().equals(state.name())) {
            states.add(new ChosenState(state, operator.uid().or(() -> asked).orElse("")));
          }
        }
      } catch (SnapshotException.Cancelled stopped) {
        throw stopped;
      } catch (SnapshotException damage) {
        failed("operator '" + operator.label() + "'", damage);
      }
    }
    if (request.state().isPresent() && states.isEmpty() && unread.isEmpty()) {
      String name = request.state().get();
      throw new UsageException("There is no state '" + name + "'." + SnapshotArguments.nearest(name, names)
          + SnapshotArguments.listed("states", List.copyOf(names)));
    }
    return states;
  }

  private List<OperatorView> operators(SnapshotView snapshot) {
    if (request.uid().isPresent()) {
      return List.of(SnapshotArguments.operator(snapshot, request.uid().get()));
    }
    if (request.operatorId().isEmpty()) {
      return snapshot.operators();
    }
    String id = request.operatorId().get().toLowerCase(Locale.ROOT);
    return List.of(snapshot.operator(id).orElseThrow(() -> {
      List<String> ids = snapshot.operators().stream().map(OperatorView::operatorId).toList();
      return new UsageException("The snapshot has no operator with the id '" + id + "'." + SnapshotArguments.nearest(id, ids)
          + SnapshotArguments.listed("ids", ids));
    }));
  }

  private void failed(String what, SnapshotException damage) {
    drain();
    surroundings.out().flush();
    if (reported.add(damage.getMessage())) {
      work.report(damage);
    }
    if (!unread.contains(what)) {
      unread.add(what);
    }
  }

  private void print(ChosenState chosen, EntryFormat format) throws SnapshotException {
    if (request.key().isEmpty()) {
      printMatching(chosen, Optional.empty(), format);
      return;
    }
    StateView state = chosen.view();
    KeyText key = request.key().get();
    Optional<Object> example = firstKey(state);
    if (example.isEmpty()) {
      return;
    }
    Optional<Object> wanted = key.like(example.get());
    isKeyPossible |= wanted.isPresent() || KeyText.isCompared(example.get());
    if (wanted.isPresent()) {
      for (SnapshotEntry entry : state.find(wanted.get(), work)) {
        if (printed < request.limit()) {
          print(entry, format);
        }
      }
    } else if (KeyText.isCompared(example.get())) {
      printMatching(chosen, Optional.of(key), format);
    } else {
      otherKeys.add(CsvFormat.plain(example.get()) + " (" + state.keyTypeText() + ")");
    }
  }

  private static Optional<Object> firstKey(StateView state) throws SnapshotException {
    if (!state.kind().isKeyed()) {
      return Optional.empty();
    }
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      return cursor.next() ? Optional.ofNullable(cursor.key()) : Optional.empty();
    }
  }

  /** Prints the entries of the key, or all; goes on behind damage for as long as the cursor can. */
  private void printMatching(ChosenState state, Optional<KeyText> key, EntryFormat format) throws SnapshotException {
    Set<String> damages = new HashSet<>();
    try (EntryCursor cursor = state.view().entries(work)) {
      for (boolean isOpen = true; isOpen && printed < request.limit() && !isReaderGone;) {
        try {
          isOpen = cursor.next();
          if (isOpen && (key.isEmpty() || key.get().matches(cursor.key()))) {
            print(cursor.entry(), format);
          }
        } catch (SnapshotException.Cancelled stopped) {
          throw stopped;
        } catch (SnapshotException damage) {
          failed(state.label(), damage);
          isOpen = damages.add(damage.getMessage()) && damages.size() < DAMAGES_MAX;
        }
      }
    }
  }

  private void print(SnapshotEntry entry, EntryFormat format) {
    format.entry(entry, buffer);
    printed++;
    if (buffer.size() >= BUFFER_BYTES) {
      drain();
    }
    if (printed % PROGRESS_ENTRIES == 0) {
      work.progressed("printing entries", printed, -1);
    }
  }

  /** Hands over what is in the buffer; notices a reader that has gone, who wants no more. */
  private void drain() {
    if (buffer.size() > 0) {
      work.clearProgress();
      buffer.drainTo(surroundings.out());
      isReaderGone |= surroundings.out().checkError();
    }
  }
}
