package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The handles of bytes inside other handles.
 *
 * <p>THREADING: stateless.
 */
final class Streams {
  private Streams() {
  }

  static List<StreamHandle> of(SubtaskMetadata subtask) {
    List<StreamHandle> streams = new ArrayList<>();
    Stream.of(subtask.managedOperator(), subtask.rawOperator()).flatMap(handle -> handle.stream()).forEach(handle -> streams.add(handle.stream()));
    Stream.of(subtask.managedKeyed(), subtask.rawKeyed()).flatMap(handle -> handle.stream()).forEach(handle -> streams.addAll(of(handle)));
    Stream.concat(subtask.inputChannels().stream(), subtask.outputChannels().stream()).map(ChannelHandle::stream).forEach(streams::add);
    return streams;
  }

  /** The streams of changelog files, whose lengths say nothing about their files. */
  static List<StreamHandle> ofChangelogs(KeyedHandle keyed) {
    return switch (keyed) {
      case KeyedHandle.Changelog changelog -> changelog.changes().stream().flatMap(each -> ofChangelogs(each).stream()).toList();
      case KeyedHandle.ChangelogFiles files -> of(files);
      case KeyedHandle.KeyGroupsFile file -> List.of();
      case KeyedHandle.RocksDbFiles files -> List.of();
      case KeyedHandle.ChangelogInline changelog -> List.of();
    };
  }

  static List<StreamHandle> of(KeyedHandle keyed) {
    return switch (keyed) {
      case KeyedHandle.KeyGroupsFile file -> List.of(file.stream());
      case KeyedHandle.RocksDbFiles files -> Stream.of(Stream.of(files.header()), files.sharedFiles().stream().map(KeyedHandle.NamedFile::stream),
          files.privateFiles().stream().map(KeyedHandle.NamedFile::stream)).flatMap(each -> each).toList();
      case KeyedHandle.Changelog changelog -> Stream.concat(changelog.materialized().stream(), changelog.changes().stream())
          .flatMap(each -> of(each).stream()).toList();
      case KeyedHandle.ChangelogInline changelog -> List.of();
      case KeyedHandle.ChangelogFiles changelog -> changelog.streams().stream().map(KeyedHandle.OffsetStream::stream).toList();
    };
  }

  static long sizeBytes(List<StreamHandle> streams) {
    return streams.stream().mapToLong(StreamHandle::sizeBytes).sum();
  }
}
