package dev.stillwater.ui.operate.failure;

import dev.stillwater.ui.UiThread;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * A line of a file that a record was read from.
 *
 * <p>THREADING: UI thread; files are looked at on another one.
 *
 * @param file the file, absolute
 * @param line its line, from 1
 */
public record RecordPlace(Path file, int line) {
  private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,9})");
  /** Longer files are too much for a text editor. */
  private static final long SIZE_BYTES_MAX = 64 << 20;

  /** The place that a position means; empty when it means no line of a file, such as the number of a generated record. */
  static Optional<RecordPlace> of(String position) {
    Matcher matcher = PLACE.matcher(position);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Path file = Path.of(matcher.group(1));
      return file.isAbsolute() ? Optional.of(new RecordPlace(file, Integer.parseInt(matcher.group(2)))) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** Opens the line soon; when there is no such file any more, or it is too long, does the other thing. */
  public void open(IWorkbenchWindow window, Runnable otherwise) {
    Thread.ofVirtual().name("record-place").start(() -> {
      boolean canOpen = Files.isRegularFile(file) && file.toFile().length() <= SIZE_BYTES_MAX;
      UiThread.post(window.getShell(), () -> {
        if (canOpen) {
          openNow(window.getActivePage());
        } else {
          otherwise.run();
        }
      });
    });
  }

  private void openNow(IWorkbenchPage page) {
    if (page == null) {
      return;
    }
    IFile resource = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(file));
    try {
      IEditorPart editor = resource != null && resource.exists() ? IDE.openEditor(page, resource, true)
          : IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(file.toUri()));
      if (editor instanceof ITextEditor text) {
        IDocument document = text.getDocumentProvider().getDocument(text.getEditorInput());
        IRegion place = document.getLineInformation(Math.min(line, document.getNumberOfLines()) - 1);
        text.selectAndReveal(place.getOffset(), place.getLength());
      }
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    } catch (BadLocationException changed) {
      throw new IllegalStateException(changed);
    }
  }
}
