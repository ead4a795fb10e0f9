package dev.stillwater.model.job;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;

/**
 * <!-- begin-user-doc -->
 * The <b>Package</b> for the model.
 * It contains accessors for the meta objects to represent
 * <ul>
 *   <li>each class,</li>
 *   <li>each feature of each class,</li>
 *   <li>each operation of each class,</li>
 *   <li>each enum,</li>
 *   <li>and each data type</li>
 * </ul>
 * <!-- end-user-doc -->
 * @see dev.stillwater.model.job.JobFactory
 * @model kind="package"
 * @generated
 */
public interface JobPackage extends EPackage {
	/**
	 * The package name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNAME = "job";

	/**
	 * The package namespace URI.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_URI = "http://stillwater.dev/job/1";

	/**
	 * The package namespace name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_PREFIX = "job";

	/**
	 * The singleton instance of the package.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	JobPackage eINSTANCE = dev.stillwater.model.job.impl.JobPackageImpl.init();

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.JobImpl <em>Job</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.JobImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getJob()
	 * @generated
	 */
	int JOB = 0;

	/**
	 * The feature id for the '<em><b>Format Version</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__FORMAT_VERSION = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__NAME = 1;

	/**
	 * The feature id for the '<em><b>Description</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__DESCRIPTION = 2;

	/**
	 * The feature id for the '<em><b>Default Parallelism</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__DEFAULT_PARALLELISM = 3;

	/**
	 * The feature id for the '<em><b>Max Parallelism</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__MAX_PARALLELISM = 4;

	/**
	 * The feature id for the '<em><b>Exact Replay</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__EXACT_REPLAY = 5;

	/**
	 * The feature id for the '<em><b>Checkpointing</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__CHECKPOINTING = 6;

	/**
	 * The feature id for the '<em><b>State Backend</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__STATE_BACKEND = 7;

	/**
	 * The feature id for the '<em><b>Restart Strategy</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__RESTART_STRATEGY = 8;

	/**
	 * The feature id for the '<em><b>Schemas</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__SCHEMAS = 9;

	/**
	 * The feature id for the '<em><b>Operators</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__OPERATORS = 10;

	/**
	 * The feature id for the '<em><b>Streams</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB__STREAMS = 11;

	/**
	 * The number of structural features of the '<em>Job</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB_FEATURE_COUNT = 12;

	/**
	 * The number of operations of the '<em>Job</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl <em>Checkpoint Settings</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.CheckpointSettingsImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getCheckpointSettings()
	 * @generated
	 */
	int CHECKPOINT_SETTINGS = 1;

	/**
	 * The feature id for the '<em><b>Interval Ms</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__INTERVAL_MS = 0;

	/**
	 * The feature id for the '<em><b>Mode</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__MODE = 1;

	/**
	 * The feature id for the '<em><b>Timeout Ms</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__TIMEOUT_MS = 2;

	/**
	 * The feature id for the '<em><b>Min Pause Ms</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__MIN_PAUSE_MS = 3;

	/**
	 * The feature id for the '<em><b>Max Concurrent</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__MAX_CONCURRENT = 4;

	/**
	 * The feature id for the '<em><b>Tolerable Failures</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__TOLERABLE_FAILURES = 5;

	/**
	 * The feature id for the '<em><b>Retained</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__RETAINED = 6;

	/**
	 * The feature id for the '<em><b>Retention</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__RETENTION = 7;

	/**
	 * The feature id for the '<em><b>Directory</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__DIRECTORY = 8;

	/**
	 * The feature id for the '<em><b>Savepoint Interval Ms</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__SAVEPOINT_INTERVAL_MS = 9;

	/**
	 * The feature id for the '<em><b>Savepoint Directory</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS__SAVEPOINT_DIRECTORY = 10;

	/**
	 * The number of structural features of the '<em>Checkpoint Settings</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS_FEATURE_COUNT = 11;

	/**
	 * The number of operations of the '<em>Checkpoint Settings</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CHECKPOINT_SETTINGS_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.StateBackendSettingsImpl <em>State Backend Settings</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.StateBackendSettingsImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getStateBackendSettings()
	 * @generated
	 */
	int STATE_BACKEND_SETTINGS = 2;

	/**
	 * The feature id for the '<em><b>Kind</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STATE_BACKEND_SETTINGS__KIND = 0;

	/**
	 * The feature id for the '<em><b>Directory</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STATE_BACKEND_SETTINGS__DIRECTORY = 1;

	/**
	 * The feature id for the '<em><b>Incremental</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STATE_BACKEND_SETTINGS__INCREMENTAL = 2;

	/**
	 * The number of structural features of the '<em>State Backend Settings</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STATE_BACKEND_SETTINGS_FEATURE_COUNT = 3;

	/**
	 * The number of operations of the '<em>State Backend Settings</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STATE_BACKEND_SETTINGS_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.RestartStrategyImpl <em>Restart Strategy</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.RestartStrategyImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getRestartStrategy()
	 * @generated
	 */
	int RESTART_STRATEGY = 3;

	/**
	 * The feature id for the '<em><b>Kind</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RESTART_STRATEGY__KIND = 0;

	/**
	 * The feature id for the '<em><b>Max Attempts</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RESTART_STRATEGY__MAX_ATTEMPTS = 1;

	/**
	 * The feature id for the '<em><b>Delay Ms</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RESTART_STRATEGY__DELAY_MS = 2;

	/**
	 * The feature id for the '<em><b>Max Delay Ms</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RESTART_STRATEGY__MAX_DELAY_MS = 3;

	/**
	 * The feature id for the '<em><b>Backoff Multiplier</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RESTART_STRATEGY__BACKOFF_MULTIPLIER = 4;

	/**
	 * The feature id for the '<em><b>Max Failures Per Interval</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RESTART_STRATEGY__MAX_FAILURES_PER_INTERVAL = 5;

	/**
	 * The feature id for the '<em><b>Failure Interval Ms</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RESTART_STRATEGY__FAILURE_INTERVAL_MS = 6;

	/**
	 * The number of structural features of the '<em>Restart Strategy</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RESTART_STRATEGY_FEATURE_COUNT = 7;

	/**
	 * The number of operations of the '<em>Restart Strategy</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RESTART_STRATEGY_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.SchemaImpl <em>Schema</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.SchemaImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getSchema()
	 * @generated
	 */
	int SCHEMA = 4;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SCHEMA__NAME = 0;

	/**
	 * The feature id for the '<em><b>Fields</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SCHEMA__FIELDS = 1;

	/**
	 * The number of structural features of the '<em>Schema</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SCHEMA_FEATURE_COUNT = 2;

	/**
	 * The number of operations of the '<em>Schema</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SCHEMA_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.FieldImpl <em>Field</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.FieldImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getField()
	 * @generated
	 */
	int FIELD = 5;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FIELD__NAME = 0;

	/**
	 * The feature id for the '<em><b>Type</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FIELD__TYPE = 1;

	/**
	 * The feature id for the '<em><b>Nullable</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FIELD__NULLABLE = 2;

	/**
	 * The number of structural features of the '<em>Field</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FIELD_FEATURE_COUNT = 3;

	/**
	 * The number of operations of the '<em>Field</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FIELD_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.OperatorImpl <em>Operator</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.OperatorImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getOperator()
	 * @generated
	 */
	int OPERATOR = 6;

