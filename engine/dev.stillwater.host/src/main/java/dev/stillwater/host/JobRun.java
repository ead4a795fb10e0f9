package dev.stillwater.host;

import dev.stillwater.compiler.CompileException;
import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.CompiledJob;
import dev.stillwater.compiler.JobCheck;
import dev.stillwater.compiler.JobCompiler;
import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.checkpoint.SavepointSchedule;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobOverrideException;
import dev.stillwater.model.JobOverrides;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of a job file: load, change, check, compile, execute.
 *
 * <p>THREADING: prepared and started by one thread; {@link #cancel}, {@link #status} and {@link #await} by any.
 *
 * <p>LIFECYCLE: {@link #prepare}, {@link #start}, {@link #await}; a run is not started twice.
 */
public final class JobRun {
  private static final Logger LOGGER = System.getLogger(JobRun.class.getName());
  private final CompiledJob compiled;
  private final List<JobProblem> warnings;
  private final List<String> notes;
  private final JobSettings settings;
  private final Optional<RestoreSettings> restore;
  private final ExecutionOptions.Identity identity;
  private volatile Optional<JobExecution> execution = Optional.empty();
  private volatile boolean isCancelled;
  private volatile Optional<RunBooks> books = Optional.empty();

  private JobRun(CompiledJob compiled, List<JobProblem> warnings, JobSettings settings, RestorePoint restorePoint, ExecutionOptions.Identity identity) {
    this.compiled = compiled;
    this.warnings = List.copyOf(warnings);
    this.notes = restorePoint.notes();
    this.settings = settings;
    this.restore = restorePoint.restore();
    this.identity = identity;
  }

  /**
   * Loads, changes, checks and compiles the job; runs nothing of it. Compiling takes a second or so unless the classes are in the cache.
   *
   * @throws CannotStartException if the file cannot be read, a setting does not fit, or the job has errors
   */
  public static JobRun prepare(RunRequest request) throws CannotStartException {
    JobLoadResult loaded = JobFile.load(request.jobFile());
    if (loaded.job().isEmpty()) {
      throw new CannotStartException("The job cannot be read.", loaded.problems());
    }
    Job job = loaded.job().get();
    change(job, request);
    if (loaded.problems().stream().anyMatch(JobProblem::isError)) {
      throw new CannotStartException("The job has errors.", loaded.problemsWith(JobCheck.check(job, request.jobFile())));
    }
    CompileOptions options = CompileOptions.forFile(request.jobFile()).withCache(request.cacheFolder());
    JobSettings settings = settings(job, request, options);
    RestorePoint restorePoint = RestorePoint.of(job, request.checkpoints(), settings);
    try {
      CompiledJob compiled = JobCompiler.compile(job, options);
      return new JobRun(compiled, loaded.problems(), settings, restorePoint,
          new ExecutionOptions.Identity(Optional.of(Files.readString(request.jobFile())), overrides(job, request),
              Optional.of(request.jobFile().toAbsolutePath().normalize().toString())));
    } catch (CompileException problem) {
      throw new CannotStartException("The job has errors.", loaded.problemsWith(problem.problems()));
    } catch (IOException unreadable) {
      throw new CannotStartException("The job cannot be read: " + IoReason.of(unreadable), unreadable);
    }
  }

  private static JobSettings settings(Job job, RunRequest request, CompileOptions options) throws CannotStartException {
    try {
      return JobSettings.of(job, request.checkpoints(), options.baseFolder(), options.jobName());
    } catch (IllegalArgumentException outOfRange) {
      throw new CannotStartException(outOfRange.getMessage(), outOfRange);
    }
  }

  /** The settings from outside as a sidecar keeps them, paths absolute. */
  private static Map<String, String> overrides(Job job, RunRequest request) {
    Map<String, String> overrides = new TreeMap<>();
    for (String setting : request.settings()) {
      String absolute = SettingPaths.absolute(job, setting, request.currentFolder());
      int equals = absolute.indexOf('=');
      overrides.put(absolute.substring(0, equals), absolute.substring(equals + 1));
    }
    return overrides;
  }

  /** The plan and the generated code. */
  public CompiledJob compiled() {
    return compiled;
  }

  /** What the engine is told about checkpoints, state backend and restarts. */
  public JobSettings settings() {
    return settings;
  }

  /** The snapshot that the job begins with; empty for a fresh start. */
  public Optional<RestoreSettings> restore() {
    return restore;
  }

  /** What snapshots say about the job: its file, and what was changed of it from outside. */
  public ExecutionOptions.Identity identity() {
    return identity;
  }

  /** What is wrong with the job's file and does not keep it from running. */
  public List<JobProblem> warnings() {
    return warnings;
  }

  /** What people should know before the job starts: which checkpoint it begins with, or that there is none. */
  public List<String> notes() {
    return notes;
  }

  /** As {@link #start(ConsoleOutput, Optional)} with a new job id. */
  public void start(ConsoleOutput console) throws CannotStartException {
    start(console, Optional.empty());
  }

  /**
   * Starts the job on threads of its own; returns at once.
   *
   * @param console takes what console sinks print, also from several threads
   * @param jobId id of the run, 32 lower-case hexadecimal digits; empty for a new one
   * @throws CannotStartException if an input is missing or an output cannot be written; nothing runs then
   */
  public void start(ConsoleOutput console, Optional<String> jobId) throws CannotStartException {
    if (execution.isPresent()) {
      throw new IllegalStateException("A run is started once.");
    }
    try {
      ExecutionOptions options = ExecutionOptions.threaded(console).withCheckpoints(settings.checkpoints()).withBackend(settings.backend())
          .withRestarts(settings.restart()).withIdentity(identity);
      ExecutionOptions named = jobId.map(options::withJobId).orElse(options);
      ExecutionOptions complete = restore.map(named::withRestore).orElse(named);
      JobExecution prepared = JobExecution.prepare(compiled.plan(), compiled.code(), complete);
      settings.savepoints().ifPresent(schedule -> SavepointSchedule.start(prepared, complete.scheduler(), new SavepointSchedule.Plan(schedule.intervalMs(), schedule.directory()),
          taken -> books.ifPresent(each -> each.recordSoon(taken.folder(), By.SCHEDULE)), message -> LOGGER.log(Level.INFO, message)));
      prepared.run();
      execution = Optional.of(prepared);
    } catch (JobFailureException failure) {
      throw new CannotStartException(failure.failure().text(), failure);
    }
    if (isCancelled) {
      cancel();
    }
  }

  /** Lets the catalogue tell of the snapshots that are taken of this run and of the one it begins with; to be called before the start. */
  public void recordIn(SavepointCatalog catalog) {
    books = Optional.of(new RunBooks(catalog, this));
  }

  /** What the catalogue is told of this run; empty if it is told of nothing. */
  public Optional<RunBooks> books() {
    return books;
  }

  /** Asks the job to stop; it ends within a second. Before the start it keeps the job from running. */
  public void cancel() {
    isCancelled = true;
    execution.ifPresent(JobExecution::cancel);
  }

  /** Whether the job was asked to stop. */
  public boolean isCancelled() {
    return isCancelled;
  }

  /** Waits so many milliseconds for the end of the job; the status tells whether it has ended. */
  public JobStatus await(long timeoutMs) throws InterruptedException {
    JobStatus status = running().await(timeoutMs);
    books.ifPresent(RunBooks::tellStart);
    return status;
  }

  /** The job at this moment. */
  public JobStatus status() {
    return running().status();
  }

  /** The started job, for checkpoints and savepoints. */
  public JobExecution running() {
    return execution.orElseThrow(() -> new IllegalStateException("The run has not been started."));
  }

  private static void change(Job job, RunRequest request) throws CannotStartException {
    request.parallelism().ifPresent(job::setDefaultParallelism);
    List<String> settings = new ArrayList<>();
    for (String setting : request.settings()) {
      settings.add(SettingPaths.absolute(job, setting, request.currentFolder()));
    }
    try {
      JobOverrides.apply(job, settings);
    } catch (JobOverrideException problem) {
      throw new CannotStartException(problem.getMessage(), problem);
    }
  }
}
