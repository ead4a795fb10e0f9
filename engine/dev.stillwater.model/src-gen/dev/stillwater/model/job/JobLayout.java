package dev.stillwater.model.job;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Layout</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Where a job is drawn: positions of its operators and bend points of its streams. Root of a .joblayout file.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.JobLayout#getFormatVersion <em>Format Version</em>}</li>
 *   <li>{@link dev.stillwater.model.job.JobLayout#getNodes <em>Nodes</em>}</li>
 *   <li>{@link dev.stillwater.model.job.JobLayout#getStreams <em>Streams</em>}</li>
 *   <li>{@link dev.stillwater.model.job.JobLayout#getGroups <em>Groups</em>}</li>
 *   <li>{@link dev.stillwater.model.job.JobLayout#getNotes <em>Notes</em>}</li>
 * </ul>
 *
 * @see dev.stillwater.model.job.JobPackage#getJobLayout()
 * @model
 * @generated
 */
public interface JobLayout extends EObject {
	/**
	 * Returns the value of the '<em><b>Format Version</b></em>' attribute.
	 * The default value is <code>"1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Version of the file format; see JobFormatVersion.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Format Version</em>' attribute.
	 * @see #setFormatVersion(int)
	 * @see dev.stillwater.model.job.JobPackage#getJobLayout_FormatVersion()
	 * @model default="1"
	 * @generated
	 */
	int getFormatVersion();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.JobLayout#getFormatVersion <em>Format Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Format Version</em>' attribute.
	 * @see #getFormatVersion()
	 * @generated
	 */
	void setFormatVersion(int value);

	/**
	 * Returns the value of the '<em><b>Nodes</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.NodeLayout}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Positions of operators, by uid.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Nodes</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getJobLayout_Nodes()
	 * @model containment="true"
	 * @generated
	 */
	EList<NodeLayout> getNodes();

	/**
	 * Returns the value of the '<em><b>Streams</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.StreamLayout}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Bend points of streams.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Streams</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getJobLayout_Streams()
	 * @model containment="true"
	 * @generated
	 */
	EList<StreamLayout> getStreams();

	/**
	 * Returns the value of the '<em><b>Groups</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.GroupLayout}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Groups of operators that can be folded.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Groups</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getJobLayout_Groups()
	 * @model containment="true"
	 * @generated
	 */
	EList<GroupLayout> getGroups();

	/**
	 * Returns the value of the '<em><b>Notes</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.NoteLayout}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Notes that people wrote on the drawing.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Notes</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getJobLayout_Notes()
	 * @model containment="true"
	 * @generated
	 */
	EList<NoteLayout> getNotes();

} // JobLayout
