package dev.stillwater.ui.editor.fix;

import dev.stillwater.compiler.fix.SavepointChecklist;
import dev.stillwater.compiler.fix.SavepointChecklist.Item;
import dev.stillwater.compiler.fix.SavepointChecklist.Prerequisite;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.edit.RecordedEdits;
import dev.stillwater.model.job.Job;
import dev.stillwater.ui.OperatorReveal;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.commands.ApplyEditsCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.editor.parts.ModelListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.tabbed.AbstractPropertySection;
import org.eclipse.ui.views.properties.tabbed.TabbedPropertySheetPage;

/**
 * The savepoint checklist of the job: what it needs so that a savepoint brings back everything, what of it is met, and a button for what is not.
 *
 * <p>THREADING: UI thread; the checks run in the background on a copy. LIFECYCLE: as the platform's; hears the model while it has an input.
 */
public final class SavepointSection extends AbstractPropertySection {
  private static final int DELAY_MS = 300;
  private static final int TEXT_WIDTH = 420;

  private final List<Line> lines = new ArrayList<>();
  private final EContentAdapter modelListener = ModelListener.deep(notification -> checkLater());
  private final Runnable atDelay = this::check;
  private Composite body;
  private Label summary;
  private PipelineEditor editor;
  private JobDiagram diagram;
  private int generation;

  /** The controls of one item. */
  private record Line(Label icon, Label title, Link explanation, Button fix) {}

  @Override
  public void createControls(Composite parent, TabbedPropertySheetPage sheet) {
    super.createControls(parent, sheet);
    body = new Composite(parent, SWT.NONE);
    body.setData("dev.stillwater.id", "savepoint-checklist");
    GridLayout grid = new GridLayout(3, false);
    grid.horizontalSpacing = 8;
    body.setLayout(grid);
    summary = new Label(body, SWT.WRAP);
    GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
    wide.widthHint = TEXT_WIDTH;
    summary.setLayoutData(wide);
    summary.setText(Messages.checking);
    for (Prerequisite prerequisite : Prerequisite.values()) {
      lines.add(line(prerequisite));
    }
  }

  private Line line(Prerequisite prerequisite) {
    Label icon = new Label(body, SWT.NONE);
    icon.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false));
    Composite texts = new Composite(body, SWT.NONE);
    GridLayout tight = new GridLayout();
    tight.marginHeight = 0;
    tight.marginWidth = 0;
    tight.verticalSpacing = 2;
    texts.setLayout(tight);
    texts.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    Label title = new Label(texts, SWT.NONE);
    title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    title.setText(prerequisite.text());
    Link explanation = new Link(texts, SWT.WRAP);
    GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false);
    wide.widthHint = TEXT_WIDTH;
    explanation.setLayoutData(wide);
    explanation.addListener(SWT.Selection, event -> reveal(event.text));
    Button fix = new Button(body, SWT.PUSH);
    fix.setData("dev.stillwater.id", "savepoint-fix-" + prerequisite.id());
    fix.setVisible(false);
    fix.setLayoutData(new GridData(SWT.RIGHT, SWT.TOP, false, false));
    fix.addListener(SWT.Selection, event -> fix(prerequisite));
    return new Line(icon, title, explanation, fix);
  }

  @Override
  public void setInput(IWorkbenchPart part, ISelection selection) {
    super.setInput(part, selection);
    unhook();
    if (part.getAdapter(PipelineEditor.class) instanceof PipelineEditor owner) {
      editor = owner;
    } else if (part.getSite().getPage().getActiveEditor() instanceof PipelineEditor active) {
      editor = active;
    }
    diagram = editor == null ? null : editor.diagram().orElse(null);
    if (diagram != null) {
      diagram.job().eAdapters().add(modelListener);
      check();
    }
  }

  @Override
  public void dispose() {
    unhook();
    super.dispose();
  }

  private void unhook() {
    generation++;
    if (diagram != null) {
      diagram.job().eAdapters().remove(modelListener);
    }
    diagram = null;
  }

  private void checkLater() {
    if (body != null && !body.isDisposed()) {
      body.getDisplay().timerExec(DELAY_MS, atDelay);
    }
  }

  private void check() {
    if (diagram == null || body.isDisposed()) {
      return;
    }
    int started = ++generation;
    Job copy = JobFile.copy(diagram.job());
    Path file = diagram.file().orElse(null);
    FixRun.background(Messages.checking, () -> {
      List<Item> items = SavepointChecklist.of(copy, file);
      UiThread.post(body, () -> {
        if (started == generation) {
          show(items);
        }
      });
    });
  }

  private void show(List<Item> items) {
    long met = items.stream().filter(Item::isMet).count();
    summary.setText(met == items.size() ? Messages.allMet : NLS.bind(Messages.someMet, met, items.size()));
    for (int index = 0; index < items.size(); index++) {
      Item item = items.get(index);
      Line line = lines.get(index);
      String state = item.isMet() ? Messages.met : Messages.unmet;
      line.icon().setImage(StillwaterImages.image(item.isMet() ? StillwaterImages.DONE : StillwaterImages.WARNING));
      line.icon().setToolTipText(state);
      name(line.icon(), NLS.bind(Messages.itemName, item.prerequisite().text(), state));
      line.explanation().setText(linked(item));
      Optional<String> label = item.fix().map(SavepointChecklist.Remedy::label);
      line.fix().setVisible(label.isPresent());
      line.fix().setText(label.orElse("").replace("&", "&&"));
    }
    body.layout(true, true);
  }

  private static void name(Label icon, String name) {
    icon.setData("dev.stillwater.name", name);
    if (icon.getData("dev.stillwater.named") == null) {
      icon.setData("dev.stillwater.named", true);
      icon.getAccessible().addAccessibleListener(new AccessibleAdapter() {
        @Override
        public void getName(AccessibleEvent event) {
          event.result = (String) icon.getData("dev.stillwater.name");
        }
      });
    }
  }

  /** The explanation, with links to the operators that stand in the way. */
  private static String linked(Item item) {
    String text = item.explanation().replace("&", "&&");
    for (String uid : item.uids()) {
      text = text.contains("'" + uid + "'") ? text.replace("'" + uid + "'", "'<a href=\"" + uid + "\">" + uid + "</a>'") : text + " <a href=\"" + uid + "\">" + uid + "</a>";
    }
    return text;
  }

  private void reveal(String uid) {
    if (editor != null && editor.getAdapter(OperatorReveal.class) instanceof OperatorReveal reveal) {
      reveal.revealOperator(uid);
    }
  }

  /** Applies the remedy to a copy, and then the same to the job as one step of undo. */
  private void fix(Prerequisite prerequisite) {
    JobDiagram shown = diagram;
    if (shown == null || !(editor.getAdapter(CommandStack.class) instanceof CommandStack stack)) {
      return;
    }
    Job copy = JobFile.copy(shown.job());
    Path file = shown.file().orElse(null);
    Object before = stack.getUndoCommand();
    FixRun.background(Messages.running, () -> {
      RecordedEdits edits = new RecordedEdits(copy);
      Optional<SavepointChecklist.Remedy> remedy = SavepointChecklist.of(copy, file).get(prerequisite.ordinal()).fix();
      remedy.ifPresent(found -> found.change().accept(edits));
      UiThread.post(body, () -> {
        if (diagram == shown && stack.getUndoCommand() == before && remedy.isPresent()) {
          stack.execute(new ApplyEditsCommand(shown, edits, NLS.bind(Messages.label, remedy.get().label())));
        }
      });
    });
  }
}
