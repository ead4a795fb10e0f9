package dev.stillwater.model.job;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.eclipse.emf.common.util.Enumerator;

/**
 * <!-- begin-user-doc -->
 * A representation of the literals of the enumeration '<em><b>Checkpoint Retention</b></em>',
 * and utility methods for working with them.
 * <!-- end-user-doc -->
 * <!-- begin-model-doc -->
 * What becomes of checkpoints when a job is cancelled or fails.
 * <!-- end-model-doc -->
 * @see dev.stillwater.model.job.JobPackage#getCheckpointRetention()
 * @model
 * @generated
 */
public enum CheckpointRetention implements Enumerator {
	/**
	 * The '<em><b>RETAIN ON CANCELLATION</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * They stay.
	 * <!-- end-model-doc -->
	 * @see #RETAIN_ON_CANCELLATION_VALUE
	 * @generated
	 * @ordered
	 */
	RETAIN_ON_CANCELLATION(0, "RETAIN_ON_CANCELLATION", "retain-on-cancellation"),

	/**
	 * The '<em><b>DELETE ON CANCELLATION</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * They are deleted; those of a failed job stay.
	 * <!-- end-model-doc -->
	 * @see #DELETE_ON_CANCELLATION_VALUE
	 * @generated
	 * @ordered
	 */
	DELETE_ON_CANCELLATION(1, "DELETE_ON_CANCELLATION", "delete-on-cancellation"),

	/**
	 * The '<em><b>DELETE</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * They are deleted, also those of a failed job.
	 * <!-- end-model-doc -->
	 * @see #DELETE_VALUE
	 * @generated
	 * @ordered
	 */
	DELETE(2, "DELETE", "delete");

	/**
	 * The '<em><b>RETAIN ON CANCELLATION</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * They stay.
	 * <!-- end-model-doc -->
	 * @see #RETAIN_ON_CANCELLATION
	 * @model literal="retain-on-cancellation"
	 * @generated
	 * @ordered
	 */
	public static final int RETAIN_ON_CANCELLATION_VALUE = 0;

	/**
	 * The '<em><b>DELETE ON CANCELLATION</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * They are deleted; those of a failed job stay.
	 * <!-- end-model-doc -->
	 * @see #DELETE_ON_CANCELLATION
	 * @model literal="delete-on-cancellation"
	 * @generated
	 * @ordered
	 */
	public static final int DELETE_ON_CANCELLATION_VALUE = 1;

	/**
	 * The '<em><b>DELETE</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * They are deleted, also those of a failed job.
	 * <!-- end-model-doc -->
	 * @see #DELETE
	 * @model literal="delete"
	 * @generated
	 * @ordered
	 */
	public static final int DELETE_VALUE = 2;

	/**
	 * An array of all the '<em><b>Checkpoint Retention</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private static final CheckpointRetention[] VALUES_ARRAY =
		new CheckpointRetention[] {
			RETAIN_ON_CANCELLATION,
			DELETE_ON_CANCELLATION,
			DELETE,
		};

	/**
	 * A public read-only list of all the '<em><b>Checkpoint Retention</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public static final List<CheckpointRetention> VALUES = Collections.unmodifiableList(Arrays.asList(VALUES_ARRAY));

	/**
	 * Returns the '<em><b>Checkpoint Retention</b></em>' literal with the specified literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param literal the literal.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static CheckpointRetention get(String literal) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			CheckpointRetention result = VALUES_ARRAY[i];
			if (result.toString().equals(literal)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>Checkpoint Retention</b></em>' literal with the specified name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param name the name.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static CheckpointRetention getByName(String name) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			CheckpointRetention result = VALUES_ARRAY[i];
			if (result.getName().equals(name)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>Checkpoint Retention</b></em>' literal with the specified integer value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the integer value.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static CheckpointRetention get(int value) {
		switch (value) {
			case RETAIN_ON_CANCELLATION_VALUE: return RETAIN_ON_CANCELLATION;
			case DELETE_ON_CANCELLATION_VALUE: return DELETE_ON_CANCELLATION;
			case DELETE_VALUE: return DELETE;
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
	private CheckpointRetention(int value, String name, String literal) {
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
	
} //CheckpointRetention
