package dev.stillwater.flink.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.messages.webmonitor.JobIdsWithStatusOverview;
import org.apache.flink.runtime.messages.webmonitor.JobStatusInfo;
import org.apache.flink.runtime.messages.webmonitor.MultipleJobsDetails;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;
import org.apache.flink.runtime.rest.messages.DashboardConfiguration;
import org.apache.flink.runtime.rest.messages.JobAccumulatorsInfo;
import org.apache.flink.runtime.rest.messages.JobConfigInfo;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory;
import org.apache.flink.runtime.rest.messages.JobPlanInfo;
import org.apache.flink.runtime.rest.messages.JobVertexBackPressureInfo;
import org.apache.flink.runtime.rest.messages.JobVertexDetailsInfo;
import org.apache.flink.runtime.rest.messages.SubtasksTimesInfo;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointConfigInfo;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointStatistics;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatistics;
import org.apache.flink.runtime.rest.messages.checkpoints.TaskCheckpointStatisticsWithSubtaskDetails;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.metrics.MetricCollectionResponseBody;
import org.apache.flink.runtime.rest.util.RestMapperUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents that a job of the desktop answers with are read by Flink's own strict reader: a field that is missing, unknown or of another type fails. */
class RestDocumentsTest {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  @TempDir
  private static Path folder;
  private static DesktopJob job;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    client = HttpClient.newHttpClient();
    job = DesktopJob.start(folder);
  }

  @AfterAll
  static void end() {
    client.close();
    job.close();
  }

  @Test
  void documentsOfTheJob_areFlinks() throws Exception {
    assertEquals(1, read("/overview", ClusterOverviewWithVersion.class).getNumJobsRunningOrPending());
    assertEquals(JobStatus.RUNNING, read("/jobs/overview", MultipleJobsDetails.class).getJobs().iterator().next().getStatus());
    assertEquals(JobStatus.RUNNING, read("/jobs", JobIdsWithStatusOverview.class).getJobsWithStatus().iterator().next().getJobStatus());
    assertEquals(JobStatus.RUNNING, read(path("/status"), JobStatusInfo.class).getJobStatus());
    assertEquals("Numbers", read(path(""), JobDetailsInfo.class).getName());
    assertEquals("Numbers", read(path("/config"), JobConfigInfo.class).getJobName());
    assertFalse(read(path("/plan"), JobPlanInfo.class).toString().isEmpty());
    assertTrue(read(path("/exceptions"), JobExceptionsInfoWithHistory.class).getExceptionHistory().getEntries().isEmpty());
    assertTrue(read(path("/accumulators"), JobAccumulatorsInfo.class).getUserAccumulators().isEmpty());
    assertFalse(read("/config", DashboardConfiguration.class).getFlinkVersion().isEmpty());
    assertFalse(read(path("/metrics"), MetricCollectionResponseBody.class).getMetrics().isEmpty());
  }

  @Test
  void documentsOfATask_areFlinks() throws Exception {
    JobDetailsInfo.JobVertexDetailsInfo vertex = read(path(""), JobDetailsInfo.class).getJobVertexInfos().stream().reduce((first, last) -> last).orElseThrow();
    String of = path("/vertices/" + vertex.getJobVertexID());
    readAgain(of, JobVertexDetailsInfo.class);
    assertEquals(vertex.getParallelism(), read(of + "/backpressure", JobVertexBackPressureInfo.class).getSubtasks().size());
    readAgain(of + "/subtasktimes", SubtasksTimesInfo.class);
    assertFalse(read(of + "/metrics?get=0.numRecordsIn", MetricCollectionResponseBody.class).getMetrics().isEmpty());
    assertEquals(vertex.getParallelism(), read(of + "/watermarks", MetricCollectionResponseBody.class).getMetrics().size());
  }

  @Test
  void documentsOfCheckpoints_areFlinks() throws Exception {
    CheckpointingStatistics statistics = read(path("/checkpoints"), CheckpointingStatistics.class);
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (statistics.getCounts().getNumberCompletedCheckpoints() == 0) {
      assertTrue(System.nanoTime() < end, "no checkpoint");
      LockSupport.parkNanos(5_000_000);
      statistics = read(path("/checkpoints"), CheckpointingStatistics.class);
    }
    readAgain(path("/checkpoints/config"), CheckpointConfigInfo.class);
    long id = statistics.getLatestCheckpoints().getCompletedCheckpointStatistics().getId();
    CheckpointStatistics details = read(path("/checkpoints/details/" + id), CheckpointStatistics.class);
    assertEquals(id, details.getId());
    String vertex = details.getCheckpointStatisticsPerTask().keySet().iterator().next().toString();
    assertEquals(id, read(path("/checkpoints/details/" + id + "/subtasks/" + vertex), TaskCheckpointStatisticsWithSubtaskDetails.class).getCheckpointId());
  }

  private static String path(String end) {
    return "/jobs/" + job.id() + end;
  }

  /** Of a document that Flink's class tells nothing of: what that writes of it is of its members. */
  private static void readAgain(String path, Class<?> type) throws IOException, InterruptedException {
    String written = RestMapperUtils.getStrictObjectMapper().writeValueAsString(read(path, type));
    assertEquals(type, RestMapperUtils.getStrictObjectMapper().readValue(written, type).getClass());
    assertTrue(written.length() > 50, written);
  }

  private static <T> T read(String path, Class<T> type) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(job.entry().rest().resolve("/v1" + path)).header("Authorization", "Bearer " + job.token()).build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return RestMapperUtils.getStrictObjectMapper().readValue(response.body(), type);
  }
}
