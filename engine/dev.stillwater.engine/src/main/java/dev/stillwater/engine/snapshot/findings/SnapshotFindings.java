package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets all rules look at a snapshot.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotFindings {
  /** Id of findings about what no rule could read. */
  public static final String UNREADABLE = "unreadable";

  private SnapshotFindings() {
  }

  /**
   * What is odd about the snapshot, what matters most first. Cost: bounded by the options.
   *
   * @param told hears the findings as they come, before they are in order
   * @throws SnapshotException.Cancelled if the listener said so
   */
  public static List<SnapshotFinding> of(SnapshotView view, SnapshotEvidence.Options options, ProgressListener listener, Consumer<SnapshotFinding> told)
      throws SnapshotException.Cancelled {
    return of(view, options, List.of(), listener, told);
  }

  /** The same with more rules, which look after the known ones. */
  public static List<SnapshotFinding> of(SnapshotView view, SnapshotEvidence.Options options, List<SnapshotRule> more, ProgressListener listener,
      Consumer<SnapshotFinding> told) throws SnapshotException.Cancelled {
    List<SnapshotRule> rules = new ArrayList<>();
    ServiceLoader.load(SnapshotRule.class, SnapshotRule.class.getClassLoader()).forEach(rules::add);
    rules.addAll(more);
    return of(rules, new SnapshotEvidence(view, options, listener), told);
  }

  static List<SnapshotFinding> of(List<SnapshotRule> rules, SnapshotEvidence evidence, Consumer<SnapshotFinding> told) throws SnapshotException.Cancelled {
    List<SnapshotFinding> findings = new ArrayList<>();
    Set<String> unreadable = new HashSet<>();
    Consumer<SnapshotFinding> target = finding -> {
      findings.add(finding);
      told.accept(finding);
    };
    for (int index = 0; index < rules.size(); index++) {
      SnapshotRule rule = rules.get(index);
      evidence.listener().progressed("looking for oddities: " + rule.id(), index, rules.size());
      if (evidence.listener().isCancelled()) {
        throw new SnapshotException.Cancelled(SnapshotException.Place.of(evidence.view().files().namedPath().toString()));
      }
      Consumer<SnapshotException> problems = problem -> {
        if (unreadable.add(problem.getMessage())) {
          target.accept(new SnapshotFinding(UNREADABLE, Level.ERROR, problem.getMessage(), List.of("found by the rule " + rule.id()),
              "Run 'stillwater verify', which names all that is damaged.", Optional.empty(), Optional.empty()));
        }
      };
      evidence.tellUnreadable(problems);
      try {
        rule.find(evidence, new FindingSink(rule.id(), target));
      } catch (SnapshotException.Cancelled e) {
        throw e;
      } catch (SnapshotException e) {
        problems.accept(e);
      }
    }
    findings.sort(Comparator.comparing(SnapshotFinding::level));
    return List.copyOf(findings);
  }
}
