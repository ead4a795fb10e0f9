package dev.stillwater.ui.editor.properties;

import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * Label, tool tip and test id of a row.
 *
 * <p>THREADING: immutable.
 *
 * @param label what stands before the field
 * @param toolTip what the setting does, its unit and default
 * @param id name of the field for tests
 */
record RowTexts(String label, String toolTip, String id) {
  private static final ResourceBundle SETTINGS = ResourceBundle.getBundle("dev.stillwater.ui.editor.properties.settings");

  RowTexts {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(toolTip, "toolTip");
    Objects.requireNonNull(id, "id");
  }

  /** The texts of a feature of the job model, from settings.properties. */
  static RowTexts of(EStructuralFeature feature) {
    String key = feature.getEContainingClass().getName() + '.' + feature.getName();
    return new RowTexts(SETTINGS.getString(key), SETTINGS.getString(key + ".toolTip"), key);
  }

  /** What people read for a literal of an enumeration, from settings.properties; the literal itself when it stands there not. */
  static String literal(String enumeration, String literal) {
    try {
      return SETTINGS.getString(enumeration + '.' + literal);
    } catch (MissingResourceException absent) {
      // A literal of a newer model: its name in the file is better than nothing.
      return literal;
    }
  }

  Label createLabel(Composite parent) {
    Label created = Widgets.label(parent, label.isEmpty() ? "" : label + ':');
    created.setToolTipText(toolTip);
    created.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    return created;
  }
}
