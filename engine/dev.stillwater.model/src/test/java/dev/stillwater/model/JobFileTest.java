package dev.stillwater.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.junit.jupiter.api.Test;

class JobFileTest {

  @Test
  void fixtureOfVersion1_loadsAndIsWrittenAsItStands() throws IOException {
    // Catches a change of the format that old files do not survive, and any that makes a git diff of a job nobody changed.
    String text = fixture("all-features.job");
    JobLoadResult result = Jobs.load(text);
    assertEquals(List.of(), result.problems());
    Job job = result.job().orElseThrow();
    assertEquals("Line one\nline two", job.getDescription());
    assertEquals(2.5, job.getRestartStrategy().getBackoffMultiplier());
    assertEquals(List.of("origin", "cancelled"), job.getStreams().get(1).getKeyFields());
    assertEquals("delay > 15 && origin.equals(\"SFO\") || delay < 0", job.getOperators().get(1).getExpressions().get(0).getText());
    assertEquals(text, Jobs.text(job));
  }

  @Test
  void fixtureOfVersion1_leavesNoFeatureOut() throws IOException {
    // Catches a new feature of the metamodel that no fixture covers.
    Job job = Jobs.job(fixture("all-features.job"));
    for (var all = EcoreUtil.getAllContents(List.of(job)); all.hasNext();) {
      var object = (org.eclipse.emf.ecore.EObject) all.next();
      if (object == job || object.eContainer() == job && object.eContainingFeature().getUpperBound() == 1) {
        for (var feature : object.eClass().getEAllStructuralFeatures()) {
          boolean isVersion = feature.getName().equals("formatVersion");
          assertTrue(isVersion || object.eIsSet(feature), object.eClass().getName() + "." + feature.getName());
        }
      }
    }
  }

  @Test
  void layoutFixtureOfVersion1_loadsAndIsWrittenAsItStands() throws IOException {
    // Catches a layout format that old files do not survive.
    String text = fixture("all-features.joblayout");
    JobLayoutLoadResult result = JobLayoutFile.load(text.getBytes(StandardCharsets.UTF_8), "x");
    assertEquals(List.of(), result.problems());
    assertEquals(-200, result.layout().orElseThrow().getNodes().get(1).getX());
    assertEquals(text, new String(JobLayoutFile.toBytes(result.layout().orElseThrow()), StandardCharsets.UTF_8));
  }

  @Test
  void writtenJob_isReadByEmfToo() throws IOException {
    // Catches a file that is no XMI: EMF's own reader is the oracle.
    Job job = Jobs.job(fixture("all-features.job"));
    XMLResource resource = emfResource();
    resource.load(new ByteArrayInputStream(JobFile.toBytes(job)), Map.of());
    assertTrue(EcoreUtil.equals(job, resource.getContents().get(0)));
  }

  @Test
  void jobWrittenByEmf_isRead() throws IOException {
    // Catches a reader that understands only its own writer.
    Job job = Jobs.job(fixture("all-features.job"));
    XMLResource resource = emfResource();
    resource.getContents().add(EcoreUtil.copy(job));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    resource.save(bytes, Map.of(XMLResource.OPTION_ENCODING, "UTF-8"));
    JobLoadResult result = JobFile.load(bytes.toByteArray(), "emf.job");
    assertEquals(List.of(), result.problems());
    assertTrue(EcoreUtil.equals(job, result.job().orElseThrow()));
  }

  @Test
  void newJob_hasOneLineForEachElement() {
    // Catches a writer whose diffs show more than what was changed.
    Job job = JobFactory.eINSTANCE.createJob();
    job.setName("a < b & \"c\"\n\t\u00e9");
    Operator operator = JobFactory.eINSTANCE.createOperator();
    operator.setUid("source");
    operator.setKind("generator");
    job.getOperators().add(operator);
    assertEquals("""
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" \
        name="a &lt; b &amp; &quot;c&quot;&#10;&#9;\u00e9">
          <operators uid="source" kind="generator"/>
        </job:Job>
        """, Jobs.text(job));
    assertEquals(job.getName(), Jobs.job(Jobs.text(job)).getName());
    assertEquals(3, JobFile.line(operator).orElseThrow());
  }