	/**
	 * The feature id for the '<em><b>Uid</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__UID = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__NAME = 1;

	/**
	 * The feature id for the '<em><b>Kind</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__KIND = 2;

	/**
	 * The feature id for the '<em><b>Description</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__DESCRIPTION = 3;

	/**
	 * The feature id for the '<em><b>Parallelism</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__PARALLELISM = 4;

	/**
	 * The feature id for the '<em><b>Chaining</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__CHAINING = 5;

	/**
	 * The feature id for the '<em><b>Parameters</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__PARAMETERS = 6;

	/**
	 * The feature id for the '<em><b>Expressions</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__EXPRESSIONS = 7;

	/**
	 * The feature id for the '<em><b>Incoming</b></em>' reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__INCOMING = 8;

	/**
	 * The feature id for the '<em><b>Outgoing</b></em>' reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR__OUTGOING = 9;

	/**
	 * The number of structural features of the '<em>Operator</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR_FEATURE_COUNT = 10;

	/**
	 * The number of operations of the '<em>Operator</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int OPERATOR_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.ParameterImpl <em>Parameter</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.ParameterImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getParameter()
	 * @generated
	 */
	int PARAMETER = 7;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PARAMETER__NAME = 0;

	/**
	 * The feature id for the '<em><b>Value</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PARAMETER__VALUE = 1;

	/**
	 * The number of structural features of the '<em>Parameter</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PARAMETER_FEATURE_COUNT = 2;

	/**
	 * The number of operations of the '<em>Parameter</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int PARAMETER_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.ExpressionImpl <em>Expression</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.ExpressionImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getExpression()
	 * @generated
	 */
	int EXPRESSION = 8;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPRESSION__NAME = 0;

	/**
	 * The feature id for the '<em><b>Text</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPRESSION__TEXT = 1;

	/**
	 * The number of structural features of the '<em>Expression</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPRESSION_FEATURE_COUNT = 2;

	/**
	 * The number of operations of the '<em>Expression</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int EXPRESSION_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.StreamImpl <em>Stream</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.StreamImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getStream()
	 * @generated
	 */
	int STREAM = 9;

	/**
	 * The feature id for the '<em><b>Source</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM__SOURCE = 0;

	/**
	 * The feature id for the '<em><b>Source Port</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM__SOURCE_PORT = 1;

	/**
	 * The feature id for the '<em><b>Target</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM__TARGET = 2;

	/**
	 * The feature id for the '<em><b>Target Port</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM__TARGET_PORT = 3;

	/**
	 * The feature id for the '<em><b>Partitioning</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM__PARTITIONING = 4;

	/**
	 * The feature id for the '<em><b>Key Fields</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM__KEY_FIELDS = 5;

	/**
	 * The number of structural features of the '<em>Stream</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM_FEATURE_COUNT = 6;

	/**
	 * The number of operations of the '<em>Stream</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.JobLayoutImpl <em>Layout</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.JobLayoutImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getJobLayout()
	 * @generated
	 */
	int JOB_LAYOUT = 10;

	/**
	 * The feature id for the '<em><b>Format Version</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB_LAYOUT__FORMAT_VERSION = 0;

	/**
	 * The feature id for the '<em><b>Nodes</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB_LAYOUT__NODES = 1;

	/**
	 * The feature id for the '<em><b>Streams</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB_LAYOUT__STREAMS = 2;

	/**
	 * The feature id for the '<em><b>Groups</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB_LAYOUT__GROUPS = 3;

	/**
	 * The feature id for the '<em><b>Notes</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB_LAYOUT__NOTES = 4;

	/**
	 * The number of structural features of the '<em>Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB_LAYOUT_FEATURE_COUNT = 5;

	/**
	 * The number of operations of the '<em>Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int JOB_LAYOUT_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.NodeLayoutImpl <em>Node Layout</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.NodeLayoutImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getNodeLayout()
	 * @generated
	 */
	int NODE_LAYOUT = 11;

	/**
	 * The feature id for the '<em><b>Uid</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NODE_LAYOUT__UID = 0;

	/**
	 * The feature id for the '<em><b>X</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NODE_LAYOUT__X = 1;

	/**
	 * The feature id for the '<em><b>Y</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NODE_LAYOUT__Y = 2;

	/**
	 * The feature id for the '<em><b>Width</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NODE_LAYOUT__WIDTH = 3;

	/**
	 * The feature id for the '<em><b>Height</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NODE_LAYOUT__HEIGHT = 4;

	/**
	 * The number of structural features of the '<em>Node Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NODE_LAYOUT_FEATURE_COUNT = 5;

	/**
	 * The number of operations of the '<em>Node Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NODE_LAYOUT_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.StreamLayoutImpl <em>Stream Layout</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.StreamLayoutImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getStreamLayout()
	 * @generated
	 */
	int STREAM_LAYOUT = 12;

	/**
	 * The feature id for the '<em><b>Source Uid</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM_LAYOUT__SOURCE_UID = 0;

	/**
	 * The feature id for the '<em><b>Source Port</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM_LAYOUT__SOURCE_PORT = 1;

	/**
	 * The feature id for the '<em><b>Target Uid</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM_LAYOUT__TARGET_UID = 2;

	/**
	 * The feature id for the '<em><b>Target Port</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM_LAYOUT__TARGET_PORT = 3;

	/**
	 * The feature id for the '<em><b>Bend Points</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM_LAYOUT__BEND_POINTS = 4;

	/**
	 * The number of structural features of the '<em>Stream Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM_LAYOUT_FEATURE_COUNT = 5;

	/**
	 * The number of operations of the '<em>Stream Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STREAM_LAYOUT_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.BendPointImpl <em>Bend Point</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.BendPointImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getBendPoint()
	 * @generated
	 */
	int BEND_POINT = 13;

	/**
	 * The feature id for the '<em><b>X</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BEND_POINT__X = 0;

	/**
	 * The feature id for the '<em><b>Y</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BEND_POINT__Y = 1;

	/**
	 * The number of structural features of the '<em>Bend Point</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BEND_POINT_FEATURE_COUNT = 2;

	/**
	 * The number of operations of the '<em>Bend Point</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BEND_POINT_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.GroupLayoutImpl <em>Group Layout</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.GroupLayoutImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getGroupLayout()
	 * @generated
	 */
	int GROUP_LAYOUT = 14;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int GROUP_LAYOUT__NAME = 0;

	/**
	 * The feature id for the '<em><b>Folded</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int GROUP_LAYOUT__FOLDED = 1;

	/**
	 * The feature id for the '<em><b>Uids</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int GROUP_LAYOUT__UIDS = 2;

	/**
	 * The number of structural features of the '<em>Group Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int GROUP_LAYOUT_FEATURE_COUNT = 3;

	/**
	 * The number of operations of the '<em>Group Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int GROUP_LAYOUT_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.impl.NoteLayoutImpl <em>Note Layout</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.impl.NoteLayoutImpl
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getNoteLayout()
	 * @generated
	 */
	int NOTE_LAYOUT = 15;

