package dev.stillwater.host.rest;

import dev.stillwater.engine.TaskStatus;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.host.registry.JobRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who answers which request of a hosted job: Flink's paths, and ours below {@code stillwater/}.
 *
 * <p>THREADING: made by one thread, then any.
 */
final class JobRoutes {
  private static final String JOB = "jobs/:jobid";
  private static final String VERTEX = JOB + "/vertices/:vertexid";
  private static final String OURS = "stillwater/" + JOB;
  private static final int EXCEPTIONS = 20;
  private static final int LINES = 200;

  private final Router router = new Router();
  private final HostedJob job;
  private final JobRegistry registry;
  private final JobDocuments documents;
  private final VertexDocuments vertices;
  private final MetricDocuments metrics;
  private final CheckpointDocuments checkpoints;
  private final LiveDocuments live;
  private final BarrierDocuments barriers;
  private final RecordDocuments records;
  private final Triggers triggers;
  private final ScheduledSavepoints schedule;

  /** Answers a request about the job. */
  private interface JobHandler {
    Answer answer(Request request) throws RestException;
  }

  /** Answers a request about one of its tasks. */
  private interface VertexHandler {
    Object answer(TaskStatus task, Request request) throws RestException;
  }

  JobRoutes(HostedJob job, JobRegistry registry) {
    this.job = job;
    this.registry = registry;
    documents = new JobDocuments(job);
    vertices = new VertexDocuments(job);
    metrics = new MetricDocuments(job, vertices);
    checkpoints = new CheckpointDocuments(job);
    live = new LiveDocuments(job);
    barriers = new BarrierDocuments(job);
    records = new RecordDocuments(job);
    triggers = new Triggers(job);
    schedule = new ScheduledSavepoints(job, triggers);
    addJob();
    addVertices();
    addCheckpoints();
    addTriggers();
    addOurs();
  }

  /** The routes. */
  Router router() {
    return router;
  }

  /** Whether somebody waits for something that was asked for. */
  boolean isAwaited() {
    return triggers.isAwaited();
  }

  /** Takes no more savepoints of the schedule. */
  void close() {
    schedule.close();
  }

  private void addJob() {
    router.add("GET", "overview", request -> Answer.of(documents.cluster()));
    router.add("GET", "config", request -> Answer.of(Documents.map("refresh-interval", 3000, "timezone-name", "Coordinated Universal Time", "timezone-offset", 0,
        "flink-version", "2.3.0", "flink-revision", "stillwater", "features", Documents.map("web-submit", false, "web-cancel", true, "web-rescale", false,
            "web-history", false))));
    router.add("GET", "jobs", request -> Answer.of(documents.jobs()));
    router.add("GET", "jobs/overview", request -> Answer.of(documents.overview()));
    job("GET", JOB, request -> Answer.of(documents.details()));
    job("GET", JOB + "/status", request -> Answer.of(documents.status()));
    job("GET", JOB + "/plan", request -> Answer.of(documents.plan()));
    job("GET", JOB + "/config", request -> Answer.of(documents.config()));
    job("GET", JOB + "/exceptions", request -> Answer.of(documents.exceptions(max(request))));
    job("GET", JOB + "/metrics", request -> Answer.of(metrics.ofJob(request.parameter("get"))));
    job("GET", JOB + "/accumulators", request -> Answer.of(Documents.map("job-accumulators", List.of(), "user-task-accumulators", List.of(),
        "serialized-user-task-accumulators", Map.of())));
    job("PATCH", JOB, this::cancel);
    // Flink's own page and clients that know no PATCH.
    job("GET", JOB + "/yarn-cancel", this::cancel);
  }

  private static int max(Request request) throws RestException {
    Optional<String> text = request.parameter("maxExceptions");
    if (text.isPresent() && !text.get().matches("\\d{1,9}")) {
      throw new RestException(RestException.BAD_REQUEST,
          "Bad request, could not parse parameters: Cannot resolve query parameter (maxExceptions) from value \"" + text.get() + "\".");
    }
    return text.map(Integer::valueOf).orElse(EXCEPTIONS);
  }

  private Answer cancel(Request request) throws RestException {
    String mode = request.parameter("mode").orElse("cancel");
    if (mode.equals("stop")) {
      return Answer.error(308, "The termination mode \"stop\" has been removed. For an ungraceful shutdown, please use \"cancel\" instead. For a graceful shutdown, "
          + "please use \"jobs/:jobId/stop\" instead.");
    }
    if (!mode.equals("cancel")) {
      throw new RestException(RestException.BAD_REQUEST,
          "Bad request, could not parse parameters: Cannot resolve query parameter (mode) from value \"" + mode + "\".");
    }
    if (job.state().isTerminal() && !job.run().isCancelled()) {
      throw new RestException(RestException.CONFLICT,
          "Job cancellation failed because the job has already reached another terminal state (" + job.state() + ").");
    }
    job.run().cancel();
    return Answer.accepted(Map.of());
  }

  private void addVertices() {
    vertex(VERTEX, (task, request) -> vertices.details(task));
    vertex(VERTEX + "/metrics", (task, request) -> metrics.ofTask(task, request.parameter("get")));
    vertex(VERTEX + "/watermarks", (task, request) -> MetricDocuments.watermarks(task));
    vertex(VERTEX + "/backpressure", (task, request) -> vertices.backPressure(task));
    vertex(VERTEX + "/subtasktimes", (task, request) -> vertices.times(task));
    vertex(VERTEX + "/subtasks/:subtaskindex/metrics", (task, request) -> metrics.ofSubtask(task, request.number("subtaskindex"), request.parameter("get")));
  }

