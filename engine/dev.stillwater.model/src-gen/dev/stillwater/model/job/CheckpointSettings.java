package dev.stillwater.model.job;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Checkpoint Settings</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * When and how checkpoints are taken. Names and defaults follow Flink 2.3, CheckpointingOptions.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getIntervalMs <em>Interval Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getMode <em>Mode</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getTimeoutMs <em>Timeout Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getMinPauseMs <em>Min Pause Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getMaxConcurrent <em>Max Concurrent</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getTolerableFailures <em>Tolerable Failures</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getRetained <em>Retained</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getRetention <em>Retention</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getDirectory <em>Directory</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getSavepointIntervalMs <em>Savepoint Interval Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.CheckpointSettings#getSavepointDirectory <em>Savepoint Directory</em>}</li>
 * </ul>
 *
 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings()
 * @model
 * @generated
 */
public interface CheckpointSettings extends EObject {
	/**
	 * Returns the value of the '<em><b>Interval Ms</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Time between two triggers, in milliseconds, at least 10; 0 switches periodic checkpoints off.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Interval Ms</em>' attribute.
	 * @see #setIntervalMs(long)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_IntervalMs()
	 * @model default="0"
	 * @generated
	 */
	long getIntervalMs();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getIntervalMs <em>Interval Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Interval Ms</em>' attribute.
	 * @see #getIntervalMs()
	 * @generated
	 */
	void setIntervalMs(long value);

	/**
	 * Returns the value of the '<em><b>Mode</b></em>' attribute.
	 * The default value is <code>"exactly-once"</code>.
	 * The literals are from the enumeration {@link dev.stillwater.model.job.CheckpointMode}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Exactly once or at least once.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Mode</em>' attribute.
	 * @see dev.stillwater.model.job.CheckpointMode
	 * @see #setMode(CheckpointMode)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_Mode()
	 * @model default="exactly-once"
	 * @generated
	 */
	CheckpointMode getMode();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getMode <em>Mode</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Mode</em>' attribute.
	 * @see dev.stillwater.model.job.CheckpointMode
	 * @see #getMode()
	 * @generated
	 */
	void setMode(CheckpointMode value);

	/**
	 * Returns the value of the '<em><b>Timeout Ms</b></em>' attribute.
	 * The default value is <code>"600000"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * A checkpoint that takes longer fails, in milliseconds.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Timeout Ms</em>' attribute.
	 * @see #setTimeoutMs(long)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_TimeoutMs()
	 * @model default="600000"
	 * @generated
	 */
	long getTimeoutMs();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getTimeoutMs <em>Timeout Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Timeout Ms</em>' attribute.
	 * @see #getTimeoutMs()
	 * @generated
	 */
	void setTimeoutMs(long value);

	/**
	 * Returns the value of the '<em><b>Min Pause Ms</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Least time between the end of a checkpoint and the next trigger, in milliseconds.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Min Pause Ms</em>' attribute.
	 * @see #setMinPauseMs(long)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_MinPauseMs()
	 * @model default="0"
	 * @generated
	 */
	long getMinPauseMs();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getMinPauseMs <em>Min Pause Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Min Pause Ms</em>' attribute.
	 * @see #getMinPauseMs()
	 * @generated
	 */
	void setMinPauseMs(long value);

	/**
	 * Returns the value of the '<em><b>Max Concurrent</b></em>' attribute.
	 * The default value is <code>"1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number of checkpoints that may be under way at once.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Max Concurrent</em>' attribute.
	 * @see #setMaxConcurrent(int)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_MaxConcurrent()
	 * @model default="1"
	 * @generated
	 */
	int getMaxConcurrent();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getMaxConcurrent <em>Max Concurrent</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Max Concurrent</em>' attribute.
	 * @see #getMaxConcurrent()
	 * @generated
	 */
	void setMaxConcurrent(int value);

	/**
	 * Returns the value of the '<em><b>Tolerable Failures</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number of consecutive failed checkpoints the job survives; 0 fails the job with the first.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Tolerable Failures</em>' attribute.
	 * @see #setTolerableFailures(int)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_TolerableFailures()
	 * @model default="0"
	 * @generated
	 */
	int getTolerableFailures();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getTolerableFailures <em>Tolerable Failures</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Tolerable Failures</em>' attribute.
	 * @see #getTolerableFailures()
	 * @generated
	 */
	void setTolerableFailures(int value);

	/**
	 * Returns the value of the '<em><b>Retained</b></em>' attribute.
	 * The default value is <code>"1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number of completed checkpoints that are kept.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Retained</em>' attribute.
	 * @see #setRetained(int)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_Retained()
	 * @model default="1"
	 * @generated
	 */
	int getRetained();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getRetained <em>Retained</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Retained</em>' attribute.
	 * @see #getRetained()
	 * @generated
	 */
	void setRetained(int value);

	/**
	 * Returns the value of the '<em><b>Retention</b></em>' attribute.
	 * The default value is <code>"retain-on-cancellation"</code>.
	 * The literals are from the enumeration {@link dev.stillwater.model.job.CheckpointRetention}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What becomes of checkpoints when the job is cancelled.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Retention</em>' attribute.
	 * @see dev.stillwater.model.job.CheckpointRetention
	 * @see #setRetention(CheckpointRetention)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_Retention()
	 * @model default="retain-on-cancellation"
	 * @generated
	 */
	CheckpointRetention getRetention();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getRetention <em>Retention</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Retention</em>' attribute.
	 * @see dev.stillwater.model.job.CheckpointRetention
	 * @see #getRetention()
	 * @generated
	 */
	void setRetention(CheckpointRetention value);

	/**
	 * Returns the value of the '<em><b>Directory</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Folder of the checkpoints, relative to the job file; none means the default below the project.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Directory</em>' attribute.
	 * @see #setDirectory(String)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_Directory()
	 * @model
	 * @generated
	 */
	String getDirectory();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getDirectory <em>Directory</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Directory</em>' attribute.
	 * @see #getDirectory()
	 * @generated
	 */
	void setDirectory(String value);

	/**
	 * Returns the value of the '<em><b>Savepoint Interval Ms</b></em>' attribute.
	 * The default value is <code>"0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Time between two savepoints that are taken as long-term backups, in milliseconds; 0 takes none.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Savepoint Interval Ms</em>' attribute.
	 * @see #setSavepointIntervalMs(long)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_SavepointIntervalMs()
	 * @model default="0"
	 * @generated
	 */
	long getSavepointIntervalMs();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getSavepointIntervalMs <em>Savepoint Interval Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Savepoint Interval Ms</em>' attribute.
	 * @see #getSavepointIntervalMs()
	 * @generated
	 */
	void setSavepointIntervalMs(long value);

	/**
	 * Returns the value of the '<em><b>Savepoint Directory</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Folder of these savepoints, relative to the job file; none means the default below the project.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Savepoint Directory</em>' attribute.
	 * @see #setSavepointDirectory(String)
	 * @see dev.stillwater.model.job.JobPackage#getCheckpointSettings_SavepointDirectory()
	 * @model
	 * @generated
	 */
	String getSavepointDirectory();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.CheckpointSettings#getSavepointDirectory <em>Savepoint Directory</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Savepoint Directory</em>' attribute.
	 * @see #getSavepointDirectory()
	 * @generated
	 */
	void setSavepointDirectory(String value);

} // CheckpointSettings