	/**
	 * The feature id for the '<em><b>Text</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE_LAYOUT__TEXT = 0;

	/**
	 * The feature id for the '<em><b>X</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE_LAYOUT__X = 1;

	/**
	 * The feature id for the '<em><b>Y</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE_LAYOUT__Y = 2;

	/**
	 * The feature id for the '<em><b>Width</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE_LAYOUT__WIDTH = 3;

	/**
	 * The feature id for the '<em><b>Height</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE_LAYOUT__HEIGHT = 4;

	/**
	 * The number of structural features of the '<em>Note Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE_LAYOUT_FEATURE_COUNT = 5;

	/**
	 * The number of operations of the '<em>Note Layout</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE_LAYOUT_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.FieldType <em>Field Type</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.FieldType
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getFieldType()
	 * @generated
	 */
	int FIELD_TYPE = 16;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.Partitioning <em>Partitioning</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.Partitioning
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getPartitioning()
	 * @generated
	 */
	int PARTITIONING = 17;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.CheckpointMode <em>Checkpoint Mode</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.CheckpointMode
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getCheckpointMode()
	 * @generated
	 */
	int CHECKPOINT_MODE = 18;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.CheckpointRetention <em>Checkpoint Retention</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.CheckpointRetention
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getCheckpointRetention()
	 * @generated
	 */
	int CHECKPOINT_RETENTION = 19;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.StateBackendKind <em>State Backend Kind</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.StateBackendKind
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getStateBackendKind()
	 * @generated
	 */
	int STATE_BACKEND_KIND = 20;

	/**
	 * The meta object id for the '{@link dev.stillwater.model.job.RestartStrategyKind <em>Restart Strategy Kind</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see dev.stillwater.model.job.RestartStrategyKind
	 * @see dev.stillwater.model.job.impl.JobPackageImpl#getRestartStrategyKind()
	 * @generated
	 */
	int RESTART_STRATEGY_KIND = 21;


	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.Job <em>Job</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Job</em>'.
	 * @see dev.stillwater.model.job.Job
	 * @generated
	 */
	EClass getJob();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Job#getFormatVersion <em>Format Version</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Format Version</em>'.
	 * @see dev.stillwater.model.job.Job#getFormatVersion()
	 * @see #getJob()
	 * @generated
	 */
	EAttribute getJob_FormatVersion();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Job#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see dev.stillwater.model.job.Job#getName()
	 * @see #getJob()
	 * @generated
	 */
	EAttribute getJob_Name();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Job#getDescription <em>Description</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Description</em>'.
	 * @see dev.stillwater.model.job.Job#getDescription()
	 * @see #getJob()
	 * @generated
	 */
	EAttribute getJob_Description();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Job#getDefaultParallelism <em>Default Parallelism</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Default Parallelism</em>'.
	 * @see dev.stillwater.model.job.Job#getDefaultParallelism()
	 * @see #getJob()
	 * @generated
	 */
	EAttribute getJob_DefaultParallelism();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Job#getMaxParallelism <em>Max Parallelism</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Max Parallelism</em>'.
	 * @see dev.stillwater.model.job.Job#getMaxParallelism()
	 * @see #getJob()
	 * @generated
	 */
	EAttribute getJob_MaxParallelism();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Job#isExactReplay <em>Exact Replay</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Exact Replay</em>'.
	 * @see dev.stillwater.model.job.Job#isExactReplay()
	 * @see #getJob()
	 * @generated
	 */
	EAttribute getJob_ExactReplay();

	/**
	 * Returns the meta object for the containment reference '{@link dev.stillwater.model.job.Job#getCheckpointing <em>Checkpointing</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference '<em>Checkpointing</em>'.
	 * @see dev.stillwater.model.job.Job#getCheckpointing()
	 * @see #getJob()
	 * @generated
	 */
	EReference getJob_Checkpointing();

	/**
	 * Returns the meta object for the containment reference '{@link dev.stillwater.model.job.Job#getStateBackend <em>State Backend</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference '<em>State Backend</em>'.
	 * @see dev.stillwater.model.job.Job#getStateBackend()
	 * @see #getJob()
	 * @generated
	 */
	EReference getJob_StateBackend();

