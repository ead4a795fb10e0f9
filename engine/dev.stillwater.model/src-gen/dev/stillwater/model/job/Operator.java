package dev.stillwater.model.job;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Operator</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * One step of a job: a source, a transformation or a sink.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.Operator#getUid <em>Uid</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Operator#getName <em>Name</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Operator#getKind <em>Kind</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Operator#getDescription <em>Description</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Operator#getParallelism <em>Parallelism</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Operator#isChaining <em>Chaining</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Operator#getParameters <em>Parameters</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Operator#getExpressions <em>Expressions</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Operator#getIncoming <em>Incoming</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Operator#getOutgoing <em>Outgoing</em>}</li>
 * </ul>
 *
 * @see dev.stillwater.model.job.JobPackage#getOperator()
 * @model
 * @generated
 */
public interface Operator extends EObject {
	/**
	 * Returns the value of the '<em><b>Uid</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Identity by which saved state is found, unique in the job; never changes silently.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Uid</em>' attribute.
	 * @see #setUid(String)
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Uid()
	 * @model id="true" required="true"
	 * @generated
	 */
	String getUid();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Operator#getUid <em>Uid</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Uid</em>' attribute.
	 * @see #getUid()
	 * @generated
	 */
	void setUid(String value);

	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Name shown to people; the uid when absent.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Name()
	 * @model
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Operator#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Kind</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Id of the operator kind in the catalog.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Kind</em>' attribute.
	 * @see #setKind(String)
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Kind()
	 * @model required="true"
	 * @generated
	 */
	String getKind();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Operator#getKind <em>Kind</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Kind</em>' attribute.
	 * @see #getKind()
	 * @generated
	 */
	void setKind(String value);

	/**
	 * Returns the value of the '<em><b>Description</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Note of the author.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Description</em>' attribute.
	 * @see #setDescription(String)
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Description()
	 * @model
	 * @generated
	 */
	String getDescription();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Operator#getDescription <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Description</em>' attribute.
	 * @see #getDescription()
	 * @generated
	 */
	void setDescription(String value);

	/**
	 * Returns the value of the '<em><b>Parallelism</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number of subtasks; 0 means the default of the kind or the job.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Parallelism</em>' attribute.
	 * @see #setParallelism(int)
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Parallelism()
	 * @model default="0"
	 * @generated
	 */
	int getParallelism();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Operator#getParallelism <em>Parallelism</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Parallelism</em>' attribute.
	 * @see #getParallelism()
	 * @generated
	 */
	void setParallelism(int value);

	/**
	 * Returns the value of the '<em><b>Chaining</b></em>' attribute.
	 * The default value is <code>"true"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether the operator may share a task with its neighbours.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Chaining</em>' attribute.
	 * @see #setChaining(boolean)
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Chaining()
	 * @model default="true"
	 * @generated
	 */
	boolean isChaining();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Operator#isChaining <em>Chaining</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Chaining</em>' attribute.
	 * @see #isChaining()
	 * @generated
	 */
	void setChaining(boolean value);

	/**
	 * Returns the value of the '<em><b>Parameters</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.Parameter}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Settings of the kind; a parameter that is absent has the default of the catalog.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Parameters</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Parameters()
	 * @model containment="true"
	 * @generated
	 */
	EList<Parameter> getParameters();

	/**
	 * Returns the value of the '<em><b>Expressions</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.Expression}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Expressions in order; what they mean is told by the kind.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Expressions</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Expressions()
	 * @model containment="true"
	 * @generated
	 */
	EList<Expression> getExpressions();

	/**
	 * Returns the value of the '<em><b>Incoming</b></em>' reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.Stream}.
	 * It is bidirectional and its opposite is '{@link dev.stillwater.model.job.Stream#getTarget <em>Target</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Streams that end here; derived from the streams of the job.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Incoming</em>' reference list.
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Incoming()
	 * @see dev.stillwater.model.job.Stream#getTarget
	 * @model opposite="target" resolveProxies="false" transient="true"
	 * @generated
	 */
	EList<Stream> getIncoming();

	/**
	 * Returns the value of the '<em><b>Outgoing</b></em>' reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.Stream}.
	 * It is bidirectional and its opposite is '{@link dev.stillwater.model.job.Stream#getSource <em>Source</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Streams that begin here; derived from the streams of the job.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Outgoing</em>' reference list.
	 * @see dev.stillwater.model.job.JobPackage#getOperator_Outgoing()
	 * @see dev.stillwater.model.job.Stream#getSource
	 * @model opposite="source" resolveProxies="false" transient="true"
	 * @generated
	 */
	EList<Stream> getOutgoing();

} // Operator
