package dev.stillwater.model.job;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Job</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A stateful stream job: its schemas, its operators and the streams between them. Root of a .job file.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.Job#getFormatVersion <em>Format Version</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getName <em>Name</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getDescription <em>Description</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getDefaultParallelism <em>Default Parallelism</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getMaxParallelism <em>Max Parallelism</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#isExactReplay <em>Exact Replay</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getCheckpointing <em>Checkpointing</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getStateBackend <em>State Backend</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getRestartStrategy <em>Restart Strategy</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getSchemas <em>Schemas</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getOperators <em>Operators</em>}</li>
 *   <li>{@link dev.stillwater.model.job.Job#getStreams <em>Streams</em>}</li>
 * </ul>
 *
 * @see dev.stillwater.model.job.JobPackage#getJob()
 * @model
 * @generated
 */
public interface Job extends EObject {
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
	 * @see dev.stillwater.model.job.JobPackage#getJob_FormatVersion()
	 * @model default="1"
	 * @generated
	 */
	int getFormatVersion();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Job#getFormatVersion <em>Format Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Format Version</em>' attribute.
	 * @see #getFormatVersion()
	 * @generated
	 */
	void setFormatVersion(int value);

	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Name of the job, shown to people and kept in every snapshot.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see dev.stillwater.model.job.JobPackage#getJob_Name()
	 * @model required="true"
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Job#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Description</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What the job is for, in the words of its author.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Description</em>' attribute.
	 * @see #setDescription(String)
	 * @see dev.stillwater.model.job.JobPackage#getJob_Description()
	 * @model
	 * @generated
	 */
	String getDescription();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Job#getDescription <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Description</em>' attribute.
	 * @see #getDescription()
	 * @generated
	 */
	void setDescription(String value);

	/**
	 * Returns the value of the '<em><b>Default Parallelism</b></em>' attribute.
	 * The default value is <code>"1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number of subtasks of every operator that sets none of its own.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Default Parallelism</em>' attribute.
	 * @see #setDefaultParallelism(int)
	 * @see dev.stillwater.model.job.JobPackage#getJob_DefaultParallelism()
	 * @model default="1"
	 * @generated
	 */
	int getDefaultParallelism();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Job#getDefaultParallelism <em>Default Parallelism</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Default Parallelism</em>' attribute.
	 * @see #getDefaultParallelism()
	 * @generated
	 */
	void setDefaultParallelism(int value);

	/**
	 * Returns the value of the '<em><b>Max Parallelism</b></em>' attribute.
	 * The default value is <code>"128"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number of key groups, 1 to 32768; the upper bound of any parallelism. It cannot change without rewriting state.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Max Parallelism</em>' attribute.
	 * @see #setMaxParallelism(int)
	 * @see dev.stillwater.model.job.JobPackage#getJob_MaxParallelism()
	 * @model default="128"
	 * @generated
	 */
	int getMaxParallelism();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Job#getMaxParallelism <em>Max Parallelism</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Max Parallelism</em>' attribute.
	 * @see #getMaxParallelism()
	 * @generated
	 */
	void setMaxParallelism(int value);

	/**
	 * Returns the value of the '<em><b>Exact Replay</b></em>' attribute.
	 * The default value is <code>"false"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The job must give the same result on every replay; operators that read the processing time are then errors.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Exact Replay</em>' attribute.
	 * @see #setExactReplay(boolean)
	 * @see dev.stillwater.model.job.JobPackage#getJob_ExactReplay()
	 * @model default="false"
	 * @generated
	 */
	boolean isExactReplay();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Job#isExactReplay <em>Exact Replay</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Exact Replay</em>' attribute.
	 * @see #isExactReplay()
	 * @generated
	 */
	void setExactReplay(boolean value);

	/**
	 * Returns the value of the '<em><b>Checkpointing</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How checkpoints are taken; none are taken when absent.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Checkpointing</em>' containment reference.
	 * @see #setCheckpointing(CheckpointSettings)
	 * @see dev.stillwater.model.job.JobPackage#getJob_Checkpointing()
	 * @model containment="true"
	 * @generated
	 */
	CheckpointSettings getCheckpointing();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Job#getCheckpointing <em>Checkpointing</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Checkpointing</em>' containment reference.
	 * @see #getCheckpointing()
	 * @generated
	 */
	void setCheckpointing(CheckpointSettings value);

	/**
	 * Returns the value of the '<em><b>State Backend</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Where state lives; the filesystem state backend when absent.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>State Backend</em>' containment reference.
	 * @see #setStateBackend(StateBackendSettings)
	 * @see dev.stillwater.model.job.JobPackage#getJob_StateBackend()
	 * @model containment="true"
	 * @generated
	 */
	StateBackendSettings getStateBackend();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Job#getStateBackend <em>State Backend</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>State Backend</em>' containment reference.
	 * @see #getStateBackend()
	 * @generated
	 */
	void setStateBackend(StateBackendSettings value);

	/**
	 * Returns the value of the '<em><b>Restart Strategy</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What happens when the job fails; no restart when absent.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Restart Strategy</em>' containment reference.
	 * @see #setRestartStrategy(RestartStrategy)
	 * @see dev.stillwater.model.job.JobPackage#getJob_RestartStrategy()
	 * @model containment="true"
	 * @generated
	 */
	RestartStrategy getRestartStrategy();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.Job#getRestartStrategy <em>Restart Strategy</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Restart Strategy</em>' containment reference.
	 * @see #getRestartStrategy()
	 * @generated
	 */
	void setRestartStrategy(RestartStrategy value);

	/**
	 * Returns the value of the '<em><b>Schemas</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.Schema}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Named row types.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Schemas</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getJob_Schemas()
	 * @model containment="true"
	 * @generated
	 */
	EList<Schema> getSchemas();

	/**
	 * Returns the value of the '<em><b>Operators</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.Operator}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The operators in the order of the file.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Operators</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getJob_Operators()
	 * @model containment="true"
	 * @generated
	 */
	EList<Operator> getOperators();

	/**
	 * Returns the value of the '<em><b>Streams</b></em>' containment reference list.
	 * The list contents are of type {@link dev.stillwater.model.job.Stream}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The streams in the order of the file.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Streams</em>' containment reference list.
	 * @see dev.stillwater.model.job.JobPackage#getJob_Streams()
	 * @model containment="true"
	 * @generated
	 */
	EList<Stream> getStreams();

} // Job
