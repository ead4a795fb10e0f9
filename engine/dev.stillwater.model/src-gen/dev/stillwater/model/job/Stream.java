package dev.stillwater.model.job;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Stream</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A stream of records from one operator to another.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.Stream#getSource <em>Source</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Stream#getSourcePort <em>Source Port</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Stream#getTarget <em>Target</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Stream#getTargetPort <em>Target Port</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Stream#getPartitioning <em>Partitioning</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Stream#getKeyFields <em>Key Fields</em>}</li>
 * </ul>
 *
 * @see dev.stillwater.model.job.JobPackage#getStream()
 * @model
 * @generated
 */
public interface Stream extends EObject {
	/**
	 * Returns the value of the '<em><b>Source</b></em>' reference.
	 * It is bidirectional and its opposite is '{@link dev.stillwater.model.job.Operator#getOutgoing <em>Outgoing</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Operator whose records flow here.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Source</em>' reference.
	 * @see #setSource(Operator)
	 * @see dev.stillwater.model.job.JobPackage#getStream_Source()
	 * @see dev.stillwater.model.job.Operator#getOutgoing
	 * @model opposite="outgoing" resolveProxies="false" required="true"
	 * @generated
	 */
	Operator getSource();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Stream#getSource <em>Source</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Source</em>' reference.
	 * @see #getSource()
	 * @generated
	 */
	void setSource(Operator value);

	/**
	 * Returns the value of the '<em><b>Source Port</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Output port of the source; the first when absent.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Source Port</em>' attribute.
	 * @see #setSourcePort(String)
	 * @see dev.stillwater.model.job.JobPackage#getStream_SourcePort()
	 * @model
	 * @generated
	 */
	String getSourcePort();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Stream#getSourcePort <em>Source Port</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Source Port</em>' attribute.
	 * @see #getSourcePort()
	 * @generated
	 */
	void setSourcePort(String value);

	/**
	 * Returns the value of the '<em><b>Target</b></em>' reference.
	 * It is bidirectional and its opposite is '{@link dev.stillwater.model.job.Operator#getIncoming <em>Incoming</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Operator that receives the records.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Target</em>' reference.
	 * @see #setTarget(Operator)
	 * @see dev.stillwater.model.job.JobPackage#getStream_Target()
	 * @see dev.stillwater.model.job.Operator#getIncoming
	 * @model opposite="incoming" resolveProxies="false" required="true"
	 * @generated
	 */
	Operator getTarget();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Stream#getTarget <em>Target</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Target</em>' reference.
	 * @see #getTarget()
	 * @generated
	 */
	void setTarget(Operator value);

	/**
	 * Returns the value of the '<em><b>Target Port</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Input port of the target; the first when absent.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Target Port</em>' attribute.
	 * @see #setTargetPort(String)
	 * @see dev.stillwater.model.job.JobPackage#getStream_TargetPort()
	 * @model
	 * @generated
	 */
	String getTargetPort();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Stream#getTargetPort <em>Target Port</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Target Port</em>' attribute.
	 * @see #getTargetPort()
	 * @generated
	 */
	void setTargetPort(String value);

	/**
	 * Returns the value of the '<em><b>Partitioning</b></em>' attribute.
	 * The default value is <code>"forward"</code>.
	 * The literals are from the enumeration {@link dev.stillwater.model.job.Partitioning}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How records are spread over the subtasks of the target.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Partitioning</em>' attribute.
	 * @see dev.stillwater.model.job.Partitioning
	 * @see #setPartitioning(Partitioning)
	 * @see dev.stillwater.model.job.JobPackage#getStream_Partitioning()
	 * @model default="forward"
	 * @generated
	 */
	Partitioning getPartitioning();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Stream#getPartitioning <em>Partitioning</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Partitioning</em>' attribute.
	 * @see dev.stillwater.model.job.Partitioning
	 * @see #getPartitioning()
	 * @generated
	 */
	void setPartitioning(Partitioning value);

	/**
	 * Returns the value of the '<em><b>Key Fields</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Hash partitioning: the fields that make the key, in order.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Key Fields</em>' attribute list.
	 * @see dev.stillwater.model.job.JobPackage#getStream_KeyFields()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getKeyFields();

} // Stream
