package dev.stillwater.model.job.impl;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.RestartStrategy;
import dev.stillwater.model.job.RestartStrategyKind;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Restart Strategy</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.impl.RestartStrategyImpl#getKind <em>Kind</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.RestartStrategyImpl#getMaxAttempts <em>Max Attempts</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.RestartStrategyImpl#getDelayMs <em>Delay Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.RestartStrategyImpl#getMaxDelayMs <em>Max Delay Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.RestartStrategyImpl#getBackoffMultiplier <em>Backoff Multiplier</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.RestartStrategyImpl#getMaxFailuresPerInterval <em>Max Failures Per Interval</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.RestartStrategyImpl#getFailureIntervalMs <em>Failure Interval Ms</em>}</li>
 * </ul>
 *
 * @generated
 */
public class RestartStrategyImpl extends MinimalEObjectImpl.Container implements RestartStrategy {
	/**
	 * The default value of the '{@link #getKind() <em>Kind</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getKind()
	 * @generated
	 * @ordered
	 */
	protected static final RestartStrategyKind KIND_EDEFAULT = RestartStrategyKind.NONE;

	/**
	 * The cached value of the '{@link #getKind() <em>Kind</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getKind()
	 * @generated
	 * @ordered
	 */
	protected RestartStrategyKind kind = KIND_EDEFAULT;

	/**
	 * The default value of the '{@link #getMaxAttempts() <em>Max Attempts</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxAttempts()
	 * @generated
	 * @ordered
	 */
	protected static final int MAX_ATTEMPTS_EDEFAULT = 3;

	/**
	 * The cached value of the '{@link #getMaxAttempts() <em>Max Attempts</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxAttempts()
	 * @generated
	 * @ordered
	 */
	protected int maxAttempts = MAX_ATTEMPTS_EDEFAULT;

	/**
	 * The default value of the '{@link #getDelayMs() <em>Delay Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDelayMs()
	 * @generated
	 * @ordered
	 */
	protected static final long DELAY_MS_EDEFAULT = 1000L;

	/**
	 * The cached value of the '{@link #getDelayMs() <em>Delay Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDelayMs()
	 * @generated
	 * @ordered
	 */
	protected long delayMs = DELAY_MS_EDEFAULT;

	/**
	 * The default value of the '{@link #getMaxDelayMs() <em>Max Delay Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxDelayMs()
	 * @generated
	 * @ordered
	 */
	protected static final long MAX_DELAY_MS_EDEFAULT = 60000L;

	/**
	 * The cached value of the '{@link #getMaxDelayMs() <em>Max Delay Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxDelayMs()
	 * @generated
	 * @ordered
	 */
	protected long maxDelayMs = MAX_DELAY_MS_EDEFAULT;

	/**
	 * The default value of the '{@link #getBackoffMultiplier() <em>Backoff Multiplier</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBackoffMultiplier()
	 * @generated
	 * @ordered
	 */
	protected static final double BACKOFF_MULTIPLIER_EDEFAULT = 1.5;

	/**
	 * The cached value of the '{@link #getBackoffMultiplier() <em>Backoff Multiplier</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBackoffMultiplier()
	 * @generated
	 * @ordered
	 */
	protected double backoffMultiplier = BACKOFF_MULTIPLIER_EDEFAULT;

	/**
	 * The default value of the '{@link #getMaxFailuresPerInterval() <em>Max Failures Per Interval</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxFailuresPerInterval()
	 * @generated
	 * @ordered
	 */
	protected static final int MAX_FAILURES_PER_INTERVAL_EDEFAULT = 1;

	/**
	 * The cached value of the '{@link #getMaxFailuresPerInterval() <em>Max Failures Per Interval</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxFailuresPerInterval()
	 * @generated
	 * @ordered
	 */
	protected int maxFailuresPerInterval = MAX_FAILURES_PER_INTERVAL_EDEFAULT;

	/**
	 * The default value of the '{@link #getFailureIntervalMs() <em>Failure Interval Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFailureIntervalMs()
	 * @generated
	 * @ordered
	 */
	protected static final long FAILURE_INTERVAL_MS_EDEFAULT = 60000L;

