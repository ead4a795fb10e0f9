package dev.stillwater.model.job.impl;

import dev.stillwater.model.job.CheckpointSettings;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.RestartStrategy;
import dev.stillwater.model.job.Schema;
import dev.stillwater.model.job.StateBackendSettings;
import dev.stillwater.model.job.Stream;

import java.util.Collection;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Job</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getFormatVersion <em>Format Version</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getName <em>Name</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getDescription <em>Description</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getDefaultParallelism <em>Default Parallelism</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getMaxParallelism <em>Max Parallelism</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#isExactReplay <em>Exact Replay</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getCheckpointing <em>Checkpointing</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getStateBackend <em>State Backend</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getRestartStrategy <em>Restart Strategy</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getSchemas <em>Schemas</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getOperators <em>Operators</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobImpl#getStreams <em>Streams</em>}</li>
 * </ul>
 *
 * @generated
 */
public class JobImpl extends MinimalEObjectImpl.Container implements Job {
	/**
	 * The default value of the '{@link #getFormatVersion() <em>Format Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFormatVersion()
	 * @generated
	 * @ordered
	 */
	protected static final int FORMAT_VERSION_EDEFAULT = 1;

	/**
	 * The cached value of the '{@link #getFormatVersion() <em>Format Version</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFormatVersion()
	 * @generated
	 * @ordered
	 */
	protected int formatVersion = FORMAT_VERSION_EDEFAULT;

	/**
	 * The default value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected static final String NAME_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected String name = NAME_EDEFAULT;

	/**
	 * The default value of the '{@link #getDescription() <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDescription()
	 * @generated
	 * @ordered
	 */
	protected static final String DESCRIPTION_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getDescription() <em>Description</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDescription()
	 * @generated
	 * @ordered
	 */
	protected String description = DESCRIPTION_EDEFAULT;

	/**
	 * The default value of the '{@link #getDefaultParallelism() <em>Default Parallelism</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDefaultParallelism()
	 * @generated
	 * @ordered
	 */
	protected static final int DEFAULT_PARALLELISM_EDEFAULT = 1;

	/**
	 * The cached value of the '{@link #getDefaultParallelism() <em>Default Parallelism</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDefaultParallelism()
	 * @generated
	 * @ordered
	 */
	protected int defaultParallelism = DEFAULT_PARALLELISM_EDEFAULT;

	/**
	 * The default value of the '{@link #getMaxParallelism() <em>Max Parallelism</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxParallelism()
	 * @generated
	 * @ordered
	 */
	protected static final int MAX_PARALLELISM_EDEFAULT = 128;

	/**
	 * The cached value of the '{@link #getMaxParallelism() <em>Max Parallelism</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaxParallelism()
	 * @generated
	 * @ordered
	 */
	protected int maxParallelism = MAX_PARALLELISM_EDEFAULT;

	/**
	 * The default value of the '{@link #isExactReplay() <em>Exact Replay</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isExactReplay()
	 * @generated
	 * @ordered
	 */
	protected static final boolean EXACT_REPLAY_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isExactReplay() <em>Exact Replay</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isExactReplay()
	 * @generated
	 * @ordered
	 */
	protected boolean exactReplay = EXACT_REPLAY_EDEFAULT;

	/**
	 * The cached value of the '{@link #getCheckpointing() <em>Checkpointing</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCheckpointing()
	 * @generated
	 * @ordered
	 */
	protected CheckpointSettings checkpointing;

	/**
	 * The cached value of the '{@link #getStateBackend() <em>State Backend</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStateBackend()
	 * @generated
	 * @ordered
	 */
	protected StateBackendSettings stateBackend;

	/**
	 * The cached value of the '{@link #getRestartStrategy() <em>Restart Strategy</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRestartStrategy()
	 * @generated
	 * @ordered
	 */
	protected RestartStrategy restartStrategy;

	/**
	 * The cached value of the '{@link #getSchemas() <em>Schemas</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSchemas()
	 * @generated
	 * @ordered
	 */
	protected EList<Schema> schemas;

	/**
	 * The cached value of the '{@link #getOperators() <em>Operators</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getOperators()
	 * @generated
	 * @ordered
	 */
	protected EList<Operator> operators;

