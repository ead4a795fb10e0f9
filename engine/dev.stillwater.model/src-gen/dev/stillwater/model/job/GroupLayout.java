package dev.stillwater.model.job;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Group Layout</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A named group of operators on the drawing; it means nothing to the job.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.GroupLayout#getName <em>Name</em>}</li>
 *   <li>{@link dev.stillwater.model.job.GroupLayout#isFolded <em>Folded</em>}</li>
 *   <li>{@link dev.stillwater.model.job.GroupLayout#getUids <em>Uids</em>}</li>
 * </ul>
 *
 * @see dev.stillwater.model.job.JobPackage#getGroupLayout()
 * @model
 * @generated
 */
public interface GroupLayout extends EObject {
	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Name, shown to people.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see dev.stillwater.model.job.JobPackage#getGroupLayout_Name()
	 * @model
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.GroupLayout#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Folded</b></em>' attribute.
	 * The default value is <code>"false"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether the group is drawn as one box in place of its operators.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Folded</em>' attribute.
	 * @see #setFolded(boolean)
	 * @see dev.stillwater.model.job.JobPackage#getGroupLayout_Folded()
	 * @model default="false"
	 * @generated
	 */
	boolean isFolded();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.GroupLayout#isFolded <em>Folded</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Folded</em>' attribute.
	 * @see #isFolded()
	 * @generated
	 */
	void setFolded(boolean value);

	/**
	 * Returns the value of the '<em><b>Uids</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The uids of its operators, each in one group at most.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Uids</em>' attribute list.
	 * @see dev.stillwater.model.job.JobPackage#getGroupLayout_Uids()
	 * @model
	 * @generated
	 */
	EList<String> getUids();

} // GroupLayout
