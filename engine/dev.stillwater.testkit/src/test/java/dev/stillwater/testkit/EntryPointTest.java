package dev.stillwater.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.testkit.tidy.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the entry point's script in a small tree of its own: with JDKs that only say what they were asked, a Maven that fails, and a
 * command line that counts as built.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class EntryPointTest {
  private static final List<String> PROGRAMS = List.of("sh", "cat", "cp", "date", "dirname", "find", "flock", "grep", "head", "id", "ls",
      "mkdir", "mv", "readlink", "rm", "sed", "sleep", "tail", "tr", "uname");
  private static final String FIND_JDK = "features/dev.stillwater.runtime.feature/rootfiles/find-jdk.sh";

  @TempDir
  private Path folder;
  private Path root;
  private Path jvms;
  private final Map<String, String> environment = new HashMap<>();

  /** What a run of the script gave. */
  record Outcome(int exitCode, String out, String err) {
  }

  @BeforeEach
  void tree() throws IOException {
    root = folder.resolve("a clone");
    jvms = Files.createDirectories(folder.resolve("jvms"));
    Path source = SourceTree.findRoot(Path.of("").toAbsolutePath());
    Files.createDirectories(root.resolve(FIND_JDK).getParent());
    Files.copy(source.resolve(FIND_JDK), root.resolve(FIND_JDK));
    Files.copy(source.resolve("stillwater"), root.resolve("stillwater"));
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String program : PROGRAMS) {
      for (String bin : List.of("/usr/bin/", "/bin/")) {
        Path original = Path.of(bin + program);
        if (Files.exists(original) && !Files.exists(programs.resolve(program))) {
          executable(programs.resolve(program), "exec " + original + " \"$@\"\n");
        }
      }
    }
    executable(programs.resolve("mvn"), "echo \"mvn $*\" >>\"" + folder.resolve("mvn.log") + "\"\n"
        + "[ \"$1\" = -v ] && echo \"Apache Maven ${FAKE_MAVEN:-3.9.9} (x)\" && exit 0\necho '[ERROR] no build in this test'; exit 1\n");
    builtCommandLine();
    environment.put("PATH", programs.toString());
    environment.put("STILLWATER_JVMS", jvms.toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.put("HOME", folder.resolve("home").toString());
  }

  @Test
  void olderJavaHome_isPassedOver() throws Exception {
    // Would catch a start with a Java that cannot load our classes.
    environment.put("JAVA_HOME", jdk("jvms/jdk-17", "17.0.12").toString());
    Path expected = jdk("jvms/temurin-21", "21.0.4");
    assertEquals("java " + expected, started("check", "x.job"));
  }

  @Test
  void javaEightsVersion_isNotTakenForAHighOne() throws Exception {
    // Would catch "1.8.0_402" read as 402 or 180.
    environment.put("JAVA_HOME", jdk("jvms/jdk-8", "1.8.0_402").toString());
    Path expected = jdk("jvms/jdk-21", "21");
    assertEquals("java " + expected, started("check", "x.job"));
  }

  @Test
  void suitableJavaHome_winsOverNewerOnes() throws Exception {
    // Would catch a script that ignores what the user chose.
    Path chosen = jdk("chosen jdk", "21.0.4");
    environment.put("JAVA_HOME", chosen.toString());
    jdk("jvms/jdk-25", "25.0.1");
    assertEquals("java " + chosen, started("check", "x.job"));
  }

  @Test
  void javaOnPath_winsOverInstalledOnes() throws Exception {
    // Would catch a link on the PATH that is not followed to its JDK.
    Path onPath = jdk("elsewhere/jdk-22", "22.0.1");
    Files.createSymbolicLink(folder.resolve("programs/java"), onPath.resolve("bin/java"));
    jdk("jvms/jdk-25", "25.0.1");
    assertEquals("java " + onPath, started("check", "x.job"));
  }

  @Test
  void severalInstalledOnes_theNewestIsTaken() throws Exception {
    // Would catch a choice by name, where jdk-9 comes after jdk-25.
    jdk("jvms/jdk-9", "9.0.4");
    Path newest = jdk("jvms/jdk-25", "25.0.1");
    jdk("jvms/openjdk-21", "21.0.2");
    assertEquals("java " + newest, started("check", "x.job"));
  }

  @Test
  void runtimeWithoutCompiler_isPassedOver() throws Exception {
    // Would catch a JRE chosen for a build.
    Path runtime = jdk("jvms/jre-25", "25.0.1");
    Files.delete(runtime.resolve("bin/javac"));
    Path expected = jdk("jvms/jdk-21", "21.0.4");
    assertEquals("java " + expected, started("check", "x.job"));
  }

  @Test
  void noJdk_isAnErrorThatSaysWhatToInstall() throws Exception {
    // Would catch "java: not found" from somewhere deep in a build.
    environment.put("JAVA_HOME", jdk("jvms/jdk-17", "17.0.12").toString());
    Outcome outcome = run("check", "x.job");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("21 or later") && outcome.err().contains("jdk-17") && outcome.err().contains("openjdk-21-jdk"),
        outcome.err());
  }

  @Test
  void argumentsAndExitCode_passUnchanged() throws Exception {
    // Would catch word splitting in the script, and an exit code that gets lost.
    jdk("jvms/jdk-21", "21.0.4");
    environment.put("FAKE_EXIT", "1");
    Outcome outcome = run("no-such-verb", "a b", "", "--set", "x.path=$HOME;'*'");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.out().endsWith("dev.stillwater.cli.Main\nno-such-verb\na b\n\n--set\nx.path=$HOME;'*'\n"), outcome.out());
  }

  @Test
  void localeWithoutACharacterSet_isUtf8ForJava() throws Exception {
    // Would catch files with names beyond ASCII that cannot be opened in a container or from cron.
    Path home = jdk("jvms/jdk-25", "25.0.1");
    executable(home.resolve("bin/java"), "echo \"${LC_ALL:-none}\"\n");
    assertEquals("C.UTF-8", started("check"));
    environment.put("LC_ALL", "POSIX");
    assertEquals("C.UTF-8", started("check"));
    environment.remove("LC_ALL");
    environment.put("LANG", "de_DE.ISO-8859-1");
    assertEquals("none", started("check"), "what the user chose stays");
  }

  @Test
  void builtTree_isNotBuiltAgain() throws Exception {
    // Would catch a second start that waits for Maven.
    jdk("jvms/jdk-21", "21.0.4");
    assertEquals(0, run("check", "x.job").exitCode());
    assertFalse(Files.exists(folder.resolve("mvn.log")));
  }

  @Test
  void changedSource_isBuiltAndAFailureIsToldWithItsLog() throws Exception {
    // Would catch a run of stale classes.
    jdk("jvms/jdk-21", "21.0.4");
    Files.writeString(root.resolve("engine/dev.stillwater.x/src/main/java/A.java"), "class A { int changed; }\n");
    Outcome outcome = run("check", "x.job");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("no build in this test") && outcome.err().contains(".build/cli.log"), outcome.err());
    assertFalse(outcome.out().contains("Main"), outcome.out());
  }

  @Test
  void changedTest_needsNoBuildOfTheCommandLine() throws Exception {
    // Would catch a start that is slow for every developer who writes a test.
    jdk("jvms/jdk-21", "21.0.4");
    Path test = Files.createDirectories(root.resolve("engine/dev.stillwater.x/src/test"));
    Files.setLastModifiedTime(test.getParent(), time("2020-01-01T00:00:00Z"));
    Files.writeString(test.resolve("ATest.java"), "class ATest { }\n");
    assertEquals(0, run("check", "x.job").exitCode());
  }

  @Test
  void archiveOfAnotherJdk_isNotUsed() throws Exception {
    // Would catch warnings of the JVM about a class archive that it cannot read.
    Path jdk = jdk("jvms/jdk-21", "21.0.4");
    Path trainedOn = root.resolve(".build/cli/b1/cli.jsa.jdk");
    Files.writeString(trainedOn, jdk + " 21.0.4\n");
    assertTrue(run("check").out().contains("-XX:SharedArchiveFile="));
    Files.writeString(trainedOn, jdk + " 21.0.3\n");
    assertFalse(run("check").out().contains("-XX:SharedArchiveFile="));
  }

  @Test
  void aotCache_servesJobsWithoutNativeAccess() throws Exception {
    // Would catch a start that is twice as slow since the JVM cannot use the cache it was given.
    Path jdk = jdk("jvms/jdk-25", "25.0.3");
    Files.writeString(root.resolve(".build/cli/b1/cli.jsa.jdk"), jdk + " 25.0.3\n");
    assertTrue(run("run", "x.job").out().contains("-XX:SharedArchiveFile="), "there is no cache yet");
    Files.writeString(root.resolve(".build/cli/b1/cli.aot"), "cache");
    String out = run("run", "x.job").out();
    assertTrue(out.contains("-XX:AOTCache=") && !out.contains("-Xshare"), "the JVM refuses both: " + out);
    assertFalse(run("run", "x.job", "--backend", "rocksdb").out().contains("-XX:AOTCache="));
    assertFalse(run("inspect", "x").out().contains("-XX:AOTCache="));
  }

  @Test
  void everyVerbThatReadsSnapshots_mayLoadRocksDb() throws Exception {
    // Would catch warnings of Java in front of the answer, where the state of a snapshot is in RocksDB.
    jdk("jvms/jdk-25", "25.0.3");
    for (String verb : List.of("inspect s", "report s", "verify s", "diff s t", "snapshot copy s t", "check x.job --from s")) {
      assertTrue(run(verb.split(" ")).out().contains("--enable-native-access=ALL-UNNAMED\n"), verb);
    }
    assertFalse(run("check", "x.job").out().contains("--enable-native-access"), "a check alone starts faster without");
  }

  @Test
  void olderMavenWithoutNetwork_saysWhatToDo() throws Exception {
    // Would catch a build that goes on with a Maven that Tycho does not run in.
    jdk("jvms/jdk-21", "21.0.4");
    environment.put("FAKE_MAVEN", "3.8.7");
    Files.delete(root.resolve(".build/cli.stamp"));
    Outcome outcome = run("check", "x.job");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("3.8.7") && outcome.err().contains("3.9.9 or later"), outcome.err());
  }

  @Test
  void badUsage_isTwo() throws Exception {
    // Would catch a start that takes a misspelt option for consent.
    jdk("jvms/jdk-21", "21.0.4");
    for (List<String> arguments : List.of(List.<String>of(), List.of("test", "--fast"), List.of("dist", "x"), List.of("ide", "a", "b"))) {
      Outcome outcome = run(arguments.toArray(String[]::new));
      assertEquals(2, outcome.exitCode(), arguments + outcome.err());
      assertFalse(outcome.err().isBlank(), arguments.toString());
    }
  }

  @Test
  void helpOfAVerb_isNoBadUsage() throws Exception {
    // Would catch a question for help that is answered as an error, or by a build of some minutes.
    for (List<String> arguments : List.of(List.of("ide", "--help"), List.of("ide", "-h"), List.of("ide", "a folder", "--help"))) {
      Outcome outcome = run(arguments.toArray(String[]::new));
      assertEquals(0, outcome.exitCode(), arguments + outcome.err());
      assertTrue(outcome.out().contains("ide [WORKSPACE]") && outcome.out().contains("--open PATH") && !outcome.out().contains("generate"), outcome.out());
      assertEquals("", outcome.err());
    }
    for (String verb : List.of("test", "dist", "generate")) {
      Outcome outcome = run(verb, "--help");
      assertTrue(outcome.exitCode() == 0 && outcome.out().lines().anyMatch(line -> line.startsWith("  " + verb + " ")), outcome.toString());
    }
    assertFalse(Files.exists(folder.resolve("mvn.log")));
  }

  @Test
  void ideWithoutDisplay_saysWhatToDoAndBuildsNothing() throws Exception {
    // Would catch minutes of building before the news that nothing can be shown.
    jdk("jvms/jdk-21", "21.0.4");
    Outcome outcome = run("ide");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("DISPLAY") && outcome.err().contains("xvfb-run"), outcome.err());
    assertFalse(Files.exists(folder.resolve("mvn.log")));
  }

  @Test
  void missingPackages_areNamedToUsersWhoMayNotInstallThem() throws Exception {
    // Would catch UI tests that fail one by one for want of a display.
    jdk("jvms/jdk-21", "21.0.4");
    packages("1000");
    Outcome outcome = run("test");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().matches("(?s).*apt-get install .*xvfb openbox xdotool.*"), outcome.err());
    assertFalse(Files.exists(folder.resolve("apt.log")));
  }

  @Test
  void missingPackages_areInstalledForRoot() throws Exception {
    // Would catch a CI machine that must be prepared by hand.
    jdk("jvms/jdk-21", "21.0.4");
    packages("0");
    assertEquals(2, run("test").exitCode(), "Xvfb is not there even after this installation");
    String asked = Files.readString(folder.resolve("apt.log"));
    assertTrue(asked.matches("(?s)update -qq\ninstall -y .*xvfb openbox xdotool\n"), asked);
  }

  private void packages(String userId) throws IOException {
    executable(folder.resolve("programs/id"), "echo " + userId + "\n");
    executable(folder.resolve("programs/apt-get"), "echo \"$*\" >>\"" + folder.resolve("apt.log") + "\"\n");
  }

  private String started(String... arguments) throws Exception {
    Outcome outcome = run(arguments);
    assertEquals(0, outcome.exitCode(), outcome.err());
    return outcome.out().lines().findFirst().orElseThrow();
  }

  private Outcome run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(root.resolve("stillwater").toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the script did not end");
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path jdk(String path, String version) throws IOException {
    Path home = folder.resolve(path);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
    executable(home.resolve("bin/java"), "echo \"java " + home + "\"\nfor argument in \"$@\"; do echo \"$argument\"; done\nexit ${FAKE_EXIT:-0}\n");
    executable(home.resolve("bin/javac"), "exit 1\n");
    return home;
  }

  private void builtCommandLine() throws IOException {
    Path source = root.resolve("engine/dev.stillwater.x/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class A { }\n");
    Path build = root.resolve(".build/cli/b1");
    Files.createDirectories(build);
    Files.writeString(build.resolve("classpath"), "cli/b1/x.jar\n");
    Files.writeString(root.resolve(".build/cli.current"), "b1\n");
    Files.writeString(root.resolve(".build/cli.stamp"), "");
    Files.setLastModifiedTime(root.resolve(".build/cli.stamp"), time("2021-01-01T00:00:00Z"));
    for (Path path = source; !path.equals(root); path = path.getParent()) {
      Files.setLastModifiedTime(path, time("2020-01-01T00:00:00Z"));
    }
  }

  private static FileTime time(String instant) {
    return FileTime.from(Instant.parse(instant));
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