  private void addCheckpoints() {
    for (boolean isFlinks : new boolean[] {true, false}) {
      String base = (isFlinks ? JOB : OURS) + "/checkpoints";
      job("GET", base, request -> Answer.of(checkpoints.statistics(isFlinks)));
      job("GET", base + "/config", request -> Answer.of(checkpoints.config(isFlinks)));
      job("GET", base + "/details/:checkpointid", request -> Answer.of(checkpoints.details(request.number("checkpointid"), isFlinks)));
      job("GET", base + "/details/:checkpointid/subtasks/:vertexid",
          request -> Answer.of(checkpoints.subtasks(request.number("checkpointid"), request.id("vertexid"))));
    }
  }

  private void addTriggers() {
    job("POST", JOB + "/checkpoints", request -> Answer.accepted(triggers.checkpoint(request.members("CheckpointTriggerRequestBody"))));
    job("GET", JOB + "/checkpoints/:triggerid", request -> Answer.of(triggers.checkpointStatus(request.id("triggerid"))));
    job("POST", JOB + "/savepoints", request -> Answer.accepted(triggers.savepoint(request.members("SavepointTriggerRequestBody"), false)));
    job("GET", JOB + "/savepoints/:triggerid", request -> Answer.of(triggers.savepointStatus(request.id("triggerid"))));
    job("POST", JOB + "/stop", request -> Answer.accepted(triggers.stop(request.members("StopWithSavepointRequestBody"), false)));
    router.add("POST", "savepoint-disposal", request -> Answer.accepted(triggers.dispose(request.members("SavepointDisposalRequest"))));
    router.add("GET", "savepoint-disposal/:triggerid", request -> Answer.of(triggers.disposalStatus(request.id("triggerid"))));
  }

  private void addOurs() {
    job("GET", OURS, request -> Answer.of(live.summary()));
    job("GET", OURS + "/live", request -> Answer.of(live.live(request.parameter("subtasks").filter("false"::equals).isEmpty())));
    job("POST", OURS + "/barriers", request -> Answer.of(barriers.slow(request.members("BarrierDelayRequestBody"))));
    job("POST", OURS + "/pause", request -> Answer.of(barriers.pause(request.members("PauseRequestBody"))));
    job("GET", OURS + "/streams/:streamindex/records",
        request -> Answer.of(records.records(request.number("streamindex"), request.parameter("limit"))));
    job("GET", OURS + "/output", request -> Answer.plain(lines(JobRegistry.OUTPUT)));
    job("GET", OURS + "/messages", request -> Answer.plain(lines(JobRegistry.MESSAGES)));
    job("POST", OURS + "/savepoints", request -> Answer.accepted(triggers.savepoint(request.members("SavepointTriggerRequestBody"), true)));
    job("POST", OURS + "/stop", request -> Answer.accepted(triggers.stop(request.members("StopWithSavepointRequestBody"), true)));
    job("GET", OURS + "/schedule", request -> Answer.of(schedule.document()));
    job("PUT", OURS + "/schedule", request -> Answer.of(schedule.start(request.members("ScheduleRequestBody"))));
    job("DELETE", OURS + "/schedule", request -> Answer.of(schedule.end()));
  }

  private String lines(String name) {
    return String.join("\n", registry.tail(job.jobId(), name, LINES)) + "\n";
  }

  private void job(String method, String pattern, JobHandler handler) {
    router.add(method, pattern, request -> {
      String jobId = request.id("jobid");
      if (!jobId.equals(job.jobId())) {
        throw new RestException(RestException.NOT_FOUND, "Job " + jobId + " not found");
      }
      return handler.answer(request);
    });
  }

  private void vertex(String pattern, VertexHandler handler) {
    job("GET", pattern, request -> Answer.of(handler.answer(vertices.task(request.id("vertexid")), request)));
  }

  /**
   * The paths whose answers are worth keeping for when this process has gone.
   *
   * @param isEnd whether they are asked for the last time, so that those that cost more are among them
   */
  List<String> keptPaths(boolean isEnd) {
    String id = "/jobs/" + job.jobId();
    List<String> paths = new ArrayList<>(List.of("/overview", "/config", "/jobs", "/jobs/overview"));
    for (String end : List.of("", "/status", "/plan", "/config", "/exceptions", "/accumulators", "/checkpoints", "/checkpoints/config")) {
      paths.add(id + end);
    }
    for (String end : List.of("", "/live", "/checkpoints", "/checkpoints/config", "/schedule")) {
      paths.add("/stillwater" + id + end);
    }
    for (TaskPlan task : job.plan().tasks()) {
      paths.add(id + "/vertices/" + Documents.vertexId(task));
    }
    for (int stream = 0; isEnd && stream < job.plan().streams().size(); stream++) {
      paths.add("/stillwater" + id + "/streams/" + stream + "/records");
    }
    for (long checkpoint : checkpoints.ids()) {
      paths.add(id + "/checkpoints/details/" + checkpoint);
      paths.add("/stillwater" + id + "/checkpoints/details/" + checkpoint);
      job.plan().tasks().stream().filter(task -> isEnd).forEach(task -> paths.add(id + "/checkpoints/details/" + checkpoint + "/subtasks/" + Documents.vertexId(task)));
    }
    return paths;
  }
}
