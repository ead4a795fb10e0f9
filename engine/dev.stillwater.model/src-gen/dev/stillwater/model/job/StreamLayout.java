package dev.stillwater.model.job;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Stream Layout</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Route of one stream on the drawing.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.StreamLayout#getSourceUid <em>Source Uid</em>}</li>
 *   <li>{@link dev.stillwater.model.job.StreamLayout#getSourcePort <em>Source Port</em>}</li>
 *   <li>{@link dev.stillwater.model.job.StreamLayout#getTargetUid <em>Target Uid</em>}</li>
 *   <li>{@link dev.stillwater.model.job.StreamLayout#getTargetPort <em>Target Port</em>}</li>
 *   <li>{@link dev.stillwater.model.job.StreamLayout#getBendPoints <em>Bend Points</em>}</li>
 * </ul>
 *
 * @see dev.stillwater.model.job.JobPackage#getStreamLayout()
 * @model
 * @generated
 */
public interface StreamLayout extends EObject {
	/**
	 * Returns the value of the '<em><b>Source Uid</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The uid of the source operator.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Source Uid</em>' attribute.
	 * @see #setSourceUid(String)
	 * @see dev.stillwater.model.job.JobPackage#getStreamLayout_SourceUid()
	 * @model required="true"
	 * @generated
	 */
	String getSourceUid();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.StreamLayout#getSourceUid <em>Source Uid</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Source Uid</em>' attribute.
	 * @see #getSourceUid()
	 * @generated
	 */
	void setSourceUid(String value);

	/**
	 * Returns the value of the '<em><b>Source Port</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Output port of the source; the first when absent.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Source Port</em>' attribute.
	 * @see #setSourcePort(String)
	 * @see dev.stillwater.model.job.JobPackage#getStreamLayout_SourcePort()
	 * @model
	 * @generated
	 */
	String getSourcePort();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.StreamLayout#getSourcePort <em>Source Port</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Source Port</em>' attribute.
	 * @see #getSourcePort()
	 * @generated
	 */
	void setSourcePort(String value);

	/**
	 * Returns the value of the '<em><b>Target Uid</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The uid of the target operator.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Target Uid</em>' attribute.
	 * @see #setTargetUid(String)
	 * @see dev.stillwater.model.job.JobPackage#getStreamLayout_TargetUid()
	 * @model required="true"
	 * @generated
	 */
	String getTargetUid();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.StreamLayout#getTargetUid <em>Target Uid</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Target Uid</em>' attribute.
	 * @see #getTargetUid()
	 * @generated
	 */
	void setTargetUid(String value);

	/**
	 * Returns the value of the '<em><b>Target Port</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Input port of the target; the first when absent.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Target Port</em>' attribute.
	 * @see #setTargetPort(String)
	 * @see dev.stillwater.model.job.JobPackage#getStreamLayout_TargetPort()
	 * @model
	 * @generated
	 */
	String getTargetPort();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.StreamLayout#getTargetPort <em>Target Port</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Target Port</em>' attribute.
	 * @see #getTargetPort()
	 * @generated
	 */
	void setTargetPort(String value);

	/**
	 * Returns the value of the '<em><b>Bend Points</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.BendPoint}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Bend points from source to target.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Bend Points</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getStreamLayout_BendPoints()
	 * @model containment="true"
	 * @generated
	 */
	EList<BendPoint> getBendPoints();

} // StreamLayout
