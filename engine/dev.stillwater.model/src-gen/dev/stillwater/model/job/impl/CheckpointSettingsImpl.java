package dev.stillwater.model.job.impl;

import dev.stillwater.model.job.CheckpointMode;
import dev.stillwater.model.job.CheckpointRetention;
import dev.stillwater.model.job.CheckpointSettings;
import dev.stillwater.model.job.JobPackage;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Checkpoint Settings</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getIntervalMs <em>Interval Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getMode <em>Mode</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getTimeoutMs <em>Timeout Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getMinPauseMs <em>Min Pause Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getMaxConcurrent <em>Max Concurrent</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getTolerableFailures <em>Tolerable Failures</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getRetained <em>Retained</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getRetention <em>Retention</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getDirectory <em>Directory</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getSavepointIntervalMs <em>Savepoint Interval Ms</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl#getSavepointDirectory <em>Savepoint Directory</em>}</li>
 * </ul>
 *
 * @generated
 */
public class CheckpointSettingsImpl extends MinimalEObjectImpl.Container implements CheckpointSettings {
	/**
	 * The default value of the '{@link #getIntervalMs() <em>Interval Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getIntervalMs()
	 * @generated
	 * @ordered
	 */
	protected static final long INTERVAL_MS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getIntervalMs() <em>Interval Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getIntervalMs()
	 * @generated
	 * @ordered
	 */
	protected long intervalMs = INTERVAL_MS_EDEFAULT;

	/**
	 * The default value of the '{@link #getMode() <em>Mode</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMode()
	 * @generated
	 * @ordered
	 */
	protected static final CheckpointMode MODE_EDEFAULT = CheckpointMode.EXACTLY_ONCE;

	/**
	 * The cached value of the '{@link #getMode() <em>Mode</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMode()
	 * @generated
	 * @ordered
	 */
	protected CheckpointMode mode = MODE_EDEFAULT;

	/**
	 * The default value of the '{@link #getTimeoutMs() <em>Timeout Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTimeoutMs()
	 * @generated
	 * @ordered
	 */
	protected static final long TIMEOUT_MS_EDEFAULT = 600000L;

	/**
	 * The cached value of the '{@link #getTimeoutMs() <em>Timeout Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTimeoutMs()
	 * @generated
	 * @ordered
	 */
	protected long timeoutMs = TIMEOUT_MS_EDEFAULT;

	/**
	 * The default value of the '{@link #getMinPauseMs() <em>Min Pause Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMinPauseMs()
	 * @generated
	 * @ordered
	 */
	protected static final long MIN_PAUSE_MS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getMinPauseMs() <em>Min Pause Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMinPauseMs()
	 * @generated
	 * @ordered
	 */
	protected long minPauseMs = MIN_PAUSE_MS_EDEFAULT;

	/**
	 * The default value of the '{@link #getMaxConcurrent() <em>Max Concurrent</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxConcurrent()
	 * @generated
	 * @ordered
	 */
	protected static final int MAX_CONCURRENT_EDEFAULT = 1;

	/**
	 * The cached value of the '{@link #getMaxConcurrent() <em>Max Concurrent</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxConcurrent()
	 * @generated
	 * @ordered
	 */
	protected int maxConcurrent = MAX_CONCURRENT_EDEFAULT;

	/**
	 * The default value of the '{@link #getTolerableFailures() <em>Tolerable Failures</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTolerableFailures()
	 * @generated
	 * @ordered
	 */
	protected static final int TOLERABLE_FAILURES_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getTolerableFailures() <em>Tolerable Failures</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTolerableFailures()
	 * @generated
	 * @ordered
	 */
	protected int tolerableFailures = TOLERABLE_FAILURES_EDEFAULT;

	/**
	 * The default value of the '{@link #getRetained() <em>Retained</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRetained()
	 * @generated
	 * @ordered
	 */
	protected static final int RETAINED_EDEFAULT = 1;

	/**
	 * The cached value of the '{@link #getRetained() <em>Retained</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRetained()
	 * @generated
	 * @ordered
	 */
	protected int retained = RETAINED_EDEFAULT;

	/**
	 * The default value of the '{@link #getRetention() <em>Retention</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRetention()
	 * @generated
	 * @ordered
	 */
	protected static final CheckpointRetention RETENTION_EDEFAULT = CheckpointRetention.RETAIN_ON_CANCELLATION;

	/**
	 * The cached value of the '{@link #getRetention() <em>Retention</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRetention()
	 * @generated
	 * @ordered
	 */
	protected CheckpointRetention retention = RETENTION_EDEFAULT;

	/**
	 * The default value of the '{@link #getDirectory() <em>Directory</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDirectory()
	 * @generated
	 * @ordered
	 */
	protected static final String DIRECTORY_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getDirectory() <em>Directory</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDirectory()
	 * @generated
	 * @ordered
	 */
	protected String directory = DIRECTORY_EDEFAULT;