	/**
	 * The cached value of the '{@link #getStreams() <em>Streams</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStreams()
	 * @generated
	 * @ordered
	 */
	protected EList<Stream> streams;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected JobImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return JobPackage.Literals.JOB;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getFormatVersion() {
		return formatVersion;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFormatVersion(int newFormatVersion) {
		int oldFormatVersion = formatVersion;
		formatVersion = newFormatVersion;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB__FORMAT_VERSION, oldFormatVersion, formatVersion));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getName() {
		return name;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setName(String newName) {
		String oldName = name;
		name = newName;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB__NAME, oldName, name));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getDescription() {
		return description;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDescription(String newDescription) {
		String oldDescription = description;
		description = newDescription;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB__DESCRIPTION, oldDescription, description));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getDefaultParallelism() {
		return defaultParallelism;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDefaultParallelism(int newDefaultParallelism) {
		int oldDefaultParallelism = defaultParallelism;
		defaultParallelism = newDefaultParallelism;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB__DEFAULT_PARALLELISM, oldDefaultParallelism, defaultParallelism));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getMaxParallelism() {
		return maxParallelism;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMaxParallelism(int newMaxParallelism) {
		int oldMaxParallelism = maxParallelism;
		maxParallelism = newMaxParallelism;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB__MAX_PARALLELISM, oldMaxParallelism, maxParallelism));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isExactReplay() {
		return exactReplay;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setExactReplay(boolean newExactReplay) {
		boolean oldExactReplay = exactReplay;
		exactReplay = newExactReplay;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB__EXACT_REPLAY, oldExactReplay, exactReplay));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public CheckpointSettings getCheckpointing() {
		return checkpointing;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetCheckpointing(CheckpointSettings newCheckpointing, NotificationChain msgs) {
		CheckpointSettings oldCheckpointing = checkpointing;
		checkpointing = newCheckpointing;
		if (eNotificationRequired()) {
			ENotificationImpl notification = new ENotificationImpl(this, Notification.SET, JobPackage.JOB__CHECKPOINTING, oldCheckpointing, newCheckpointing);
			if (msgs == null) msgs = notification; else msgs.add(notification);
		}
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCheckpointing(CheckpointSettings newCheckpointing) {
		if (newCheckpointing != checkpointing) {
			NotificationChain msgs = null;
			if (checkpointing != null)
				msgs = ((InternalEObject)checkpointing).eInverseRemove(this, EOPPOSITE_FEATURE_BASE - JobPackage.JOB__CHECKPOINTING, null, msgs);
			if (newCheckpointing != null)
				msgs = ((InternalEObject)newCheckpointing).eInverseAdd(this, EOPPOSITE_FEATURE_BASE - JobPackage.JOB__CHECKPOINTING, null, msgs);
			msgs = basicSetCheckpointing(newCheckpointing, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB__CHECKPOINTING, newCheckpointing, newCheckpointing));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public StateBackendSettings getStateBackend() {
		return stateBackend;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetStateBackend(StateBackendSettings newStateBackend, NotificationChain msgs) {
		StateBackendSettings oldStateBackend = stateBackend;
		stateBackend = newStateBackend;
		if (eNotificationRequired()) {
			ENotificationImpl notification = new ENotificationImpl(this, Notification.SET, JobPackage.JOB__STATE_BACKEND, oldStateBackend, newStateBackend);
			if (msgs == null) msgs = notification; else msgs.add(notification);
		}
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setStateBackend(StateBackendSettings newStateBackend) {
		if (newStateBackend != stateBackend) {
			NotificationChain msgs = null;
			if (stateBackend != null)
				msgs = ((InternalEObject)stateBackend).eInverseRemove(this, EOPPOSITE_FEATURE_BASE - JobPackage.JOB__STATE_BACKEND, null, msgs);
			if (newStateBackend != null)
				msgs = ((InternalEObject)newStateBackend).eInverseAdd(this, EOPPOSITE_FEATURE_BASE - JobPackage.JOB__STATE_BACKEND, null, msgs);
			msgs = basicSetStateBackend(newStateBackend, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB__STATE_BACKEND, newStateBackend, newStateBackend));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public RestartStrategy getRestartStrategy() {
		return restartStrategy;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetRestartStrategy(RestartStrategy newRestartStrategy, NotificationChain msgs) {
		RestartStrategy oldRestartStrategy = restartStrategy;
		restartStrategy = newRestartStrategy;
		if (eNotificationRequired()) {
			ENotificationImpl notification = new ENotificationImpl(this, Notification.SET, JobPackage.JOB__RESTART_STRATEGY, oldRestartStrategy, newRestartStrategy);
			if (msgs == null) msgs = notification; else msgs.add(notification);
		}
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRestartStrategy(RestartStrategy newRestartStrategy) {
		if (newRestartStrategy != restartStrategy) {
			NotificationChain msgs = null;
			if (restartStrategy != null)
				msgs = ((InternalEObject)restartStrategy).eInverseRemove(this, EOPPOSITE_FEATURE_BASE - JobPackage.JOB__RESTART_STRATEGY, null, msgs);
			if (newRestartStrategy != null)
				msgs = ((InternalEObject)newRestartStrategy).eInverseAdd(this, EOPPOSITE_FEATURE_BASE - JobPackage.JOB__RESTART_STRATEGY, null, msgs);
			msgs = basicSetRestartStrategy(newRestartStrategy, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB__RESTART_STRATEGY, newRestartStrategy, newRestartStrategy));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Schema> getSchemas() {
		if (schemas == null) {
			schemas = new EObjectContainmentEList<Schema>(Schema.class, this, JobPackage.JOB__SCHEMAS);
		}
		return schemas;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Operator> getOperators() {
		if (operators == null) {
			operators = new EObjectContainmentEList<Operator>(Operator.class, this, JobPackage.JOB__OPERATORS);
		}
		return operators;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Stream> getStreams() {
		if (streams == null) {
			streams = new EObjectContainmentEList<Stream>(Stream.class, this, JobPackage.JOB__STREAMS);
		}
		return streams;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case JobPackage.JOB__CHECKPOINTING:
				return basicSetCheckpointing(null, msgs);
			case JobPackage.JOB__STATE_BACKEND:
				return basicSetStateBackend(null, msgs);
			case JobPackage.JOB__RESTART_STRATEGY:
				return basicSetRestartStrategy(null, msgs);
			case JobPackage.JOB__SCHEMAS:
				return ((InternalEList<?>)getSchemas()).basicRemove(otherEnd, msgs);
			case JobPackage.JOB__OPERATORS:
				return ((InternalEList<?>)getOperators()).basicRemove(otherEnd, msgs);
			case JobPackage.JOB__STREAMS:
				return ((InternalEList<?>)getStreams()).basicRemove(otherEnd, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case JobPackage.JOB__FORMAT_VERSION:
				return getFormatVersion();
			case JobPackage.JOB__NAME:
				return getName();
			case JobPackage.JOB__DESCRIPTION:
				return getDescription();
			case JobPackage.JOB__DEFAULT_PARALLELISM:
				return getDefaultParallelism();
			case JobPackage.JOB__MAX_PARALLELISM:
				return getMaxParallelism();
			case JobPackage.JOB__EXACT_REPLAY:
				return isExactReplay();
			case JobPackage.JOB__CHECKPOINTING:
				return getCheckpointing();
			case JobPackage.JOB__STATE_BACKEND:
				return getStateBackend();
			case JobPackage.JOB__RESTART_STRATEGY:
				return getRestartStrategy();
			case JobPackage.JOB__SCHEMAS:
				return getSchemas();
			case JobPackage.JOB__OPERATORS:
				return getOperators();
			case JobPackage.JOB__STREAMS:
				return getStreams();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case JobPackage.JOB__FORMAT_VERSION:
				setFormatVersion((Integer)newValue);
				return;
			case JobPackage.JOB__NAME:
				setName((String)newValue);
				return;
			case JobPackage.JOB__DESCRIPTION:
				setDescription((String)newValue);
				return;
			case JobPackage.JOB__DEFAULT_PARALLELISM:
				setDefaultParallelism((Integer)newValue);
				return;
			case JobPackage.JOB__MAX_PARALLELISM:
				setMaxParallelism((Integer)newValue);
				return;
			case JobPackage.JOB__EXACT_REPLAY:
				setExactReplay((Boolean)newValue);
				return;
			case JobPackage.JOB__CHECKPOINTING:
				setCheckpointing((CheckpointSettings)newValue);
				return;
			case JobPackage.JOB__STATE_BACKEND:
				setStateBackend((StateBackendSettings)newValue);
				return;
			case JobPackage.JOB__RESTART_STRATEGY:
				setRestartStrategy((RestartStrategy)newValue);
				return;
			case JobPackage.JOB__SCHEMAS:
				getSchemas().clear();
				getSchemas().addAll((Collection<? extends Schema>)newValue);
				return;
			case JobPackage.JOB__OPERATORS:
				getOperators().clear();
				getOperators().addAll((Collection<? extends Operator>)newValue);
				return;
			case JobPackage.JOB__STREAMS:
				getStreams().clear();
				getStreams().addAll((Collection<? extends Stream>)newValue);
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
			case JobPackage.JOB__FORMAT_VERSION:
				setFormatVersion(FORMAT_VERSION_EDEFAULT);
				return;
			case JobPackage.JOB__NAME:
				setName(NAME_EDEFAULT);
				return;
			case JobPackage.JOB__DESCRIPTION:
				setDescription(DESCRIPTION_EDEFAULT);
				return;
			case JobPackage.JOB__DEFAULT_PARALLELISM:
				setDefaultParallelism(DEFAULT_PARALLELISM_EDEFAULT);
				return;
			case JobPackage.JOB__MAX_PARALLELISM:
				setMaxParallelism(MAX_PARALLELISM_EDEFAULT);
				return;
			case JobPackage.JOB__EXACT_REPLAY:
				setExactReplay(EXACT_REPLAY_EDEFAULT);
				return;
			case JobPackage.JOB__CHECKPOINTING:
				setCheckpointing((CheckpointSettings)null);
				return;
			case JobPackage.JOB__STATE_BACKEND:
				setStateBackend((StateBackendSettings)null);
				return;
			case JobPackage.JOB__RESTART_STRATEGY:
				setRestartStrategy((RestartStrategy)null);
				return;
			case JobPackage.JOB__SCHEMAS:
				getSchemas().clear();
				return;
			case JobPackage.JOB__OPERATORS:
				getOperators().clear();
				return;
			case JobPackage.JOB__STREAMS:
				getStreams().clear();
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
			case JobPackage.JOB__FORMAT_VERSION:
				return formatVersion != FORMAT_VERSION_EDEFAULT;
			case JobPackage.JOB__NAME:
				return NAME_EDEFAULT == null ? name != null : !NAME_EDEFAULT.equals(name);
			case JobPackage.JOB__DESCRIPTION:
				return DESCRIPTION_EDEFAULT == null ? description != null : !DESCRIPTION_EDEFAULT.equals(description);
			case JobPackage.JOB__DEFAULT_PARALLELISM:
				return defaultParallelism != DEFAULT_PARALLELISM_EDEFAULT;
			case JobPackage.JOB__MAX_PARALLELISM:
				return maxParallelism != MAX_PARALLELISM_EDEFAULT;
			case JobPackage.JOB__EXACT_REPLAY:
				return exactReplay != EXACT_REPLAY_EDEFAULT;
			case JobPackage.JOB__CHECKPOINTING:
				return checkpointing != null;
			case JobPackage.JOB__STATE_BACKEND:
				return stateBackend != null;
			case JobPackage.JOB__RESTART_STRATEGY:
				return restartStrategy != null;
			case JobPackage.JOB__SCHEMAS:
				return schemas != null && !schemas.isEmpty();
			case JobPackage.JOB__OPERATORS:
				return operators != null && !operators.isEmpty();
			case JobPackage.JOB__STREAMS:
				return streams != null && !streams.isEmpty();
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
		result.append(" (formatVersion: ");
		result.append(formatVersion);
		result.append(", name: ");
		result.append(name);
		result.append(", description: ");
		result.append(description);
		result.append(", defaultParallelism: ");
		result.append(defaultParallelism);
		result.append(", maxParallelism: ");
		result.append(maxParallelism);
		result.append(", exactReplay: ");
		result.append(exactReplay);
		result.append(')');
		return result.toString();
	}

} //JobImpl
