package dev.stillwater.ui.editor.parts;

import dev.stillwater.model.job.Operator;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;

/**
 * Takes the uid that was typed on the drawing.
 *
 * <p>THREADING: UI thread.
 */
public interface UidEditing {
  /** Changes the uid of the operator, or says why that cannot be; the same uid changes nothing. */
  void change(Operator operator, String uid);

  /** Lets the parts of the viewer reach it. */
  static void install(EditPartViewer viewer, UidEditing editing) {
    viewer.setProperty(UidEditing.class.getName(), editing);
  }

  /** That of the viewer; one that changes nothing when there is none. */
  static UidEditing of(EditPartViewer viewer) {
    return viewer.getProperty(UidEditing.class.getName()) instanceof UidEditing editing ? editing : (operator, uid) -> { };
  }

  /** Asks an operator to edit its uid in place. */
  @SuppressWarnings("unchecked")
  static Request request() {
    Request request = new Request(RequestConstants.REQ_DIRECT_EDIT);
    request.getExtendedData().put(UidEditing.class.getName(), Boolean.TRUE);
    return request;
  }
}