	/**
	 * Returns the meta object for the containment reference '{@link dev.stillwater.model.job.Job#getRestartStrategy <em>Restart Strategy</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference '<em>Restart Strategy</em>'.
	 * @see dev.stillwater.model.job.Job#getRestartStrategy()
	 * @see #getJob()
	 * @generated
	 */
	EReference getJob_RestartStrategy();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.Job#getSchemas <em>Schemas</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Schemas</em>'.
	 * @see dev.stillwater.model.job.Job#getSchemas()
	 * @see #getJob()
	 * @generated
	 */
	EReference getJob_Schemas();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.Job#getOperators <em>Operators</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Operators</em>'.
	 * @see dev.stillwater.model.job.Job#getOperators()
	 * @see #getJob()
	 * @generated
	 */
	EReference getJob_Operators();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.Job#getStreams <em>Streams</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Streams</em>'.
	 * @see dev.stillwater.model.job.Job#getStreams()
	 * @see #getJob()
	 * @generated
	 */
	EReference getJob_Streams();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.CheckpointSettings <em>Checkpoint Settings</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Checkpoint Settings</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings
	 * @generated
	 */
	EClass getCheckpointSettings();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getIntervalMs <em>Interval Ms</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Interval Ms</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getIntervalMs()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_IntervalMs();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getMode <em>Mode</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Mode</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getMode()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_Mode();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getTimeoutMs <em>Timeout Ms</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Timeout Ms</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getTimeoutMs()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_TimeoutMs();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getMinPauseMs <em>Min Pause Ms</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Min Pause Ms</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getMinPauseMs()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_MinPauseMs();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getMaxConcurrent <em>Max Concurrent</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Max Concurrent</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getMaxConcurrent()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_MaxConcurrent();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getTolerableFailures <em>Tolerable Failures</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Tolerable Failures</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getTolerableFailures()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_TolerableFailures();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getRetained <em>Retained</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Retained</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getRetained()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_Retained();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getRetention <em>Retention</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Retention</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getRetention()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_Retention();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getDirectory <em>Directory</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Directory</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getDirectory()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_Directory();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getSavepointIntervalMs <em>Savepoint Interval Ms</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Savepoint Interval Ms</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getSavepointIntervalMs()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_SavepointIntervalMs();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.CheckpointSettings#getSavepointDirectory <em>Savepoint Directory</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Savepoint Directory</em>'.
	 * @see dev.stillwater.model.job.CheckpointSettings#getSavepointDirectory()
	 * @see #getCheckpointSettings()
	 * @generated
	 */
	EAttribute getCheckpointSettings_SavepointDirectory();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.StateBackendSettings <em>State Backend Settings</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>State Backend Settings</em>'.
	 * @see dev.stillwater.model.job.StateBackendSettings
	 * @generated
	 */
	EClass getStateBackendSettings();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.StateBackendSettings#getKind <em>Kind</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Kind</em>'.
	 * @see dev.stillwater.model.job.StateBackendSettings#getKind()
	 * @see #getStateBackendSettings()
	 * @generated
	 */
	EAttribute getStateBackendSettings_Kind();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.StateBackendSettings#getDirectory <em>Directory</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Directory</em>'.
	 * @see dev.stillwater.model.job.StateBackendSettings#getDirectory()
	 * @see #getStateBackendSettings()
	 * @generated
	 */
	EAttribute getStateBackendSettings_Directory();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.StateBackendSettings#isIncremental <em>Incremental</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Incremental</em>'.
	 * @see dev.stillwater.model.job.StateBackendSettings#isIncremental()
	 * @see #getStateBackendSettings()
	 * @generated
	 */
	EAttribute getStateBackendSettings_Incremental();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.RestartStrategy <em>Restart Strategy</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Restart Strategy</em>'.
	 * @see dev.stillwater.model.job.RestartStrategy
	 * @generated
	 */
	EClass getRestartStrategy();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.RestartStrategy#getKind <em>Kind</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Kind</em>'.
	 * @see dev.stillwater.model.job.RestartStrategy#getKind()
	 * @see #getRestartStrategy()
	 * @generated
	 */
	EAttribute getRestartStrategy_Kind();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.RestartStrategy#getMaxAttempts <em>Max Attempts</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Max Attempts</em>'.
	 * @see dev.stillwater.model.job.RestartStrategy#getMaxAttempts()
	 * @see #getRestartStrategy()
	 * @generated
	 */
	EAttribute getRestartStrategy_MaxAttempts();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.RestartStrategy#getDelayMs <em>Delay Ms</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Delay Ms</em>'.
	 * @see dev.stillwater.model.job.RestartStrategy#getDelayMs()
	 * @see #getRestartStrategy()
	 * @generated
	 */
	EAttribute getRestartStrategy_DelayMs();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.RestartStrategy#getMaxDelayMs <em>Max Delay Ms</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Max Delay Ms</em>'.
	 * @see dev.stillwater.model.job.RestartStrategy#getMaxDelayMs()
	 * @see #getRestartStrategy()
	 * @generated
	 */
	EAttribute getRestartStrategy_MaxDelayMs();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.RestartStrategy#getBackoffMultiplier <em>Backoff Multiplier</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Backoff Multiplier</em>'.
	 * @see dev.stillwater.model.job.RestartStrategy#getBackoffMultiplier()
	 * @see #getRestartStrategy()
	 * @generated
	 */
	EAttribute getRestartStrategy_BackoffMultiplier();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.RestartStrategy#getMaxFailuresPerInterval <em>Max Failures Per Interval</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Max Failures Per Interval</em>'.
	 * @see dev.stillwater.model.job.RestartStrategy#getMaxFailuresPerInterval()
	 * @see #getRestartStrategy()
	 * @generated
	 */
	EAttribute getRestartStrategy_MaxFailuresPerInterval();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.RestartStrategy#getFailureIntervalMs <em>Failure Interval Ms</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Failure Interval Ms</em>'.
	 * @see dev.stillwater.model.job.RestartStrategy#getFailureIntervalMs()
	 * @see #getRestartStrategy()
	 * @generated
	 */
	EAttribute getRestartStrategy_FailureIntervalMs();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.Schema <em>Schema</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Schema</em>'.
	 * @see dev.stillwater.model.job.Schema
	 * @generated
	 */
	EClass getSchema();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Schema#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see dev.stillwater.model.job.Schema#getName()
	 * @see #getSchema()
	 * @generated
	 */
	EAttribute getSchema_Name();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.Schema#getFields <em>Fields</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Fields</em>'.
	 * @see dev.stillwater.model.job.Schema#getFields()
	 * @see #getSchema()
	 * @generated
	 */
	EReference getSchema_Fields();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.Field <em>Field</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Field</em>'.
	 * @see dev.stillwater.model.job.Field
	 * @generated
	 */
	EClass getField();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Field#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see dev.stillwater.model.job.Field#getName()
	 * @see #getField()
	 * @generated
	 */
	EAttribute getField_Name();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Field#getType <em>Type</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Type</em>'.
	 * @see dev.stillwater.model.job.Field#getType()
	 * @see #getField()
	 * @generated
	 */
	EAttribute getField_Type();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Field#isNullable <em>Nullable</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Nullable</em>'.
	 * @see dev.stillwater.model.job.Field#isNullable()
	 * @see #getField()
	 * @generated
	 */
	EAttribute getField_Nullable();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.Operator <em>Operator</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Operator</em>'.
	 * @see dev.stillwater.model.job.Operator
	 * @generated
	 */
	EClass getOperator();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Operator#getUid <em>Uid</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Uid</em>'.
	 * @see dev.stillwater.model.job.Operator#getUid()
	 * @see #getOperator()
	 * @generated
	 */
	EAttribute getOperator_Uid();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Operator#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see dev.stillwater.model.job.Operator#getName()
	 * @see #getOperator()
	 * @generated
	 */
	EAttribute getOperator_Name();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Operator#getKind <em>Kind</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Kind</em>'.
	 * @see dev.stillwater.model.job.Operator#getKind()
	 * @see #getOperator()
	 * @generated
	 */
	EAttribute getOperator_Kind();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Operator#getDescription <em>Description</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Description</em>'.
	 * @see dev.stillwater.model.job.Operator#getDescription()
	 * @see #getOperator()
	 * @generated
	 */
	EAttribute getOperator_Description();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Operator#getParallelism <em>Parallelism</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Parallelism</em>'.
	 * @see dev.stillwater.model.job.Operator#getParallelism()
	 * @see #getOperator()
	 * @generated
	 */
	EAttribute getOperator_Parallelism();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Operator#isChaining <em>Chaining</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Chaining</em>'.
	 * @see dev.stillwater.model.job.Operator#isChaining()
	 * @see #getOperator()
	 * @generated
	 */
	EAttribute getOperator_Chaining();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.Operator#getParameters <em>Parameters</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Parameters</em>'.
	 * @see dev.stillwater.model.job.Operator#getParameters()
	 * @see #getOperator()
	 * @generated
	 */
	EReference getOperator_Parameters();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.Operator#getExpressions <em>Expressions</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Expressions</em>'.
	 * @see dev.stillwater.model.job.Operator#getExpressions()
	 * @see #getOperator()
	 * @generated
	 */
	EReference getOperator_Expressions();

	/**
	 * Returns the meta object for the reference list '{@link dev.stillwater.model.job.Operator#getIncoming <em>Incoming</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference list '<em>Incoming</em>'.
	 * @see dev.stillwater.model.job.Operator#getIncoming()
	 * @see #getOperator()
	 * @generated
	 */
	EReference getOperator_Incoming();

	/**
	 * Returns the meta object for the reference list '{@link dev.stillwater.model.job.Operator#getOutgoing <em>Outgoing</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference list '<em>Outgoing</em>'.
	 * @see dev.stillwater.model.job.Operator#getOutgoing()
	 * @see #getOperator()
	 * @generated
	 */
	EReference getOperator_Outgoing();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.Parameter <em>Parameter</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Parameter</em>'.
	 * @see dev.stillwater.model.job.Parameter
	 * @generated
	 */
	EClass getParameter();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Parameter#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see dev.stillwater.model.job.Parameter#getName()
	 * @see #getParameter()
	 * @generated
	 */
	EAttribute getParameter_Name();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Parameter#getValue <em>Value</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Value</em>'.
	 * @see dev.stillwater.model.job.Parameter#getValue()
	 * @see #getParameter()
	 * @generated
	 */
	EAttribute getParameter_Value();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.Expression <em>Expression</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Expression</em>'.
	 * @see dev.stillwater.model.job.Expression
	 * @generated
	 */
	EClass getExpression();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Expression#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see dev.stillwater.model.job.Expression#getName()
	 * @see #getExpression()
	 * @generated
	 */
	EAttribute getExpression_Name();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Expression#getText <em>Text</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Text</em>'.
	 * @see dev.stillwater.model.job.Expression#getText()
	 * @see #getExpression()
	 * @generated
	 */
	EAttribute getExpression_Text();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.Stream <em>Stream</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Stream</em>'.
	 * @see dev.stillwater.model.job.Stream
	 * @generated
	 */
	EClass getStream();

