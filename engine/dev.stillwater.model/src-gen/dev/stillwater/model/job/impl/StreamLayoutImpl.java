package dev.stillwater.model.job.impl;

import dev.stillwater.model.job.BendPoint;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.StreamLayout;

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
 * An implementation of the model object '<em><b>Stream Layout</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.impl.StreamLayoutImpl#getSourceUid <em>Source Uid</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.StreamLayoutImpl#getSourcePort <em>Source Port</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.StreamLayoutImpl#getTargetUid <em>Target Uid</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.StreamLayoutImpl#getTargetPort <em>Target Port</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.StreamLayoutImpl#getBendPoints <em>Bend Points</em>}</li>
 * </ul>
 *
 * @generated
 */
public class StreamLayoutImpl extends MinimalEObjectImpl.Container implements StreamLayout {
	/**
	 * The default value of the '{@link #getSourceUid() <em>Source Uid</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSourceUid()
	 * @generated
	 * @ordered
	 */
	protected static final String SOURCE_UID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSourceUid() <em>Source Uid</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSourceUid()
	 * @generated
	 * @ordered
	 */
	protected String sourceUid = SOURCE_UID_EDEFAULT;

	/**
	 * The default value of the '{@link #getSourcePort() <em>Source Port</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSourcePort()
	 * @generated
	 * @ordered
	 */
	protected static final String SOURCE_PORT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSourcePort() <em>Source Port</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSourcePort()
	 * @generated
	 * @ordered
	 */
	protected String sourcePort = SOURCE_PORT_EDEFAULT;

	/**
	 * The default value of the '{@link #getTargetUid() <em>Target Uid</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTargetUid()
	 * @generated
	 * @ordered
	 */
	protected static final String TARGET_UID_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getTargetUid() <em>Target Uid</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTargetUid()
	 * @generated
	 * @ordered
	 */
	protected String targetUid = TARGET_UID_EDEFAULT;

	/**
	 * The default value of the '{@link #getTargetPort() <em>Target Port</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTargetPort()
	 * @generated
	 * @ordered
	 */
	protected static final String TARGET_PORT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getTargetPort() <em>Target Port</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTargetPort()
	 * @generated
	 * @ordered
	 */
	protected String targetPort = TARGET_PORT_EDEFAULT;

	/**
	 * The cached value of the '{@link #getBendPoints() <em>Bend Points</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBendPoints()
	 * @generated
	 * @ordered
	 */
	protected EList<BendPoint> bendPoints;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected StreamLayoutImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return JobPackage.Literals.STREAM_LAYOUT;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSourceUid() {
		return sourceUid;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSourceUid(String newSourceUid) {
		String oldSourceUid = sourceUid;
		sourceUid = newSourceUid;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.STREAM_LAYOUT__SOURCE_UID, oldSourceUid, sourceUid));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSourcePort() {
		return sourcePort;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSourcePort(String newSourcePort) {
		String oldSourcePort = sourcePort;
		sourcePort = newSourcePort;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.STREAM_LAYOUT__SOURCE_PORT, oldSourcePort, sourcePort));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getTargetUid() {
		return targetUid;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTargetUid(String newTargetUid) {
		String oldTargetUid = targetUid;
		targetUid = newTargetUid;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.STREAM_LAYOUT__TARGET_UID, oldTargetUid, targetUid));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getTargetPort() {
		return targetPort;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTargetPort(String newTargetPort) {
		String oldTargetPort = targetPort;
		targetPort = newTargetPort;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.STREAM_LAYOUT__TARGET_PORT, oldTargetPort, targetPort));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<BendPoint> getBendPoints() {
		if (bendPoints == null) {
			bendPoints = new EObjectContainmentEList<BendPoint>(BendPoint.class, this, JobPackage.STREAM_LAYOUT__BEND_POINTS);
		}
		return bendPoints;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case JobPackage.STREAM_LAYOUT__BEND_POINTS:
				return ((InternalEList<?>)getBendPoints()).basicRemove(otherEnd, msgs);
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
			case JobPackage.STREAM_LAYOUT__SOURCE_UID:
				return getSourceUid();
			case JobPackage.STREAM_LAYOUT__SOURCE_PORT:
				return getSourcePort();
			case JobPackage.STREAM_LAYOUT__TARGET_UID:
				return getTargetUid();
			case JobPackage.STREAM_LAYOUT__TARGET_PORT:
				return getTargetPort();
			case JobPackage.STREAM_LAYOUT__BEND_POINTS:
				return getBendPoints();
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
			case JobPackage.STREAM_LAYOUT__SOURCE_UID:
				setSourceUid((String)newValue);
				return;
			case JobPackage.STREAM_LAYOUT__SOURCE_PORT:
				setSourcePort((String)newValue);
				return;
			case JobPackage.STREAM_LAYOUT__TARGET_UID:
				setTargetUid((String)newValue);
				return;
			case JobPackage.STREAM_LAYOUT__TARGET_PORT:
				setTargetPort((String)newValue);
				return;
			case JobPackage.STREAM_LAYOUT__BEND_POINTS:
				getBendPoints().clear();
				getBendPoints().addAll((Collection<? extends BendPoint>)newValue);
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
			case JobPackage.STREAM_LAYOUT__SOURCE_UID:
				setSourceUid(SOURCE_UID_EDEFAULT);
				return;
			case JobPackage.STREAM_LAYOUT__SOURCE_PORT:
				setSourcePort(SOURCE_PORT_EDEFAULT);
				return;
			case JobPackage.STREAM_LAYOUT__TARGET_UID:
				setTargetUid(TARGET_UID_EDEFAULT);
				return;
			case JobPackage.STREAM_LAYOUT__TARGET_PORT:
				setTargetPort(TARGET_PORT_EDEFAULT);
				return;
			case JobPackage.STREAM_LAYOUT__BEND_POINTS:
				getBendPoints().clear();
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
			case JobPackage.STREAM_LAYOUT__SOURCE_UID:
				return SOURCE_UID_EDEFAULT == null ? sourceUid != null : !SOURCE_UID_EDEFAULT.equals(sourceUid);
			case JobPackage.STREAM_LAYOUT__SOURCE_PORT:
				return SOURCE_PORT_EDEFAULT == null ? sourcePort != null : !SOURCE_PORT_EDEFAULT.equals(sourcePort);
			case JobPackage.STREAM_LAYOUT__TARGET_UID:
				return TARGET_UID_EDEFAULT == null ? targetUid != null : !TARGET_UID_EDEFAULT.equals(targetUid);
			case JobPackage.STREAM_LAYOUT__TARGET_PORT:
				return TARGET_PORT_EDEFAULT == null ? targetPort != null : !TARGET_PORT_EDEFAULT.equals(targetPort);
			case JobPackage.STREAM_LAYOUT__BEND_POINTS:
				return bendPoints != null && !bendPoints.isEmpty();
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
		result.append(" (sourceUid: ");
		result.append(sourceUid);
		result.append(", sourcePort: ");
		result.append(sourcePort);
		result.append(", targetUid: ");
		result.append(targetUid);
		result.append(", targetPort: ");
		result.append(targetPort);
		result.append(')');
		return result.toString();
	}

} //StreamLayoutImpl
