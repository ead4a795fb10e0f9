package dev.stillwater.model.job;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>State Backend Settings</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Where the state of operators lives while the job runs.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.StateBackendSettings#getKind <em>Kind</em>}</li>
 *   <li>{@link dev.stillwater.model.job.StateBackendSettings#getDirectory <em>Directory</em>}</li>
 *   <li>{@link dev.stillwater.model.job.StateBackendSettings#isIncremental <em>Incremental</em>}</li>
 * </ul>
 *
 * @see dev.stillwater.model.job.JobPackage#getStateBackendSettings()
 * @model
 * @generated
 */
public interface StateBackendSettings extends EObject {
	/**
	 * Returns the value of the '<em><b>Kind</b></em>' attribute.
	 * The default value is <code>"filesystem"</code>.
	 * The literals are from the enumeration {@link dev.stillwater.model.job.StateBackendKind}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The state backend.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Kind</em>' attribute.
	 * @see dev.stillwater.model.job.StateBackendKind
	 * @see #setKind(StateBackendKind)
	 * @see dev.stillwater.model.job.JobPackage#getStateBackendSettings_Kind()
	 * @model default="filesystem"
	 * @generated
	 */
	StateBackendKind getKind();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.StateBackendSettings#getKind <em>Kind</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Kind</em>' attribute.
	 * @see dev.stillwater.model.job.StateBackendKind
	 * @see #getKind()
	 * @generated
	 */
	void setKind(StateBackendKind value);

	/**
	 * Returns the value of the '<em><b>Directory</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Working folder of the rocksdb state backend, relative to the job file; none means a temporary folder.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Directory</em>' attribute.
	 * @see #setDirectory(String)
	 * @see dev.stillwater.model.job.JobPackage#getStateBackendSettings_Directory()
	 * @model
	 * @generated
	 */
	String getDirectory();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.StateBackendSettings#getDirectory <em>Directory</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Directory</em>' attribute.
	 * @see #getDirectory()
	 * @generated
	 */
	void setDirectory(String value);

	/**
	 * Returns the value of the '<em><b>Incremental</b></em>' attribute.
	 * The default value is <code>"true"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Checkpoints of the rocksdb state backend share the files that did not change.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Incremental</em>' attribute.
	 * @see #setIncremental(boolean)
	 * @see dev.stillwater.model.job.JobPackage#getStateBackendSettings_Incremental()
	 * @model default="true"
	 * @generated
	 */
	boolean isIncremental();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.StateBackendSettings#isIncremental <em>Incremental</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Incremental</em>' attribute.
	 * @see #isIncremental()
	 * @generated
	 */
	void setIncremental(boolean value);

} // StateBackendSettings