	/**
	 * The default value of the '{@link #getSavepointIntervalMs() <em>Savepoint Interval Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSavepointIntervalMs()
	 * @generated
	 * @ordered
	 */
	protected static final long SAVEPOINT_INTERVAL_MS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getSavepointIntervalMs() <em>Savepoint Interval Ms</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSavepointIntervalMs()
	 * @generated
	 * @ordered
	 */
	protected long savepointIntervalMs = SAVEPOINT_INTERVAL_MS_EDEFAULT;

	/**
	 * The default value of the '{@link #getSavepointDirectory() <em>Savepoint Directory</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSavepointDirectory()
	 * @generated
	 * @ordered
	 */
	protected static final String SAVEPOINT_DIRECTORY_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSavepointDirectory() <em>Savepoint Directory</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSavepointDirectory()
	 * @generated
	 * @ordered
	 */
	protected String savepointDirectory = SAVEPOINT_DIRECTORY_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected CheckpointSettingsImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return JobPackage.Literals.CHECKPOINT_SETTINGS;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getIntervalMs() {
		return intervalMs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setIntervalMs(long newIntervalMs) {
		long oldIntervalMs = intervalMs;
		intervalMs = newIntervalMs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__INTERVAL_MS, oldIntervalMs, intervalMs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public CheckpointMode getMode() {
		return mode;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMode(CheckpointMode newMode) {
		CheckpointMode oldMode = mode;
		mode = newMode == null ? MODE_EDEFAULT : newMode;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__MODE, oldMode, mode));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getTimeoutMs() {
		return timeoutMs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTimeoutMs(long newTimeoutMs) {
		long oldTimeoutMs = timeoutMs;
		timeoutMs = newTimeoutMs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__TIMEOUT_MS, oldTimeoutMs, timeoutMs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getMinPauseMs() {
		return minPauseMs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMinPauseMs(long newMinPauseMs) {
		long oldMinPauseMs = minPauseMs;
		minPauseMs = newMinPauseMs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__MIN_PAUSE_MS, oldMinPauseMs, minPauseMs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getMaxConcurrent() {
		return maxConcurrent;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMaxConcurrent(int newMaxConcurrent) {
		int oldMaxConcurrent = maxConcurrent;
		maxConcurrent = newMaxConcurrent;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__MAX_CONCURRENT, oldMaxConcurrent, maxConcurrent));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getTolerableFailures() {
		return tolerableFailures;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTolerableFailures(int newTolerableFailures) {
		int oldTolerableFailures = tolerableFailures;
		tolerableFailures = newTolerableFailures;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__TOLERABLE_FAILURES, oldTolerableFailures, tolerableFailures));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getRetained() {
		return retained;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRetained(int newRetained) {
		int oldRetained = retained;
		retained = newRetained;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__RETAINED, oldRetained, retained));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public CheckpointRetention getRetention() {
		return retention;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRetention(CheckpointRetention newRetention) {
		CheckpointRetention oldRetention = retention;
		retention = newRetention == null ? RETENTION_EDEFAULT : newRetention;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__RETENTION, oldRetention, retention));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getDirectory() {
		return directory;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDirectory(String newDirectory) {
		String oldDirectory = directory;
		directory = newDirectory;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__DIRECTORY, oldDirectory, directory));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getSavepointIntervalMs() {
		return savepointIntervalMs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSavepointIntervalMs(long newSavepointIntervalMs) {
		long oldSavepointIntervalMs = savepointIntervalMs;
		savepointIntervalMs = newSavepointIntervalMs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_INTERVAL_MS, oldSavepointIntervalMs, savepointIntervalMs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSavepointDirectory() {
		return savepointDirectory;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSavepointDirectory(String newSavepointDirectory) {
		String oldSavepointDirectory = savepointDirectory;
		savepointDirectory = newSavepointDirectory;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_DIRECTORY, oldSavepointDirectory, savepointDirectory));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case JobPackage.CHECKPOINT_SETTINGS__INTERVAL_MS:
				return getIntervalMs();
			case JobPackage.CHECKPOINT_SETTINGS__MODE:
				return getMode();
			case JobPackage.CHECKPOINT_SETTINGS__TIMEOUT_MS:
				return getTimeoutMs();
			case JobPackage.CHECKPOINT_SETTINGS__MIN_PAUSE_MS:
				return getMinPauseMs();
			case JobPackage.CHECKPOINT_SETTINGS__MAX_CONCURRENT:
				return getMaxConcurrent();
			case JobPackage.CHECKPOINT_SETTINGS__TOLERABLE_FAILURES:
				return getTolerableFailures();
			case JobPackage.CHECKPOINT_SETTINGS__RETAINED:
				return getRetained();
			case JobPackage.CHECKPOINT_SETTINGS__RETENTION:
				return getRetention();
			case JobPackage.CHECKPOINT_SETTINGS__DIRECTORY:
				return getDirectory();
			case JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_INTERVAL_MS:
				return getSavepointIntervalMs();
			case JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_DIRECTORY:
				return getSavepointDirectory();
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
			case JobPackage.CHECKPOINT_SETTINGS__INTERVAL_MS:
				setIntervalMs((Long)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__MODE:
				setMode((CheckpointMode)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__TIMEOUT_MS:
				setTimeoutMs((Long)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__MIN_PAUSE_MS:
				setMinPauseMs((Long)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__MAX_CONCURRENT:
				setMaxConcurrent((Integer)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__TOLERABLE_FAILURES:
				setTolerableFailures((Integer)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__RETAINED:
				setRetained((Integer)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__RETENTION:
				setRetention((CheckpointRetention)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__DIRECTORY:
				setDirectory((String)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_INTERVAL_MS:
				setSavepointIntervalMs((Long)newValue);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_DIRECTORY:
				setSavepointDirectory((String)newValue);
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
			case JobPackage.CHECKPOINT_SETTINGS__INTERVAL_MS:
				setIntervalMs(INTERVAL_MS_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__MODE:
				setMode(MODE_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__TIMEOUT_MS:
				setTimeoutMs(TIMEOUT_MS_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__MIN_PAUSE_MS:
				setMinPauseMs(MIN_PAUSE_MS_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__MAX_CONCURRENT:
				setMaxConcurrent(MAX_CONCURRENT_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__TOLERABLE_FAILURES:
				setTolerableFailures(TOLERABLE_FAILURES_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__RETAINED:
				setRetained(RETAINED_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__RETENTION:
				setRetention(RETENTION_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__DIRECTORY:
				setDirectory(DIRECTORY_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_INTERVAL_MS:
				setSavepointIntervalMs(SAVEPOINT_INTERVAL_MS_EDEFAULT);
				return;
			case JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_DIRECTORY:
				setSavepointDirectory(SAVEPOINT_DIRECTORY_EDEFAULT);
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
			case JobPackage.CHECKPOINT_SETTINGS__INTERVAL_MS:
				return intervalMs != INTERVAL_MS_EDEFAULT;
			case JobPackage.CHECKPOINT_SETTINGS__MODE:
				return mode != MODE_EDEFAULT;
			case JobPackage.CHECKPOINT_SETTINGS__TIMEOUT_MS:
				return timeoutMs != TIMEOUT_MS_EDEFAULT;
			case JobPackage.CHECKPOINT_SETTINGS__MIN_PAUSE_MS:
				return minPauseMs != MIN_PAUSE_MS_EDEFAULT;
			case JobPackage.CHECKPOINT_SETTINGS__MAX_CONCURRENT:
				return maxConcurrent != MAX_CONCURRENT_EDEFAULT;
			case JobPackage.CHECKPOINT_SETTINGS__TOLERABLE_FAILURES:
				return tolerableFailures != TOLERABLE_FAILURES_EDEFAULT;
			case JobPackage.CHECKPOINT_SETTINGS__RETAINED:
				return retained != RETAINED_EDEFAULT;
			case JobPackage.CHECKPOINT_SETTINGS__RETENTION:
				return retention != RETENTION_EDEFAULT;
			case JobPackage.CHECKPOINT_SETTINGS__DIRECTORY:
				return DIRECTORY_EDEFAULT == null ? directory != null : !DIRECTORY_EDEFAULT.equals(directory);
			case JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_INTERVAL_MS:
				return savepointIntervalMs != SAVEPOINT_INTERVAL_MS_EDEFAULT;
			case JobPackage.CHECKPOINT_SETTINGS__SAVEPOINT_DIRECTORY:
				return SAVEPOINT_DIRECTORY_EDEFAULT == null ? savepointDirectory != null : !SAVEPOINT_DIRECTORY_EDEFAULT.equals(savepointDirectory);
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
		result.append(" (intervalMs: ");
		result.append(intervalMs);
		result.append(", mode: ");
		result.append(mode);
		result.append(", timeoutMs: ");
		result.append(timeoutMs);
		result.append(", minPauseMs: ");
		result.append(minPauseMs);
		result.append(", maxConcurrent: ");
		result.append(maxConcurrent);
		result.append(", tolerableFailures: ");
		result.append(tolerableFailures);
		result.append(", retained: ");
		result.append(retained);
		result.append(", retention: ");
		result.append(retention);
		result.append(", directory: ");
		result.append(directory);
		result.append(", savepointIntervalMs: ");
		result.append(savepointIntervalMs);
		result.append(", savepointDirectory: ");
		result.append(savepointDirectory);
		result.append(')');
		return result.toString();
	}

} //CheckpointSettingsImpl
