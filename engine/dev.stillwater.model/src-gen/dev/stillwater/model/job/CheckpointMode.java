package dev.stillwater.model.job;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.eclipse.emf.common.util.Enumerator;

/**
 * <!-- begin-user-doc -->
 * A representation of the literals of the enumeration '<em><b>Checkpoint Mode</b></em>',
 * and utility methods for working with them.
 * <!-- end-user-doc -->
 * <!-- begin-model-doc -->
 * Guarantee for state after a restore.
 * <!-- end-model-doc -->
 * @see dev.stillwater.model.job.JobPackage#getCheckpointMode()
 * @model
 * @generated
 */
public enum CheckpointMode implements Enumerator {
	/**
	 * The '<em><b>EXACTLY ONCE</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Barriers are aligned.
	 * <!-- end-model-doc -->
	 * @see #EXACTLY_ONCE_VALUE
	 * @generated
	 * @ordered
	 */
	EXACTLY_ONCE(0, "EXACTLY_ONCE", "exactly-once"),

	/**
	 * The '<em><b>AT LEAST ONCE</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Barriers do not block.
	 * <!-- end-model-doc -->
	 * @see #AT_LEAST_ONCE_VALUE
	 * @generated
	 * @ordered
	 */
	AT_LEAST_ONCE(1, "AT_LEAST_ONCE", "at-least-once");

	/**
	 * The '<em><b>EXACTLY ONCE</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Barriers are aligned.
	 * <!-- end-model-doc -->
	 * @see #EXACTLY_ONCE
	 * @model literal="exactly-once"
	 * @generated
	 * @ordered
	 */
	public static final int EXACTLY_ONCE_VALUE = 0;

	/**
	 * The '<em><b>AT LEAST ONCE</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Barriers do not block.
	 * <!-- end-model-doc -->
	 * @see #AT_LEAST_ONCE
	 * @model literal="at-least-once"
	 * @generated
	 * @ordered
	 */
	public static final int AT_LEAST_ONCE_VALUE = 1;

	/**
	 * An array of all the '<em><b>Checkpoint Mode</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private static final CheckpointMode[] VALUES_ARRAY =
		new CheckpointMode[] {
			EXACTLY_ONCE,
			AT_LEAST_ONCE,
		};

	/**
	 * A public read-only list of all the '<em><b>Checkpoint Mode</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public static final List<CheckpointMode> VALUES = Collections.unmodifiableList(Arrays.asList(VALUES_ARRAY));

	/**
	 * Returns the '<em><b>Checkpoint Mode</b></em>' literal with the specified literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param literal the literal.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static CheckpointMode get(String literal) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			CheckpointMode result = VALUES_ARRAY[i];
			if (result.toString().equals(literal)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>Checkpoint Mode</b></em>' literal with the specified name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param name the name.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static CheckpointMode getByName(String name) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			CheckpointMode result = VALUES_ARRAY[i];
			if (result.getName().equals(name)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>Checkpoint Mode</b></em>' literal with the specified integer value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the integer value.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static CheckpointMode get(int value) {
		switch (value) {
			case EXACTLY_ONCE_VALUE: return EXACTLY_ONCE;
			case AT_LEAST_ONCE_VALUE: return AT_LEAST_ONCE;
		}
		return null;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private final int value;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private final String name;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private final String literal;

	/**
	 * Only this class can construct instances.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private CheckpointMode(int value, String name, String literal) {
		this.value = value;
		this.name = name;
		this.literal = literal;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getValue() {
	  return value;
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
	public String getLiteral() {
	  return literal;
	}

	/**
	 * Returns the literal value of the enumerator, which is its string representation.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		return literal;
	}
	
} //CheckpointMode