	/**
	 * The cached value of the '{@link #getFailureIntervalMs() <em>Failure Interval Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFailureIntervalMs()
	 * @generated
	 * @ordered
	 */
	protected long failureIntervalMs = FAILURE_INTERVAL_MS_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected RestartStrategyImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return JobPackage.Literals.RESTART_STRATEGY;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public RestartStrategyKind getKind() {
		return kind;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setKind(RestartStrategyKind newKind) {
		RestartStrategyKind oldKind = kind;
		kind = newKind == null ? KIND_EDEFAULT : newKind;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.RESTART_STRATEGY__KIND, oldKind, kind));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getMaxAttempts() {
		return maxAttempts;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMaxAttempts(int newMaxAttempts) {
		int oldMaxAttempts = maxAttempts;
		maxAttempts = newMaxAttempts;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.RESTART_STRATEGY__MAX_ATTEMPTS, oldMaxAttempts, maxAttempts));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getDelayMs() {
		return delayMs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDelayMs(long newDelayMs) {
		long oldDelayMs = delayMs;
		delayMs = newDelayMs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.RESTART_STRATEGY__DELAY_MS, oldDelayMs, delayMs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getMaxDelayMs() {
		return maxDelayMs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMaxDelayMs(long newMaxDelayMs) {
		long oldMaxDelayMs = maxDelayMs;
		maxDelayMs = newMaxDelayMs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.RESTART_STRATEGY__MAX_DELAY_MS, oldMaxDelayMs, maxDelayMs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public double getBackoffMultiplier() {
		return backoffMultiplier;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBackoffMultiplier(double newBackoffMultiplier) {
		double oldBackoffMultiplier = backoffMultiplier;
		backoffMultiplier = newBackoffMultiplier;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.RESTART_STRATEGY__BACKOFF_MULTIPLIER, oldBackoffMultiplier, backoffMultiplier));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getMaxFailuresPerInterval() {
		return maxFailuresPerInterval;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMaxFailuresPerInterval(int newMaxFailuresPerInterval) {
		int oldMaxFailuresPerInterval = maxFailuresPerInterval;
		maxFailuresPerInterval = newMaxFailuresPerInterval;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.RESTART_STRATEGY__MAX_FAILURES_PER_INTERVAL, oldMaxFailuresPerInterval, maxFailuresPerInterval));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getFailureIntervalMs() {
		return failureIntervalMs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFailureIntervalMs(long newFailureIntervalMs) {
		long oldFailureIntervalMs = failureIntervalMs;
		failureIntervalMs = newFailureIntervalMs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.RESTART_STRATEGY__FAILURE_INTERVAL_MS, oldFailureIntervalMs, failureIntervalMs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case JobPackage.RESTART_STRATEGY__KIND:
				return getKind();
			case JobPackage.RESTART_STRATEGY__MAX_ATTEMPTS:
				return getMaxAttempts();
			case JobPackage.RESTART_STRATEGY__DELAY_MS:
				return getDelayMs();
			case JobPackage.RESTART_STRATEGY__MAX_DELAY_MS:
				return getMaxDelayMs();
			case JobPackage.RESTART_STRATEGY__BACKOFF_MULTIPLIER:
				return getBackoffMultiplier();
			case JobPackage.RESTART_STRATEGY__MAX_FAILURES_PER_INTERVAL:
				return getMaxFailuresPerInterval();
			case JobPackage.RESTART_STRATEGY__FAILURE_INTERVAL_MS:
				return getFailureIntervalMs();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case JobPackage.RESTART_STRATEGY__KIND:
				setKind((RestartStrategyKind)newValue);
				return;
			case JobPackage.RESTART_STRATEGY__MAX_ATTEMPTS:
				setMaxAttempts((Integer)newValue);
				return;
			case JobPackage.RESTART_STRATEGY__DELAY_MS:
				setDelayMs((Long)newValue);
				return;
			case JobPackage.RESTART_STRATEGY__MAX_DELAY_MS:
				setMaxDelayMs((Long)newValue);
				return;
			case JobPackage.RESTART_STRATEGY__BACKOFF_MULTIPLIER:
				setBackoffMultiplier((Double)newValue);
				return;
			case JobPackage.RESTART_STRATEGY__MAX_FAILURES_PER_INTERVAL:
				setMaxFailuresPerInterval((Integer)newValue);
				return;
			case JobPackage.RESTART_STRATEGY__FAILURE_INTERVAL_MS:
				setFailureIntervalMs((Long)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case JobPackage.RESTART_STRATEGY__KIND:
				setKind(KIND_EDEFAULT);
				return;
			case JobPackage.RESTART_STRATEGY__MAX_ATTEMPTS:
				setMaxAttempts(MAX_ATTEMPTS_EDEFAULT);
				return;
			case JobPackage.RESTART_STRATEGY__DELAY_MS:
				setDelayMs(DELAY_MS_EDEFAULT);
				return;
			case JobPackage.RESTART_STRATEGY__MAX_DELAY_MS:
				setMaxDelayMs(MAX_DELAY_MS_EDEFAULT);
				return;
			case JobPackage.RESTART_STRATEGY__BACKOFF_MULTIPLIER:
				setBackoffMultiplier(BACKOFF_MULTIPLIER_EDEFAULT);
				return;
			case JobPackage.RESTART_STRATEGY__MAX_FAILURES_PER_INTERVAL:
				setMaxFailuresPerInterval(MAX_FAILURES_PER_INTERVAL_EDEFAULT);
				return;
			case JobPackage.RESTART_STRATEGY__FAILURE_INTERVAL_MS:
				setFailureIntervalMs(FAILURE_INTERVAL_MS_EDEFAULT);
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case JobPackage.RESTART_STRATEGY__KIND:
				return kind != KIND_EDEFAULT;
			case JobPackage.RESTART_STRATEGY__MAX_ATTEMPTS:
				return maxAttempts != MAX_ATTEMPTS_EDEFAULT;
			case JobPackage.RESTART_STRATEGY__DELAY_MS:
				return delayMs != DELAY_MS_EDEFAULT;
			case JobPackage.RESTART_STRATEGY__MAX_DELAY_MS:
				return maxDelayMs != MAX_DELAY_MS_EDEFAULT;
			case JobPackage.RESTART_STRATEGY__BACKOFF_MULTIPLIER:
				return backoffMultiplier != BACKOFF_MULTIPLIER_EDEFAULT;
			case JobPackage.RESTART_STRATEGY__MAX_FAILURES_PER_INTERVAL:
				return maxFailuresPerInterval != MAX_FAILURES_PER_INTERVAL_EDEFAULT;
			case JobPackage.RESTART_STRATEGY__FAILURE_INTERVAL_MS:
				return failureIntervalMs != FAILURE_INTERVAL_MS_EDEFAULT;
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (kind: ");
		result.append(kind);
		result.append(", maxAttempts: ");
		result.append(maxAttempts);
		result.append(", delayMs: ");
		result.append(delayMs);
		result.append(", maxDelayMs: ");
		result.append(maxDelayMs);
		result.append(", backoffMultiplier: ");
		result.append(backoffMultiplier);
		result.append(", maxFailuresPerInterval: ");
		result.append(maxFailuresPerInterval);
		result.append(", failureIntervalMs: ");
		result.append(failureIntervalMs);
		result.append(')');
		return result.toString();
	}

} //RestartStrategyImpl