  @Test
  void lines_areThoseWhereElementsBegin() {
    // Catches markers on the wrong line, also where somebody wrapped an element.
    Job job = Jobs.job(Jobs.with("<operators uid=\"out\" kind=\"csv-sink\"/>", "<operators\n   uid=\"out\"\n   kind=\"csv-sink\"/>"));
    assertEquals(List.of(9, 14, 17, 21), job.getOperators().stream().map(operator -> JobFile.line(operator).orElseThrow()).toList());
    assertEquals(List.of(24, 25, 28), job.getStreams().stream().map(stream -> JobFile.line(stream).orElseThrow()).toList());
  }

  @Test
  void unknownContent_isReportedAndKeptInItsPlace() {
    // Catches a save that throws away what another tool or a later version wrote.
    String text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- licence -->
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="Good" \
        xmlns:x="urn:x" colour="red" x:size="2">
          <!-- about the schema -->
          <schemas name="flight">
            <fields name="date" type="timestamp" unit="ms"/>
            <fields name="origin"/>
          </schemas>
          <x:note a="1&#10;2">Hi <b>you</b>
             &lt;there&amp;
             <!-- inner --><c/>
          </x:note>
          <operators uid="flights" kind="csv-source">
            <later/>
            <parameters name="path" value="p"/>
          </operators>
          stray
          <operators uid="out" kind="csv-sink"/>
          <streams source="flights" target="out" partitioning="hash">
            <keyFields>origin</keyFields>
            <!-- why this key -->
          </streams>
          <checkpoints/>
        </job:Job>
        <!-- end -->
        """;
    JobLoadResult result = Jobs.load(text);
    assertEquals(List.of("content-unknown - colour 3", "content-unknown - x:size 3", "content-unknown - field:flight.date 6", "content-unknown - - 9",
        "content-unknown flights - 14", "content-unknown - - 17", "content-unknown - - 23"), Jobs.places(result.problems()));
    assertFalse(result.problems().get(0).isError());
    assertEquals(text, Jobs.text(result.job().orElseThrow()));
    assertEquals(text, Jobs.text(JobFile.copy(result.job().orElseThrow())));
  }

  @Test
  void deletedNeighbour_doesNotTakeUnknownContentAlong() {
    // Catches content that goes when the element before it is deleted.
    Job job = Jobs.job(Jobs.with("<operators uid=\"out\"", "<later/><operators uid=\"out\""));
    job.getOperators().remove(2);
    assertTrue(Jobs.text(job).contains("\n  <later/>\n"), Jobs.text(job));
  }

  @Test
  void valuesThatDoNotParse_areReportedAndKept() {
    // Catches a job that loses "many" to a default, or stops loading for it.
    String text = Jobs.with(Jobs.with(Jobs.with(Jobs.GOOD, "<operators uid=\"out\"", "<operators uid=\"out\" parallelism=\"many\""),
        "name=\"date\" type=\"timestamp\"", "name=\"date\" type=\"instant\""), "intervalMs=\"6000\"", "intervalMs=\"6s\"");
    JobLoadResult result = Jobs.load(text);
    assertEquals(List.of("value-invalid - checkpointing.intervalMs 3", "value-invalid - field:flight.date 5", "value-invalid out parallelism 21"),
        Jobs.places(result.problems()));
    Job job = result.job().orElseThrow();
    assertTrue(Jobs.text(job).contains("parallelism=\"many\"") && Jobs.text(job).contains("intervalMs=\"6s\""), Jobs.text(job));
    assertTrue(JobValidator.validate(job).containsAll(result.problems()));
  }

  @Test
  void editOfAValueThatDidNotParse_winsOverTheKeptText() {
    // Catches a value that comes back from the dead after the user set another.
    Job job = Jobs.job(Jobs.with("kind=\"filter\"", "kind=\"filter\" parallelism=\"many\""));
    job.getOperators().get(1).setParallelism(0);
    assertFalse(Jobs.text(job).contains("many"));
    assertEquals(List.of(), JobValidator.validate(job));
  }

  @Test
  void streamToNoOperator_isReportedAndKept() {
    // Catches a stream that silently loses its end.
    String text = Jobs.with("target=\"out\"", "target=\"aut\"");
    JobLoadResult result = Jobs.load(text);
    assertEquals(List.of("stream-broken daily stream:daily->aut 26"), Jobs.places(result.problems()));
    assertTrue(result.problems().get(0).message().contains("'out'"), result.problems().get(0).message());
    assertEquals(text, Jobs.text(result.job().orElseThrow()));
  }

  @Test
  void duplicateUids_loseNothing() {
    // Catches a second operator that is dropped, or streams that jump to it.
    String text = Jobs.with("uid=\"delayed\"", "uid=\"flights\"");
    text = Jobs.with(text, "\"delayed\"", "\"//@operators.1\"");
    JobLoadResult result = Jobs.load(text);
    assertEquals(List.of("uid-duplicate flights uid 14"), Jobs.places(result.problems()));
    Job job = result.job().orElseThrow();
    assertSame(job.getOperators().get(0), job.getStreams().get(0).getSource());
    assertSame(job.getOperators().get(1), job.getStreams().get(0).getTarget());
    assertEquals(text, Jobs.text(job));
  }

  @Test
  void attributesAsElements_areRead() {
    // Catches a reader that refuses what XMI allows.
    Job job = Jobs.job(Jobs.with("kind=\"csv-sink\"/>", "><kind>csv-sink</kind></operators>"));
    assertEquals("csv-sink", job.getOperators().get(3).getKind());
  }

  @Test
  void secondCheckpointing_isKeptAsUnknown() {
    // Catches a second single element that replaces the first and drops it.
    Job job = Jobs.job(Jobs.with("<checkpointing intervalMs=\"6000\"/>", "<checkpointing intervalMs=\"6000\"/>\n  <checkpointing intervalMs=\"7000\"/>"));
    assertEquals(6000, job.getCheckpointing().getIntervalMs());
    assertTrue(Jobs.text(job).contains("  <checkpointing intervalMs=\"6000\"/>\n  <checkpointing intervalMs=\"7000\"/>\n"));
  }

  @Test
  void characterThatXmlCannotHold_isReportedBeforeSavingFails() {
    // Catches a file that cannot be opened again.
    Job job = Jobs.job(Jobs.GOOD);
    job.getOperators().get(1).getExpressions().get(0).setText("a\u0001b");
    assertEquals("text-invalid", JobValidator.validate(job).get(0).code());
    String message = assertThrows(IllegalArgumentException.class, () -> JobFile.toBytes(job)).getMessage();
    assertTrue(message.contains("U+0001") && message.contains("delayed"), message);
  }

  @Test
  void copy_keepsLinesAndReferences() {
    // Catches a compile of a copy whose problems have no line.
    Job copy = JobFile.copy(Jobs.job(Jobs.GOOD));
    assertEquals(14, JobFile.line(copy.getOperators().get(1)).orElseThrow());
    assertSame(copy.getOperators().get(0), copy.getStreams().get(0).getSource());
    assertArrayEquals(Jobs.GOOD.getBytes(StandardCharsets.UTF_8), JobFile.toBytes(copy));
  }

  @Test
  void defaults_areTakenWhereTheFileIsSilent() {
    // Catches a changed default, which would change every job that relies on it.
    Job job = Jobs.job(Jobs.GOOD);
    assertEquals(1, job.getDefaultParallelism());
    assertEquals(128, job.getMaxParallelism());
    assertEquals(Partitioning.FORWARD, job.getStreams().get(0).getPartitioning());
    assertTrue(job.getOperators().get(0).isChaining());
    assertNull(job.getStateBackend());
  }

  private static XMLResource emfResource() {
    ResourceSetImpl resources = new ResourceSetImpl();
    resources.getPackageRegistry().put(JobPackage.eNS_URI, JobPackage.eINSTANCE);
    XMLResource resource = new XMIResourceImpl(URI.createURI("memory.job"));
    resources.getResources().add(resource);
    return resource;
  }

  private static String fixture(String name) throws IOException {
    try (InputStream input = JobFileTest.class.getResourceAsStream("/fixtures/v1/" + name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
