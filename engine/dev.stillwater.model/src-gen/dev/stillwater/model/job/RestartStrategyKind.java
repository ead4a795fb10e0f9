package dev.stillwater.model.job;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.eclipse.emf.common.util.Enumerator;

/**
 * <!-- begin-user-doc -->
 * A representation of the literals of the enumeration '<em><b>Restart Strategy Kind</b></em>',
 * and utility methods for working with them.
 * <!-- end-user-doc -->
 * <!-- begin-model-doc -->
 * The restart strategies.
 * <!-- end-model-doc -->
 * @see dev.stillwater.model.job.JobPackage#getRestartStrategyKind()
 * @model
 * @generated
 */
public enum RestartStrategyKind implements Enumerator {
	/**
	 * The '<em><b>NONE</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The job fails.
	 * <!-- end-model-doc -->
	 * @see #NONE_VALUE
	 * @generated
	 * @ordered
	 */
	NONE(0, "NONE", "none"),

	/**
	 * The '<em><b>FIXED DELAY</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * A number of restarts after a fixed delay.
	 * <!-- end-model-doc -->
	 * @see #FIXED_DELAY_VALUE
	 * @generated
	 * @ordered
	 */
	FIXED_DELAY(1, "FIXED_DELAY", "fixed-delay"),

	/**
	 * The '<em><b>EXPONENTIAL DELAY</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Restarts after growing delays.
	 * <!-- end-model-doc -->
	 * @see #EXPONENTIAL_DELAY_VALUE
	 * @generated
	 * @ordered
	 */
	EXPONENTIAL_DELAY(2, "EXPONENTIAL_DELAY", "exponential-delay"),

	/**
	 * The '<em><b>FAILURE RATE</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Restarts while failures are rare.
	 * <!-- end-model-doc -->
	 * @see #FAILURE_RATE_VALUE
	 * @generated
	 * @ordered
	 */
	FAILURE_RATE(3, "FAILURE_RATE", "failure-rate");

	/**
	 * The '<em><b>NONE</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The job fails.
	 * <!-- end-model-doc -->
	 * @see #NONE
	 * @model literal="none"
	 * @generated
	 * @ordered
	 */
	public static final int NONE_VALUE = 0;

	/**
	 * The '<em><b>FIXED DELAY</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * A number of restarts after a fixed delay.
	 * <!-- end-model-doc -->
	 * @see #FIXED_DELAY
	 * @model literal="fixed-delay"
	 * @generated
	 * @ordered
	 */
	public static final int FIXED_DELAY_VALUE = 1;

	/**
	 * The '<em><b>EXPONENTIAL DELAY</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Restarts after growing delays.
	 * <!-- end-model-doc -->
	 * @see #EXPONENTIAL_DELAY
	 * @model literal="exponential-delay"
	 * @generated
	 * @ordered
	 */
	public static final int EXPONENTIAL_DELAY_VALUE = 2;

	/**
	 * The '<em><b>FAILURE RATE</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Restarts while failures are rare.
	 * <!-- end-model-doc -->
	 * @see #FAILURE_RATE
	 * @model literal="failure-rate"
	 * @generated
	 * @ordered
	 */
	public static final int FAILURE_RATE_VALUE = 3;

	/**
	 * An array of all the '<em><b>Restart Strategy Kind</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private static final RestartStrategyKind[] VALUES_ARRAY =
		new RestartStrategyKind[] {
			NONE,
			FIXED_DELAY,
			EXPONENTIAL_DELAY,
			FAILURE_RATE,
		};

	/**
	 * A public read-only list of all the '<em><b>Restart Strategy Kind</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public static final List<RestartStrategyKind> VALUES = Collections.unmodifiableList(Arrays.asList(VALUES_ARRAY));

	/**
	 * Returns the '<em><b>Restart Strategy Kind</b></em>' literal with the specified literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param literal the literal.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static RestartStrategyKind get(String literal) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			RestartStrategyKind result = VALUES_ARRAY[i];
			if (result.toString().equals(literal)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>Restart Strategy Kind</b></em>' literal with the specified name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param name the name.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static RestartStrategyKind getByName(String name) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			RestartStrategyKind result = VALUES_ARRAY[i];
			if (result.getName().equals(name)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>Restart Strategy Kind</b></em>' literal with the specified integer value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the integer value.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static RestartStrategyKind get(int value) {
		switch (value) {
			case NONE_VALUE: return NONE;
			case FIXED_DELAY_VALUE: return FIXED_DELAY;
			case EXPONENTIAL_DELAY_VALUE: return EXPONENTIAL_DELAY;
			case FAILURE_RATE_VALUE: return FAILURE_RATE;
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
	private RestartStrategyKind(int value, String name, String literal) {
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
	
} //RestartStrategyKind
