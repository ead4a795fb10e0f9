package dev.stillwater.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The snapshots of the test data, as paths from its folder. */
final class Fixtures {
  private Fixtures() {
  }

  /** The folder that holds the fixtures of both lines of Flink. */
  static Path folder() {
    return CheckVerbTest.samples().resolveSibling("engine/test-data/flink");
  }

  /** The savepoint or checkpoint of a fixture such as {@code 2.3.0/canonical-files}, relative to {@link #folder}; of several the first. */
  static String snapshot(String fixture) throws IOException {
    return snapshots(fixture).getFirst();
  }

  /** All snapshots of a fixture, by name. */
  static List<String> snapshots(String fixture) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder().resolve(fixture))) {
      paths.filter(path -> path.endsWith("_metadata")).map(path -> folder().relativize(path.getParent()).toString()).sorted().forEach(found::add);
    }
    return found;
  }

  /** The lines of expected content: {@code expected("2.3.0/expected-gen2", "keyed-a")}. */
  static List<String> expected(String generation, String name) throws IOException {
    return Files.readAllLines(folder().resolve(generation).resolve(name + ".csv")).stream().sorted().toList();
  }

  /** Copies a snapshot to a folder, to be damaged or moved; returns the copy. */
  static Path copy(String snapshot, Path target) throws IOException {
    Path source = folder().resolve(snapshot);
    Files.walkFileTree(source, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        Files.createDirectories(target.resolve(source.relativize(folder).toString()));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
        return FileVisitResult.CONTINUE;
      }
    });
    return target;
  }

  /** The largest file of a snapshot beside its metadata. */
  static Path largestFile(Path snapshot) throws IOException {
    try (Stream<Path> paths = Files.list(snapshot)) {
      Optional<Path> largest = paths.filter(path -> !path.endsWith("_metadata")).max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()));
      return largest.orElseThrow();
    }
  }
}
