package dev.stillwater.model.job.impl;

import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.NoteLayout;
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
 * An implementation of the model object '<em><b>Layout</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link dev.stillwater.model.job.impl.JobLayoutImpl#getFormatVersion <em>Format Version</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobLayoutImpl#getNodes <em>Nodes</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobLayoutImpl#getStreams <em>Streams</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobLayoutImpl#getGroups <em>Groups</em>}</li>
 *   <li>{@link dev.stillwater.model.job.impl.JobLayoutImpl#getNotes <em>Notes</em>}</li>
 * </ul>
 *
 * @generated
 */
public class JobLayoutImpl extends MinimalEObjectImpl.Container implements JobLayout {
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
	 * The cached value of the '{@link #getNodes() <em>Nodes</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNodes()
	 * @generated
	 * @ordered
	 */
	protected EList<NodeLayout> nodes;

	/**
	 * The cached value of the '{@link #getStreams() <em>Streams</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStreams()
	 * @generated
	 * @ordered
	 */
	protected EList<StreamLayout> streams;

	/**
	 * The cached value of the '{@link #getGroups() <em>Groups</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getGroups()
	 * @generated
	 * @ordered
	 */
	protected EList<GroupLayout> groups;

	/**
	 * The cached value of the '{@link #getNotes() <em>Notes</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNotes()
	 * @generated
	 * @ordered
	 */
	protected EList<NoteLayout> notes;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected JobLayoutImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return JobPackage.Literals.JOB_LAYOUT;
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
			eNotify(new ENotificationImpl(this, Notification.SET, JobPackage.JOB_LAYOUT__FORMAT_VERSION, oldFormatVersion, formatVersion));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<NodeLayout> getNodes() {
		if (nodes == null) {
			nodes = new EObjectContainmentEList<NodeLayout>(NodeLayout.class, this, JobPackage.JOB_LAYOUT__NODES);
		}
		return nodes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<StreamLayout> getStreams() {
		if (streams == null) {
			streams = new EObjectContainmentEList<StreamLayout>(StreamLayout.class, this, JobPackage.JOB_LAYOUT__STREAMS);
		}
		return streams;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<GroupLayout> getGroups() {
		if (groups == null) {
			groups = new EObjectContainmentEList<GroupLayout>(GroupLayout.class, this, JobPackage.JOB_LAYOUT__GROUPS);
		}
		return groups;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<NoteLayout> getNotes() {
		if (notes == null) {
			notes = new EObjectContainmentEList<NoteLayout>(NoteLayout.class, this, JobPackage.JOB_LAYOUT__NOTES);
		}
		return notes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case JobPackage.JOB_LAYOUT__NODES:
				return ((InternalEList<?>)getNodes()).basicRemove(otherEnd, msgs);
			case JobPackage.JOB_LAYOUT__STREAMS:
				return ((InternalEList<?>)getStreams()).basicRemove(otherEnd, msgs);
			case JobPackage.JOB_LAYOUT__GROUPS:
				return ((InternalEList<?>)getGroups()).basicRemove(otherEnd, msgs);
			case JobPackage.JOB_LAYOUT__NOTES:
				return ((InternalEList<?>)getNotes()).basicRemove(otherEnd, msgs);
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
			case JobPackage.JOB_LAYOUT__FORMAT_VERSION:
				return getFormatVersion();
			case JobPackage.JOB_LAYOUT__NODES:
				return getNodes();
			case JobPackage.JOB_LAYOUT__STREAMS:
				return getStreams();
			case JobPackage.JOB_LAYOUT__GROUPS:
				return getGroups();
			case JobPackage.JOB_LAYOUT__NOTES:
				return getNotes();
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
			case JobPackage.JOB_LAYOUT__FORMAT_VERSION:
				setFormatVersion((Integer)newValue);
				return;
			case JobPackage.JOB_LAYOUT__NODES:
				getNodes().clear();
				getNodes().addAll((Collection<? extends NodeLayout>)newValue);
				return;
			case JobPackage.JOB_LAYOUT__STREAMS:
				getStreams().clear();
				getStreams().addAll((Collection<? extends StreamLayout>)newValue);
				return;
			case JobPackage.JOB_LAYOUT__GROUPS:
				getGroups().clear();
				getGroups().addAll((Collection<? extends GroupLayout>)newValue);
				return;
			case JobPackage.JOB_LAYOUT__NOTES:
				getNotes().clear();
				getNotes().addAll((Collection<? extends NoteLayout>)newValue);
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
			case JobPackage.JOB_LAYOUT__FORMAT_VERSION:
				setFormatVersion(FORMAT_VERSION_EDEFAULT);
				return;
			case JobPackage.JOB_LAYOUT__NODES:
				getNodes().clear();
				return;
			case JobPackage.JOB_LAYOUT__STREAMS:
				getStreams().clear();
				return;
			case JobPackage.JOB_LAYOUT__GROUPS:
				getGroups().clear();
				return;
			case JobPackage.JOB_LAYOUT__NOTES:
				getNotes().clear();
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
			case JobPackage.JOB_LAYOUT__FORMAT_VERSION:
				return formatVersion != FORMAT_VERSION_EDEFAULT;
			case JobPackage.JOB_LAYOUT__NODES:
				return nodes != null && !nodes.isEmpty();
			case JobPackage.JOB_LAYOUT__STREAMS:
				return streams != null && !streams.isEmpty();
			case JobPackage.JOB_LAYOUT__GROUPS:
				return groups != null && !groups.isEmpty();
			case JobPackage.JOB_LAYOUT__NOTES:
				return notes != null && !notes.isEmpty();
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
		result.append(')');
		return result.toString();
	}

} //JobLayoutImpl