	/**
	 * Returns the meta object for the reference '{@link dev.stillwater.model.job.Stream#getSource <em>Source</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference '<em>Source</em>'.
	 * @see dev.stillwater.model.job.Stream#getSource()
	 * @see #getStream()
	 * @generated
	 */
	EReference getStream_Source();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Stream#getSourcePort <em>Source Port</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Source Port</em>'.
	 * @see dev.stillwater.model.job.Stream#getSourcePort()
	 * @see #getStream()
	 * @generated
	 */
	EAttribute getStream_SourcePort();

	/**
	 * Returns the meta object for the reference '{@link dev.stillwater.model.job.Stream#getTarget <em>Target</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference '<em>Target</em>'.
	 * @see dev.stillwater.model.job.Stream#getTarget()
	 * @see #getStream()
	 * @generated
	 */
	EReference getStream_Target();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Stream#getTargetPort <em>Target Port</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Target Port</em>'.
	 * @see dev.stillwater.model.job.Stream#getTargetPort()
	 * @see #getStream()
	 * @generated
	 */
	EAttribute getStream_TargetPort();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.Stream#getPartitioning <em>Partitioning</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Partitioning</em>'.
	 * @see dev.stillwater.model.job.Stream#getPartitioning()
	 * @see #getStream()
	 * @generated
	 */
	EAttribute getStream_Partitioning();

	/**
	 * Returns the meta object for the attribute list '{@link dev.stillwater.model.job.Stream#getKeyFields <em>Key Fields</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Key Fields</em>'.
	 * @see dev.stillwater.model.job.Stream#getKeyFields()
	 * @see #getStream()
	 * @generated
	 */
	EAttribute getStream_KeyFields();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.JobLayout <em>Layout</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Layout</em>'.
	 * @see dev.stillwater.model.job.JobLayout
	 * @generated
	 */
	EClass getJobLayout();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.JobLayout#getFormatVersion <em>Format Version</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Format Version</em>'.
	 * @see dev.stillwater.model.job.JobLayout#getFormatVersion()
	 * @see #getJobLayout()
	 * @generated
	 */
	EAttribute getJobLayout_FormatVersion();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.JobLayout#getNodes <em>Nodes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Nodes</em>'.
	 * @see dev.stillwater.model.job.JobLayout#getNodes()
	 * @see #getJobLayout()
	 * @generated
	 */
	EReference getJobLayout_Nodes();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.JobLayout#getStreams <em>Streams</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Streams</em>'.
	 * @see dev.stillwater.model.job.JobLayout#getStreams()
	 * @see #getJobLayout()
	 * @generated
	 */
	EReference getJobLayout_Streams();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.JobLayout#getGroups <em>Groups</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Groups</em>'.
	 * @see dev.stillwater.model.job.JobLayout#getGroups()
	 * @see #getJobLayout()
	 * @generated
	 */
	EReference getJobLayout_Groups();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.JobLayout#getNotes <em>Notes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Notes</em>'.
	 * @see dev.stillwater.model.job.JobLayout#getNotes()
	 * @see #getJobLayout()
	 * @generated
	 */
	EReference getJobLayout_Notes();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.NodeLayout <em>Node Layout</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Node Layout</em>'.
	 * @see dev.stillwater.model.job.NodeLayout
	 * @generated
	 */
	EClass getNodeLayout();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NodeLayout#getUid <em>Uid</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Uid</em>'.
	 * @see dev.stillwater.model.job.NodeLayout#getUid()
	 * @see #getNodeLayout()
	 * @generated
	 */
	EAttribute getNodeLayout_Uid();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NodeLayout#getX <em>X</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>X</em>'.
	 * @see dev.stillwater.model.job.NodeLayout#getX()
	 * @see #getNodeLayout()
	 * @generated
	 */
	EAttribute getNodeLayout_X();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NodeLayout#getY <em>Y</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Y</em>'.
	 * @see dev.stillwater.model.job.NodeLayout#getY()
	 * @see #getNodeLayout()
	 * @generated
	 */
	EAttribute getNodeLayout_Y();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NodeLayout#getWidth <em>Width</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Width</em>'.
	 * @see dev.stillwater.model.job.NodeLayout#getWidth()
	 * @see #getNodeLayout()
	 * @generated
	 */
	EAttribute getNodeLayout_Width();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NodeLayout#getHeight <em>Height</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Height</em>'.
	 * @see dev.stillwater.model.job.NodeLayout#getHeight()
	 * @see #getNodeLayout()
	 * @generated
	 */
	EAttribute getNodeLayout_Height();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.StreamLayout <em>Stream Layout</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Stream Layout</em>'.
	 * @see dev.stillwater.model.job.StreamLayout
	 * @generated
	 */
	EClass getStreamLayout();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.StreamLayout#getSourceUid <em>Source Uid</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Source Uid</em>'.
	 * @see dev.stillwater.model.job.StreamLayout#getSourceUid()
	 * @see #getStreamLayout()
	 * @generated
	 */
	EAttribute getStreamLayout_SourceUid();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.StreamLayout#getSourcePort <em>Source Port</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Source Port</em>'.
	 * @see dev.stillwater.model.job.StreamLayout#getSourcePort()
	 * @see #getStreamLayout()
	 * @generated
	 */
	EAttribute getStreamLayout_SourcePort();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.StreamLayout#getTargetUid <em>Target Uid</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Target Uid</em>'.
	 * @see dev.stillwater.model.job.StreamLayout#getTargetUid()
	 * @see #getStreamLayout()
	 * @generated
	 */
	EAttribute getStreamLayout_TargetUid();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.StreamLayout#getTargetPort <em>Target Port</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Target Port</em>'.
	 * @see dev.stillwater.model.job.StreamLayout#getTargetPort()
	 * @see #getStreamLayout()
	 * @generated
	 */
	EAttribute getStreamLayout_TargetPort();

	/**
	 * Returns the meta object for the containment reference list '{@link dev.stillwater.model.job.StreamLayout#getBendPoints <em>Bend Points</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Bend Points</em>'.
	 * @see dev.stillwater.model.job.StreamLayout#getBendPoints()
	 * @see #getStreamLayout()
	 * @generated
	 */
	EReference getStreamLayout_BendPoints();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.BendPoint <em>Bend Point</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Bend Point</em>'.
	 * @see dev.stillwater.model.job.BendPoint
	 * @generated
	 */
	EClass getBendPoint();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.BendPoint#getX <em>X</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>X</em>'.
	 * @see dev.stillwater.model.job.BendPoint#getX()
	 * @see #getBendPoint()
	 * @generated
	 */
	EAttribute getBendPoint_X();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.BendPoint#getY <em>Y</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Y</em>'.
	 * @see dev.stillwater.model.job.BendPoint#getY()
	 * @see #getBendPoint()
	 * @generated
	 */
	EAttribute getBendPoint_Y();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.GroupLayout <em>Group Layout</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Group Layout</em>'.
	 * @see dev.stillwater.model.job.GroupLayout
	 * @generated
	 */
	EClass getGroupLayout();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.GroupLayout#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see dev.stillwater.model.job.GroupLayout#getName()
	 * @see #getGroupLayout()
	 * @generated
	 */
	EAttribute getGroupLayout_Name();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.GroupLayout#isFolded <em>Folded</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Folded</em>'.
	 * @see dev.stillwater.model.job.GroupLayout#isFolded()
	 * @see #getGroupLayout()
	 * @generated
	 */
	EAttribute getGroupLayout_Folded();

