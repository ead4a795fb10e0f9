package dev.stillwater.ui.operate.preview;

import dev.stillwater.ui.editor.api.PipelineView;
import dev.stillwater.ui.editor.api.SelectedOperator;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;

/**
 * Finds the present state of a job that was previewed before.
 *
 * <p>THREADING: UI thread.
 */
final class PreviewSources {
  private PreviewSources() {}

  /** The same operator in the job as its editor has it now; as it was before when no editor has it any more. */
  static SelectedOperator now(IWorkbenchPage page, SelectedOperator before) {
    return Arrays.stream(page.getEditorReferences()).map(IEditorReference::getId).anyMatch("dev.stillwater.ui.editor"::equals)
        ? Arrays.stream(page.getEditorReferences()).map(reference -> reference.getEditor(false)).filter(Objects::nonNull)
            .map(editor -> Adapters.adapt(editor, PipelineView.class)).filter(Objects::nonNull)
            .map(view -> view.operator(before.uid())).flatMap(Optional::stream)
            .filter(found -> found.file().equals(before.file())).findFirst().orElse(before)
        : before;
  }
}
