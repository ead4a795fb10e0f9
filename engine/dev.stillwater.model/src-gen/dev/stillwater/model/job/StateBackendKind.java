package dev.stillwater.model.job;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.eclipse.emf.common.util.Enumerator;

/**
 * <!-- begin-user-doc -->
 * A representation of the literals of the enumeration '<em><b>State Backend Kind</b></em>',
 * and utility methods for working with them.
 * <!-- end-user-doc -->
 * <!-- begin-model-doc -->
 * The state backends.
 * <!-- end-model-doc -->
 * @see dev.stillwater.model.job.JobPackage#getStateBackendKind()
 * @model
 * @generated
 */
public enum StateBackendKind implements Enumerator {
	/**
	 * The '<em><b>MEMORY</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Heap state, snapshots in the memory of the coordinator.
	 * <!-- end-model-doc -->
	 * @see #MEMORY_VALUE
	 * @generated
	 * @ordered
	 */
	MEMORY(0, "MEMORY", "memory"),

	/**
	 * The '<em><b>FILESYSTEM</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Heap state, snapshots in files.
	 * <!-- end-model-doc -->
	 * @see #FILESYSTEM_VALUE
	 * @generated
	 * @ordered
	 */
	FILESYSTEM(1, "FILESYSTEM", "filesystem"),

	/**
	 * The '<em><b>ROCKSDB</b></em>' literal object.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * State in RocksDB, snapshots in files.
	 * <!-- end-model-doc -->
	 * @see #ROCKSDB_VALUE
	 * @generated
	 * @ordered
	 */
	ROCKSDB(2, "ROCKSDB", "rocksdb");

	/**
	 * The '<em><b>MEMORY</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Heap state, snapshots in the memory of the coordinator.
	 * <!-- end-model-doc -->
	 * @see #MEMORY
	 * @model literal="memory"
	 * @generated
	 * @ordered
	 */
	public static final int MEMORY_VALUE = 0;

	/**
	 * The '<em><b>FILESYSTEM</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Heap state, snapshots in files.
	 * <!-- end-model-doc -->
	 * @see #FILESYSTEM
	 * @model literal="filesystem"
	 * @generated
	 * @ordered
	 */
	public static final int FILESYSTEM_VALUE = 1;

	/**
	 * The '<em><b>ROCKSDB</b></em>' literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * State in RocksDB, snapshots in files.
	 * <!-- end-model-doc -->
	 * @see #ROCKSDB
	 * @model literal="rocksdb"
	 * @generated
	 * @ordered
	 */
	public static final int ROCKSDB_VALUE = 2;

	/**
	 * An array of all the '<em><b>State Backend Kind</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	private static final StateBackendKind[] VALUES_ARRAY =
		new StateBackendKind[] {
			MEMORY,
			FILESYSTEM,
			ROCKSDB,
		};

	/**
	 * A public read-only list of all the '<em><b>State Backend Kind</b></em>' enumerators.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public static final List<StateBackendKind> VALUES = Collections.unmodifiableList(Arrays.asList(VALUES_ARRAY));

	/**
	 * Returns the '<em><b>State Backend Kind</b></em>' literal with the specified literal value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param literal the literal.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static StateBackendKind get(String literal) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			StateBackendKind result = VALUES_ARRAY[i];
			if (result.toString().equals(literal)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>State Backend Kind</b></em>' literal with the specified name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param name the name.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static StateBackendKind getByName(String name) {
		for (int i = 0; i < VALUES_ARRAY.length; ++i) {
			StateBackendKind result = VALUES_ARRAY[i];
			if (result.getName().equals(name)) {
				return result;
			}
		}
		return null;
	}

	/**
	 * Returns the '<em><b>State Backend Kind</b></em>' literal with the specified integer value.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the integer value.
	 * @return the matching enumerator or <code>null</code>.
	 * @generated
	 */
	public static StateBackendKind get(int value) {
		switch (value) {
			case MEMORY_VALUE: return MEMORY;
			case FILESYSTEM_VALUE: return FILESYSTEM;
			case ROCKSDB_VALUE: return ROCKSDB;
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
	private StateBackendKind(int value, String name, String literal) {
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
	
} //StateBackendKind