	/**
	 * Returns the meta object for the attribute list '{@link dev.stillwater.model.job.GroupLayout#getUids <em>Uids</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Uids</em>'.
	 * @see dev.stillwater.model.job.GroupLayout#getUids()
	 * @see #getGroupLayout()
	 * @generated
	 */
	EAttribute getGroupLayout_Uids();

	/**
	 * Returns the meta object for class '{@link dev.stillwater.model.job.NoteLayout <em>Note Layout</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Note Layout</em>'.
	 * @see dev.stillwater.model.job.NoteLayout
	 * @generated
	 */
	EClass getNoteLayout();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NoteLayout#getText <em>Text</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Text</em>'.
	 * @see dev.stillwater.model.job.NoteLayout#getText()
	 * @see #getNoteLayout()
	 * @generated
	 */
	EAttribute getNoteLayout_Text();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NoteLayout#getX <em>X</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>X</em>'.
	 * @see dev.stillwater.model.job.NoteLayout#getX()
	 * @see #getNoteLayout()
	 * @generated
	 */
	EAttribute getNoteLayout_X();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NoteLayout#getY <em>Y</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Y</em>'.
	 * @see dev.stillwater.model.job.NoteLayout#getY()
	 * @see #getNoteLayout()
	 * @generated
	 */
	EAttribute getNoteLayout_Y();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NoteLayout#getWidth <em>Width</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Width</em>'.
	 * @see dev.stillwater.model.job.NoteLayout#getWidth()
	 * @see #getNoteLayout()
	 * @generated
	 */
	EAttribute getNoteLayout_Width();

	/**
	 * Returns the meta object for the attribute '{@link dev.stillwater.model.job.NoteLayout#getHeight <em>Height</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Height</em>'.
	 * @see dev.stillwater.model.job.NoteLayout#getHeight()
	 * @see #getNoteLayout()
	 * @generated
	 */
	EAttribute getNoteLayout_Height();

	/**
	 * Returns the meta object for enum '{@link dev.stillwater.model.job.FieldType <em>Field Type</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>Field Type</em>'.
	 * @see dev.stillwater.model.job.FieldType
	 * @generated
	 */
	EEnum getFieldType();

	/**
	 * Returns the meta object for enum '{@link dev.stillwater.model.job.Partitioning <em>Partitioning</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>Partitioning</em>'.
	 * @see dev.stillwater.model.job.Partitioning
	 * @generated
	 */
	EEnum getPartitioning();

	/**
	 * Returns the meta object for enum '{@link dev.stillwater.model.job.CheckpointMode <em>Checkpoint Mode</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>Checkpoint Mode</em>'.
	 * @see dev.stillwater.model.job.CheckpointMode
	 * @generated
	 */
	EEnum getCheckpointMode();

	/**
	 * Returns the meta object for enum '{@link dev.stillwater.model.job.CheckpointRetention <em>Checkpoint Retention</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>Checkpoint Retention</em>'.
	 * @see dev.stillwater.model.job.CheckpointRetention
	 * @generated
	 */
	EEnum getCheckpointRetention();

	/**
	 * Returns the meta object for enum '{@link dev.stillwater.model.job.StateBackendKind <em>State Backend Kind</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>State Backend Kind</em>'.
	 * @see dev.stillwater.model.job.StateBackendKind
	 * @generated
	 */
	EEnum getStateBackendKind();

	/**
	 * Returns the meta object for enum '{@link dev.stillwater.model.job.RestartStrategyKind <em>Restart Strategy Kind</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>Restart Strategy Kind</em>'.
	 * @see dev.stillwater.model.job.RestartStrategyKind
	 * @generated
	 */
	EEnum getRestartStrategyKind();

	/**
	 * Returns the factory that creates the instances of the model.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the factory that creates the instances of the model.
	 * @generated
	 */
	JobFactory getJobFactory();

	/**
	 * <!-- begin-user-doc -->
	 * Defines literals for the meta objects that represent
	 * <ul>
	 *   <li>each class,</li>
	 *   <li>each feature of each class,</li>
	 *   <li>each operation of each class,</li>
	 *   <li>each enum,</li>
	 *   <li>and each data type</li>
	 * </ul>
	 * <!-- end-user-doc -->
	 * @generated
	 */
	interface Literals {
		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.JobImpl <em>Job</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.JobImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getJob()
		 * @generated
		 */
		EClass JOB = eINSTANCE.getJob();

		/**
		 * The meta object literal for the '<em><b>Format Version</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute JOB__FORMAT_VERSION = eINSTANCE.getJob_FormatVersion();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute JOB__NAME = eINSTANCE.getJob_Name();

		/**
		 * The meta object literal for the '<em><b>Description</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute JOB__DESCRIPTION = eINSTANCE.getJob_Description();

		/**
		 * The meta object literal for the '<em><b>Default Parallelism</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute JOB__DEFAULT_PARALLELISM = eINSTANCE.getJob_DefaultParallelism();

		/**
		 * The meta object literal for the '<em><b>Max Parallelism</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute JOB__MAX_PARALLELISM = eINSTANCE.getJob_MaxParallelism();

		/**
		 * The meta object literal for the '<em><b>Exact Replay</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute JOB__EXACT_REPLAY = eINSTANCE.getJob_ExactReplay();

		/**
		 * The meta object literal for the '<em><b>Checkpointing</b></em>' containment reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB__CHECKPOINTING = eINSTANCE.getJob_Checkpointing();

		/**
		 * The meta object literal for the '<em><b>State Backend</b></em>' containment reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB__STATE_BACKEND = eINSTANCE.getJob_StateBackend();

		/**
		 * The meta object literal for the '<em><b>Restart Strategy</b></em>' containment reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB__RESTART_STRATEGY = eINSTANCE.getJob_RestartStrategy();

		/**
		 * The meta object literal for the '<em><b>Schemas</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB__SCHEMAS = eINSTANCE.getJob_Schemas();

		/**
		 * The meta object literal for the '<em><b>Operators</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB__OPERATORS = eINSTANCE.getJob_Operators();

		/**
		 * The meta object literal for the '<em><b>Streams</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB__STREAMS = eINSTANCE.getJob_Streams();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.CheckpointSettingsImpl <em>Checkpoint Settings</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.CheckpointSettingsImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getCheckpointSettings()
		 * @generated
		 */
		EClass CHECKPOINT_SETTINGS = eINSTANCE.getCheckpointSettings();

