package dev.stillwater.ui.workbench;

import java.text.DateFormat;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.viewers.ILabelDecorator;
import org.eclipse.jface.viewers.ITableLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.statushandlers.IStatusAdapterConstants;
import org.eclipse.ui.statushandlers.StatusAdapter;
import org.eclipse.ui.statushandlers.WorkbenchErrorHandler;
import org.eclipse.ui.statushandlers.WorkbenchStatusDialogManager;

/**
 * Shows problems in the platform's dialog, with every character of their messages: its labels take an ampersand, of a job's name or a path for example, for the
 * mark of a mnemonic.
 *
 * <p>THREADING: as the platform calls it; labels on the UI thread.
 */
final class ProblemHandler extends WorkbenchErrorHandler {
  @Override
  protected void configureStatusDialog(WorkbenchStatusDialogManager dialog) {
    dialog.setMessageDecorator(new Escaped());
    // The list of several problems would show what is escaped for the labels as it is.
    dialog.setStatusListLabelProvider(new Row(dialog));
  }

  /** Text for a label. */
  private static final class Escaped extends LabelProvider implements ILabelDecorator {
    @Override
    public Image decorateImage(Image image, Object element) {
      return null;
    }

    @Override
    public String decorateText(String text, Object element) {
      return LegacyActionTools.escapeMnemonics(text);
    }
  }

  /** A problem in the list of several; of one alone what stands in a label below its message. */
  private static final class Row extends LabelProvider implements ITableLabelProvider {
    private final WorkbenchStatusDialogManager dialog;

    Row(WorkbenchStatusDialogManager dialog) {
      this.dialog = dialog;
    }

    @Override
    public Image getColumnImage(Object element, int column) {
      return null;
    }

    @Override
    public String getColumnText(Object element, int column) {
      StatusAdapter problem = (StatusAdapter) element;
      List<String> texts = texts(problem);
      if (dialog.getStatusAdapters().size() == 1) {
        // Above it stands that a problem occurred in a background job, else the first of the texts.
        int index = Adapters.adapt(problem, Job.class) == null ? 1 : 0;
        return LegacyActionTools.escapeMnemonics(index < texts.size() ? texts.get(index) : problem.getStatus().isMultiStatus() ? Messages.problem_details : "");
      }
      return Optional.ofNullable(problem.getProperty(IStatusAdapterConstants.TIMESTAMP_PROPERTY))
          .map(time -> NLS.bind(Messages.problem_row, texts.getFirst(), DateFormat.getTimeInstance(DateFormat.MEDIUM).format(new Date((Long) time))))
          .orElse(texts.getFirst());
    }

    /** Title, message and cause, as far as they are there and differ; at least one. */
    private static List<String> texts(StatusAdapter problem) {
      Throwable cause = problem.getStatus().getException();
      List<String> texts = Stream.of(problem.getProperty(IStatusAdapterConstants.TITLE_PROPERTY), problem.getStatus().getMessage(),
          cause == null ? null : cause.getMessage()).filter(Objects::nonNull).map(Object::toString).filter(each -> !each.isBlank()).distinct().toList();
      return texts.isEmpty() ? List.of(cause == null ? "" : cause.getClass().getName()) : texts;
    }
  }
}
