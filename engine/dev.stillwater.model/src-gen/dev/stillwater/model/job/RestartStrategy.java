package dev.stillwater.model.job;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Restart Strategy</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * What happens when the job fails. Names and defaults follow Flink 2.3, RestartStrategyOptions.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.RestartStrategy#getKind <em>Kind</em>}</li>
 *   <li>{@link dev.stillwater.model.job.RestartStrategy#getMaxAttempts <em>Max Attempts</em>}</li>
 *   <li>{@link dev.stillwater.model.job.RestartStrategy#getDelayMs <em>Delay Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.RestartStrategy#getMaxDelayMs <em>Max Delay Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.RestartStrategy#getBackoffMultiplier <em>Backoff Multiplier</em>}</li>
 *   <li>{@link dev.stillwater.model.job.RestartStrategy#getMaxFailuresPerInterval <em>Max Failures Per Interval</em>}</li>
 *   <li>{@link dev.stillwater.model.job.RestartStrategy#getFailureIntervalMs <em>Failure Interval Ms</em>}</li>
 * </ul>
 *
 * @see dev.stillwater.model.job.JobPackage#getRestartStrategy()
 * @model
 * @generated
 */
public interface RestartStrategy extends EObject {
	/**
	 * Returns the value of the '<em><b>Kind</b></em>' attribute.
	 * The default value is <code>"none"</code>.
	 * The literals are from the enumeration {@link dev.stillwater.model.job.RestartStrategyKind}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The strategy.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Kind</em>' attribute.
	 * @see dev.stillwater.model.job.RestartStrategyKind
	 * @see #setKind(RestartStrategyKind)
	 * @see dev.stillwater.model.job.JobPackage#getRestartStrategy_Kind()
	 * @model default="none"
	 * @generated
	 */
	RestartStrategyKind getKind();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.RestartStrategy#getKind <em>Kind</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Kind</em>' attribute.
	 * @see dev.stillwater.model.job.RestartStrategyKind
	 * @see #getKind()
	 * @generated
	 */
	void setKind(RestartStrategyKind value);

	/**
	 * Returns the value of the '<em><b>Max Attempts</b></em>' attribute.
	 * The default value is <code>"3"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Fixed delay: number of restarts before the job fails for good.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Max Attempts</em>' attribute.
	 * @see #setMaxAttempts(int)
	 * @see dev.stillwater.model.job.JobPackage#getRestartStrategy_MaxAttempts()
	 * @model default="3"
	 * @generated
	 */
	int getMaxAttempts();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.RestartStrategy#getMaxAttempts <em>Max Attempts</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Max Attempts</em>' attribute.
	 * @see #getMaxAttempts()
	 * @generated
	 */
	void setMaxAttempts(int value);

	/**
	 * Returns the value of the '<em><b>Delay Ms</b></em>' attribute.
	 * The default value is <code>"1000"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Time before a restart, in milliseconds; the first one for exponential delay.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Delay Ms</em>' attribute.
	 * @see #setDelayMs(long)
	 * @see dev.stillwater.model.job.JobPackage#getRestartStrategy_DelayMs()
	 * @model default="1000"
	 * @generated
	 */
	long getDelayMs();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.RestartStrategy#getDelayMs <em>Delay Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Delay Ms</em>' attribute.
	 * @see #getDelayMs()
	 * @generated
	 */
	void setDelayMs(long value);

	/**
	 * Returns the value of the '<em><b>Max Delay Ms</b></em>' attribute.
	 * The default value is <code>"60000"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Exponential delay: upper bound of the delay, in milliseconds.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Max Delay Ms</em>' attribute.
	 * @see #setMaxDelayMs(long)
	 * @see dev.stillwater.model.job.JobPackage#getRestartStrategy_MaxDelayMs()
	 * @model default="60000"
	 * @generated
	 */
	long getMaxDelayMs();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.RestartStrategy#getMaxDelayMs <em>Max Delay Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Max Delay Ms</em>' attribute.
	 * @see #getMaxDelayMs()
	 * @generated
	 */
	void setMaxDelayMs(long value);

	/**
	 * Returns the value of the '<em><b>Backoff Multiplier</b></em>' attribute.
	 * The default value is <code>"1.5"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Exponential delay: factor between two delays.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Backoff Multiplier</em>' attribute.
	 * @see #setBackoffMultiplier(double)
	 * @see dev.stillwater.model.job.JobPackage#getRestartStrategy_BackoffMultiplier()
	 * @model default="1.5"
	 * @generated
	 */
	double getBackoffMultiplier();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.RestartStrategy#getBackoffMultiplier <em>Backoff Multiplier</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Backoff Multiplier</em>' attribute.
	 * @see #getBackoffMultiplier()
	 * @generated
	 */
	void setBackoffMultiplier(double value);

	/**
	 * Returns the value of the '<em><b>Max Failures Per Interval</b></em>' attribute.
	 * The default value is <code>"1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Failure rate: number of failures in an interval before the job fails for good.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Max Failures Per Interval</em>' attribute.
	 * @see #setMaxFailuresPerInterval(int)
	 * @see dev.stillwater.model.job.JobPackage#getRestartStrategy_MaxFailuresPerInterval()
	 * @model default="1"
	 * @generated
	 */
	int getMaxFailuresPerInterval();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.RestartStrategy#getMaxFailuresPerInterval <em>Max Failures Per Interval</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Max Failures Per Interval</em>' attribute.
	 * @see #getMaxFailuresPerInterval()
	 * @generated
	 */
	void setMaxFailuresPerInterval(int value);

	/**
	 * Returns the value of the '<em><b>Failure Interval Ms</b></em>' attribute.
	 * The default value is <code>"60000"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Failure rate: length of the interval, in milliseconds.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Failure Interval Ms</em>' attribute.
	 * @see #setFailureIntervalMs(long)
	 * @see dev.stillwater.model.job.JobPackage#getRestartStrategy_FailureIntervalMs()
	 * @model default="60000"
	 * @generated
	 */
	long getFailureIntervalMs();

	/**
	 * Sets the value of the '{@link dev.stillwater.model.job.RestartStrategy#getFailureIntervalMs <em>Failure Interval Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Failure Interval Ms</em>' attribute.
	 * @see #getFailureIntervalMs()
	 * @generated
	 */
	void setFailureIntervalMs(long value);

} // RestartStrategy