		/**
		 * The meta object literal for the '<em><b>Interval Ms</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__INTERVAL_MS = eINSTANCE.getCheckpointSettings_IntervalMs();

		/**
		 * The meta object literal for the '<em><b>Mode</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__MODE = eINSTANCE.getCheckpointSettings_Mode();

		/**
		 * The meta object literal for the '<em><b>Timeout Ms</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__TIMEOUT_MS = eINSTANCE.getCheckpointSettings_TimeoutMs();

		/**
		 * The meta object literal for the '<em><b>Min Pause Ms</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__MIN_PAUSE_MS = eINSTANCE.getCheckpointSettings_MinPauseMs();

		/**
		 * The meta object literal for the '<em><b>Max Concurrent</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__MAX_CONCURRENT = eINSTANCE.getCheckpointSettings_MaxConcurrent();

		/**
		 * The meta object literal for the '<em><b>Tolerable Failures</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__TOLERABLE_FAILURES = eINSTANCE.getCheckpointSettings_TolerableFailures();

		/**
		 * The meta object literal for the '<em><b>Retained</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__RETAINED = eINSTANCE.getCheckpointSettings_Retained();

		/**
		 * The meta object literal for the '<em><b>Retention</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__RETENTION = eINSTANCE.getCheckpointSettings_Retention();

		/**
		 * The meta object literal for the '<em><b>Directory</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__DIRECTORY = eINSTANCE.getCheckpointSettings_Directory();

		/**
		 * The meta object literal for the '<em><b>Savepoint Interval Ms</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__SAVEPOINT_INTERVAL_MS = eINSTANCE.getCheckpointSettings_SavepointIntervalMs();

		/**
		 * The meta object literal for the '<em><b>Savepoint Directory</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CHECKPOINT_SETTINGS__SAVEPOINT_DIRECTORY = eINSTANCE.getCheckpointSettings_SavepointDirectory();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.StateBackendSettingsImpl <em>State Backend Settings</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.StateBackendSettingsImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getStateBackendSettings()
		 * @generated
		 */
		EClass STATE_BACKEND_SETTINGS = eINSTANCE.getStateBackendSettings();

		/**
		 * The meta object literal for the '<em><b>Kind</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STATE_BACKEND_SETTINGS__KIND = eINSTANCE.getStateBackendSettings_Kind();

		/**
		 * The meta object literal for the '<em><b>Directory</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STATE_BACKEND_SETTINGS__DIRECTORY = eINSTANCE.getStateBackendSettings_Directory();

		/**
		 * The meta object literal for the '<em><b>Incremental</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STATE_BACKEND_SETTINGS__INCREMENTAL = eINSTANCE.getStateBackendSettings_Incremental();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.RestartStrategyImpl <em>Restart Strategy</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.RestartStrategyImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getRestartStrategy()
		 * @generated
		 */
		EClass RESTART_STRATEGY = eINSTANCE.getRestartStrategy();

		/**
		 * The meta object literal for the '<em><b>Kind</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RESTART_STRATEGY__KIND = eINSTANCE.getRestartStrategy_Kind();

		/**
		 * The meta object literal for the '<em><b>Max Attempts</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RESTART_STRATEGY__MAX_ATTEMPTS = eINSTANCE.getRestartStrategy_MaxAttempts();

		/**
		 * The meta object literal for the '<em><b>Delay Ms</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RESTART_STRATEGY__DELAY_MS = eINSTANCE.getRestartStrategy_DelayMs();

		/**
		 * The meta object literal for the '<em><b>Max Delay Ms</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RESTART_STRATEGY__MAX_DELAY_MS = eINSTANCE.getRestartStrategy_MaxDelayMs();

		/**
		 * The meta object literal for the '<em><b>Backoff Multiplier</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RESTART_STRATEGY__BACKOFF_MULTIPLIER = eINSTANCE.getRestartStrategy_BackoffMultiplier();

		/**
		 * The meta object literal for the '<em><b>Max Failures Per Interval</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RESTART_STRATEGY__MAX_FAILURES_PER_INTERVAL = eINSTANCE.getRestartStrategy_MaxFailuresPerInterval();

		/**
		 * The meta object literal for the '<em><b>Failure Interval Ms</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RESTART_STRATEGY__FAILURE_INTERVAL_MS = eINSTANCE.getRestartStrategy_FailureIntervalMs();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.SchemaImpl <em>Schema</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.SchemaImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getSchema()
		 * @generated
		 */
		EClass SCHEMA = eINSTANCE.getSchema();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute SCHEMA__NAME = eINSTANCE.getSchema_Name();

		/**
		 * The meta object literal for the '<em><b>Fields</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference SCHEMA__FIELDS = eINSTANCE.getSchema_Fields();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.FieldImpl <em>Field</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.FieldImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getField()
		 * @generated
		 */
		EClass FIELD = eINSTANCE.getField();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FIELD__NAME = eINSTANCE.getField_Name();

		/**
		 * The meta object literal for the '<em><b>Type</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FIELD__TYPE = eINSTANCE.getField_Type();

		/**
		 * The meta object literal for the '<em><b>Nullable</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FIELD__NULLABLE = eINSTANCE.getField_Nullable();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.OperatorImpl <em>Operator</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.OperatorImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getOperator()
		 * @generated
		 */
		EClass OPERATOR = eINSTANCE.getOperator();

		/**
		 * The meta object literal for the '<em><b>Uid</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute OPERATOR__UID = eINSTANCE.getOperator_Uid();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute OPERATOR__NAME = eINSTANCE.getOperator_Name();

		/**
		 * The meta object literal for the '<em><b>Kind</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute OPERATOR__KIND = eINSTANCE.getOperator_Kind();

		/**
		 * The meta object literal for the '<em><b>Description</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute OPERATOR__DESCRIPTION = eINSTANCE.getOperator_Description();

		/**
		 * The meta object literal for the '<em><b>Parallelism</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute OPERATOR__PARALLELISM = eINSTANCE.getOperator_Parallelism();

		/**
		 * The meta object literal for the '<em><b>Chaining</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute OPERATOR__CHAINING = eINSTANCE.getOperator_Chaining();

		/**
		 * The meta object literal for the '<em><b>Parameters</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference OPERATOR__PARAMETERS = eINSTANCE.getOperator_Parameters();

		/**
		 * The meta object literal for the '<em><b>Expressions</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference OPERATOR__EXPRESSIONS = eINSTANCE.getOperator_Expressions();

		/**
		 * The meta object literal for the '<em><b>Incoming</b></em>' reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference OPERATOR__INCOMING = eINSTANCE.getOperator_Incoming();

		/**
		 * The meta object literal for the '<em><b>Outgoing</b></em>' reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference OPERATOR__OUTGOING = eINSTANCE.getOperator_Outgoing();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.ParameterImpl <em>Parameter</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.ParameterImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getParameter()
		 * @generated
		 */
		EClass PARAMETER = eINSTANCE.getParameter();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PARAMETER__NAME = eINSTANCE.getParameter_Name();

		/**
		 * The meta object literal for the '<em><b>Value</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute PARAMETER__VALUE = eINSTANCE.getParameter_Value();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.ExpressionImpl <em>Expression</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.ExpressionImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getExpression()
		 * @generated
		 */
		EClass EXPRESSION = eINSTANCE.getExpression();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute EXPRESSION__NAME = eINSTANCE.getExpression_Name();

		/**
		 * The meta object literal for the '<em><b>Text</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute EXPRESSION__TEXT = eINSTANCE.getExpression_Text();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.StreamImpl <em>Stream</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.StreamImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getStream()
		 * @generated
		 */
		EClass STREAM = eINSTANCE.getStream();

