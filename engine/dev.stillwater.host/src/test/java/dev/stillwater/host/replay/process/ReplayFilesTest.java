package dev.stillwater.host.replay.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.replay.ReplaySpeed;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.registry.JobEntry.Identity;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.VersionName;
import dev.stillwater.host.replay.process.ReplayOrder.Copy;
import dev.stillwater.host.replay.process.ReplayOrder.Kind;
import dev.stillwater.host.replay.process.ReplayState.Outcome;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.host.replay.process.ReplayState.Progress;
import dev.stillwater.host.replay.process.ReplayState.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a replay's folder, good and bad. */
class ReplayFilesTest {
  @TempDir
  private Path folder;

  private ReplayOrder order() {
    ReplayRequest.Conditions conditions = new ReplayRequest.Conditions(Set.of("out"), OptionalInt.of(2), StateBackendSettings.Kind.MEMORY, 7,
        new ReplaySpeed(10), true,
        true);
    Equality equality = Equality.EXACT.withIgnoredFields(Set.of("x")).withTolerance(0.5, 0).withKeyFields(List.of("k"));
    Comparison what = new Comparison("n", "d", Optional.of("/s/p"), "a.job", "b.job@HEAD~1", List.of("A:u.p=1"), "records:5", equality, conditions);
    return new ReplayOrder(Kind.COMPARISON, "Label \"x\"", 1_700_000_000_000L, folder, what, Map.of("a", new Copy(folder.resolve("a.job"), "a.job, yesterday")),
        Optional.of(folder.resolve("x.comparison")), "-Xmx1g");
  }

  @Test
  void order_isReadAsItWasWritten() throws Exception {
    // Catches a setting that does not get to the process, and kept text that is taken for a file.
    assertEquals(order(), ReplayOrder.parse(order().toText(), "request.json"));
    ReplayRequest request = order().request(folder.resolve("versions"));
    assertEquals(new VersionName.OfCopy(folder.resolve("versions/a.job"), folder.resolve("a.job"), "a.job, yesterday"), request.a());
    assertTrue(request.b().orElseThrow() instanceof VersionName.OfRevision);
    assertEquals(Set.of("other"), order().again(1, Set.of("other")).what().conditions().openSinks());
    assertEquals(10, order().again(1, Set.of()).what().conditions().speed().factor());
  }

  @Test
  void badOrder_isRefusedWithPlaceAndReason() throws Exception {
    // Catches a reader that passes over what it does not know, so that another replay is done than was asked for.
    refused("", "request.json:1:");
    refused("[]", "Expected an object");
    refused("{\"formatVersion\": 2}", "formatVersion", "expected 1");
    refused(order().toText().replace("\"kind\":\"comparison\"", "\"kind\":\"compare\""), "kind", "comparison or failure");
    refused(order().toText().replace("\"kind\":\"comparison\"", "\"kind\":\"replay\""), "comparison", "two versions");
    refused(order().toText().replace("\"label\"", "\"lable\""), "lable", "Did you mean 'label'?");
    refused(order().toText().replace("\"seed\":7", "\"sead\":7"), "comparison.sead", "Did you mean 'seed'?");
    refused(order().toText().replace("\"speed\":10.0", "\"speed\":-1"), "speed", "expected a number above 0");
    refused(order().toText().replace("2023-11-14T22:13:20Z", "yesterday"), "created", "Expected a time");
    refused(order().toText().replace("\"folder\":\"" + folder, "\"folder\":\"here"), "folder", "no absolute path");
    ReplayFolder replay = new ReplayFolder(folder.resolve("r"));
    assertTrue(assertThrows(CannotStartException.class, replay::readOrder).getMessage().contains("does not exist"));
    Files.createDirectory(replay.path());
    Files.write(replay.request(), new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});
    assertTrue(assertThrows(CannotStartException.class, replay::readOrder).getMessage().contains("UTF-8"));
    Files.write(replay.state(), new byte[(1 << 20) + 1]);
    assertTrue(assertThrows(CannotStartException.class, replay::readState).getMessage().contains("larger than 1 MB"));
  }

  private void refused(String text, String... expected) {
    String message = assertThrows(CannotStartException.class, () -> ReplayOrder.parse(text, "request.json")).getMessage();
    for (String part : expected) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void state_isReadAsItWasWritten_andABadOneIsRefused() throws Exception {
    // Catches a verdict or a reason that is lost on its way to the screen.
    ReplayState state = new ReplayState(Phase.FINISHED, new Identity(17, 18), 19, OptionalLong.of(29), new Progress("reading", 5, OptionalLong.of(-3)),
        new Result(Optional.of(Outcome.NOT_COMPARED), Optional.of("No."), Optional.of("Why \"not\"")));
    assertEquals(state, ReplayState.parse(state.toText(), "state.json"));
    assertEquals(10, state.durationMs(1000));
    ReplayState created = ReplayState.created(4);
    assertEquals(created, ReplayState.parse(created.toText(), "state.json"));
    String message = assertThrows(CannotStartException.class, () -> ReplayState.parse(state.toText().replace("finished", "done"), "state.json")).getMessage();
    assertTrue(message.contains("state.json:1") && message.contains("'done' is not known"), message);
  }
}
