package dev.stillwater.ui.operate.snapshot.findings;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.findings.FindingSink;
import dev.stillwater.engine.snapshot.findings.SnapshotEvidence;
import dev.stillwater.engine.snapshot.findings.SnapshotRule;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;

/**
 * The rules that bundles add by the extension point {@code dev.stillwater.ui.operate.snapshotRules} to those that the engine finds by itself.
 *
 * <p>THREADING: stateless.
 */
public final class ContributedRules {
  private static final String POINT = "dev.stillwater.ui.operate.snapshotRules";

  private ContributedRules() {
  }

  /** A new instance of each rule; one that cannot be made is logged and left out. Cost: may load bundles. */
  public static List<SnapshotRule> all() {
    List<SnapshotRule> rules = new ArrayList<>();
    for (IConfigurationElement element : Platform.getExtensionRegistry().getConfigurationElementsFor(POINT)) {
      try {
        rules.add(new Guarded((SnapshotRule) element.createExecutableExtension("class")));
      } catch (CoreException | ClassCastException e) {
        ILog.of(ContributedRules.class).error("The rule '" + element.getAttribute("class") + "' of the bundle " + element.getContributor().getName()
            + " cannot be made and is left out", e);
      }
    }
    return rules;
  }

  /** A rule of somebody else: what it does wrong ends this rule and no other. */
  private record Guarded(SnapshotRule rule) implements SnapshotRule {
    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
      try {
        rule.find(evidence, found);
      } catch (RuntimeException e) {
        ILog.of(ContributedRules.class).error("The rule '" + rule.id() + "' failed and is left out", e);
      }
    }
  }
}