		/**
		 * The meta object literal for the '<em><b>Source</b></em>' reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STREAM__SOURCE = eINSTANCE.getStream_Source();

		/**
		 * The meta object literal for the '<em><b>Source Port</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STREAM__SOURCE_PORT = eINSTANCE.getStream_SourcePort();

		/**
		 * The meta object literal for the '<em><b>Target</b></em>' reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STREAM__TARGET = eINSTANCE.getStream_Target();

		/**
		 * The meta object literal for the '<em><b>Target Port</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STREAM__TARGET_PORT = eINSTANCE.getStream_TargetPort();

		/**
		 * The meta object literal for the '<em><b>Partitioning</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STREAM__PARTITIONING = eINSTANCE.getStream_Partitioning();

		/**
		 * The meta object literal for the '<em><b>Key Fields</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STREAM__KEY_FIELDS = eINSTANCE.getStream_KeyFields();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.JobLayoutImpl <em>Layout</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.JobLayoutImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getJobLayout()
		 * @generated
		 */
		EClass JOB_LAYOUT = eINSTANCE.getJobLayout();

		/**
		 * The meta object literal for the '<em><b>Format Version</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute JOB_LAYOUT__FORMAT_VERSION = eINSTANCE.getJobLayout_FormatVersion();

		/**
		 * The meta object literal for the '<em><b>Nodes</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB_LAYOUT__NODES = eINSTANCE.getJobLayout_Nodes();

		/**
		 * The meta object literal for the '<em><b>Streams</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB_LAYOUT__STREAMS = eINSTANCE.getJobLayout_Streams();

		/**
		 * The meta object literal for the '<em><b>Groups</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB_LAYOUT__GROUPS = eINSTANCE.getJobLayout_Groups();

		/**
		 * The meta object literal for the '<em><b>Notes</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference JOB_LAYOUT__NOTES = eINSTANCE.getJobLayout_Notes();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.NodeLayoutImpl <em>Node Layout</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.NodeLayoutImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getNodeLayout()
		 * @generated
		 */
		EClass NODE_LAYOUT = eINSTANCE.getNodeLayout();

		/**
		 * The meta object literal for the '<em><b>Uid</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NODE_LAYOUT__UID = eINSTANCE.getNodeLayout_Uid();

		/**
		 * The meta object literal for the '<em><b>X</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NODE_LAYOUT__X = eINSTANCE.getNodeLayout_X();

		/**
		 * The meta object literal for the '<em><b>Y</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NODE_LAYOUT__Y = eINSTANCE.getNodeLayout_Y();

		/**
		 * The meta object literal for the '<em><b>Width</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NODE_LAYOUT__WIDTH = eINSTANCE.getNodeLayout_Width();

		/**
		 * The meta object literal for the '<em><b>Height</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NODE_LAYOUT__HEIGHT = eINSTANCE.getNodeLayout_Height();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.StreamLayoutImpl <em>Stream Layout</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.StreamLayoutImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getStreamLayout()
		 * @generated
		 */
		EClass STREAM_LAYOUT = eINSTANCE.getStreamLayout();

		/**
		 * The meta object literal for the '<em><b>Source Uid</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STREAM_LAYOUT__SOURCE_UID = eINSTANCE.getStreamLayout_SourceUid();

		/**
		 * The meta object literal for the '<em><b>Source Port</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STREAM_LAYOUT__SOURCE_PORT = eINSTANCE.getStreamLayout_SourcePort();

		/**
		 * The meta object literal for the '<em><b>Target Uid</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STREAM_LAYOUT__TARGET_UID = eINSTANCE.getStreamLayout_TargetUid();

		/**
		 * The meta object literal for the '<em><b>Target Port</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STREAM_LAYOUT__TARGET_PORT = eINSTANCE.getStreamLayout_TargetPort();

		/**
		 * The meta object literal for the '<em><b>Bend Points</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STREAM_LAYOUT__BEND_POINTS = eINSTANCE.getStreamLayout_BendPoints();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.BendPointImpl <em>Bend Point</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.BendPointImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getBendPoint()
		 * @generated
		 */
		EClass BEND_POINT = eINSTANCE.getBendPoint();

		/**
		 * The meta object literal for the '<em><b>X</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BEND_POINT__X = eINSTANCE.getBendPoint_X();

		/**
		 * The meta object literal for the '<em><b>Y</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BEND_POINT__Y = eINSTANCE.getBendPoint_Y();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.GroupLayoutImpl <em>Group Layout</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.GroupLayoutImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getGroupLayout()
		 * @generated
		 */
		EClass GROUP_LAYOUT = eINSTANCE.getGroupLayout();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute GROUP_LAYOUT__NAME = eINSTANCE.getGroupLayout_Name();

		/**
		 * The meta object literal for the '<em><b>Folded</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute GROUP_LAYOUT__FOLDED = eINSTANCE.getGroupLayout_Folded();

		/**
		 * The meta object literal for the '<em><b>Uids</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute GROUP_LAYOUT__UIDS = eINSTANCE.getGroupLayout_Uids();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.impl.NoteLayoutImpl <em>Note Layout</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.impl.NoteLayoutImpl
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getNoteLayout()
		 * @generated
		 */
		EClass NOTE_LAYOUT = eINSTANCE.getNoteLayout();

		/**
		 * The meta object literal for the '<em><b>Text</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NOTE_LAYOUT__TEXT = eINSTANCE.getNoteLayout_Text();

		/**
		 * The meta object literal for the '<em><b>X</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NOTE_LAYOUT__X = eINSTANCE.getNoteLayout_X();

		/**
		 * The meta object literal for the '<em><b>Y</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NOTE_LAYOUT__Y = eINSTANCE.getNoteLayout_Y();

		/**
		 * The meta object literal for the '<em><b>Width</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NOTE_LAYOUT__WIDTH = eINSTANCE.getNoteLayout_Width();

		/**
		 * The meta object literal for the '<em><b>Height</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NOTE_LAYOUT__HEIGHT = eINSTANCE.getNoteLayout_Height();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.FieldType <em>Field Type</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.FieldType
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getFieldType()
		 * @generated
		 */
		EEnum FIELD_TYPE = eINSTANCE.getFieldType();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.Partitioning <em>Partitioning</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.Partitioning
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getPartitioning()
		 * @generated
		 */
		EEnum PARTITIONING = eINSTANCE.getPartitioning();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.CheckpointMode <em>Checkpoint Mode</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.CheckpointMode
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getCheckpointMode()
		 * @generated
		 */
		EEnum CHECKPOINT_MODE = eINSTANCE.getCheckpointMode();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.CheckpointRetention <em>Checkpoint Retention</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.CheckpointRetention
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getCheckpointRetention()
		 * @generated
		 */
		EEnum CHECKPOINT_RETENTION = eINSTANCE.getCheckpointRetention();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.StateBackendKind <em>State Backend Kind</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.StateBackendKind
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getStateBackendKind()
		 * @generated
		 */
		EEnum STATE_BACKEND_KIND = eINSTANCE.getStateBackendKind();

		/**
		 * The meta object literal for the '{@link dev.stillwater.model.job.RestartStrategyKind <em>Restart Strategy Kind</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see dev.stillwater.model.job.RestartStrategyKind
		 * @see dev.stillwater.model.job.impl.JobPackageImpl#getRestartStrategyKind()
		 * @generated
		 */
		EEnum RESTART_STRATEGY_KIND = eINSTANCE.getRestartStrategyKind();

	}

} //JobPackage
