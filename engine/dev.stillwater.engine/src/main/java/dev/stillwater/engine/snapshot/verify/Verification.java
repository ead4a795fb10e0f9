package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.file.SnapshotLocation;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.engine.snapshot.keyed.RocksInstances;
import dev.stillwater.engine.snapshot.keyed.StateLayout;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.snapshot.verify.Findings.Where;
import dev.stillwater.engine.snapshot.verify.KeyedCheck.Subject;
import dev.stillwater.engine.snapshot.verify.OperatorStateCheck.Copy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One verification of one snapshot whose metadata could be read.
 *
 * <p>THREADING: one thread.
 */
final class Verification {
  private final SnapshotFiles files;
  private final SnapshotMetadata metadata;
  private final Optional<Sidecar> sidecar;
  private final Storage storage;
  private final Findings findings;
  private final String metadataFile;

  Verification(SnapshotFiles files, SnapshotMetadata metadata, Optional<Sidecar> sidecar, Storage storage, Findings findings) {
    this.files = files;
    this.metadata = metadata;
    this.sidecar = sidecar;
    this.storage = storage;
    this.findings = findings;
    metadataFile = files.folder().resolve(SnapshotLocation.METADATA_NAME).toString();
  }

  VerifyReport run(VerifyOptions options, ProgressListener listener) throws Cancelled {
    long stateBytes = metadata.operators().stream().flatMap(operator -> operator.subtasks().stream())
        .mapToLong(Verification::sizeBytes).sum();
    long fileBytes = sidecar.stream().flatMap(each -> each.manifest().files().stream()).mapToLong(FileEntry::sizeBytes).sum();
    Progress progress = new Progress(listener, files.namedPath().toString(), stateBytes + fileBytes);
    Optional<ManifestCheck> manifest = sidecar.map(each -> new ManifestCheck(each.manifest(), files, storage, findings, progress));
    if (manifest.isPresent()) {
      checkIdentity(sidecar.get());
      manifest.get().checkFiles();
    }
    long checksumBytes = progress.doneBytes();
    TimerCheck timers = new TimerCheck(findings, metadataFile);
    long entries = 0;
    try (RocksInstances rocks = new RocksInstances(files)) {
      Checks checks = new Checks(new PointerCheck(files, storage, findings), new KeyGroupCheck(findings, metadataFile),
          new KeyedCheck(files, rocks, findings, progress), new OperatorStateCheck(files, findings, progress), timers, progress);
      for (OperatorMetadata operator : metadata.operators()) {
        Where where = Where.operator(label(operator));
        Entries read = check(operator, where, checks);
        entries += read.total();
        manifest.ifPresent(each -> each.checkStates(operator, read, where));
        options.usedStates().ifPresent(used -> checkUse(operator, used, read, where));
      }
    }
    timers.finish();
    return new VerifyReport(findings.count(Severity.ERROR), findings.count(Severity.WARNING), findings.notTold(), metadata.operators().size(), entries,
        progress.doneBytes() - checksumBytes);
  }

  /** What an operator is checked with. */
  private record Checks(PointerCheck pointers, KeyGroupCheck keyGroups, KeyedCheck keyed, OperatorStateCheck operatorState, TimerCheck timers,
      Progress progress) {
  }

  private void checkIdentity(Sidecar found) {
    if (found.manifest().checkpointId() != metadata.checkpointId()) {
      findings.add(FindingCode.MANIFEST, metadataFile, Where.SNAPSHOT, "The manifest is of checkpoint " + found.manifest().checkpointId()
          + ", this is checkpoint " + metadata.checkpointId() + ". The folder beside the snapshot belongs to another one: move it there.");
    }
  }

  private String label(OperatorMetadata operator) {
    Map<String, String> uids = sidecar.map(each -> each.manifest().uids()).orElse(Map.of());
    Map<String, String> names = sidecar.map(each -> each.manifest().names()).orElse(Map.of());
    return operator.uid().or(() -> Optional.ofNullable(uids.get(operator.operatorId()))).or(operator::name)
        .or(() -> Optional.ofNullable(names.get(operator.operatorId()))).orElse(operator.operatorId());
  }

  private Entries check(OperatorMetadata operator, Where where, Checks checks) throws Cancelled {
    Entries entries = new Entries();
    checks.keyGroups().checkRanges(operator, where);
    if (operator.coordinatorState().isPresent()) {
      checks.pointers().isReadable(operator.coordinatorState().get(), where);
    }
    List<StateLayout> layouts = new ArrayList<>();
    Map<String, Copy> copies = new HashMap<>();
    for (SubtaskMetadata subtask : operator.subtasks()) {
      checks.progress().begin("subtask " + subtask.index() + " of " + where.operator().orElse(""), sizeBytes(subtask));
      Subject subject = new Subject(subtask.index(), operator.maxParallelism(), where, entries);
      layouts.addAll(checkKeyed(subtask, subject, checks));
      checkOperatorState(subtask, subject, checks, copies);
      checks.progress().end();
    }
    checks.timers().look(operator, layouts, where);
    return entries;
  }

  private List<StateLayout> checkKeyed(SubtaskMetadata subtask, Subject subject, Checks checks) throws Cancelled {
    List<StateLayout> layouts = List.of();
    if (subtask.managedKeyed().isPresent() && isReadable(subtask.managedKeyed().get(), subject, checks)) {
      layouts = checks.keyed().checkManaged(subtask.managedKeyed().get(), subject);
    }
    if (subtask.rawKeyed().isPresent() && isReadable(subtask.rawKeyed().get(), subject, checks)) {
      checks.keyed().checkRaw(subtask.rawKeyed().get(), subject);
    }
    return layouts;
  }

  private static boolean isReadable(KeyedHandle handle, Subject subject, Checks checks) throws Cancelled {
    checks.pointers().checkPresence(changelogFiles(handle), subject.where());
    return isReadable(handle.streamHandles(), subject, checks);
  }

  private static boolean isReadable(List<StreamHandle> handles, Subject subject, Checks checks) throws Cancelled {
    boolean isReadable = checks.pointers().areReadable(handles, subject.where());
    if (!isReadable) {
      subject.entries().setIncomplete();
    }
    return isReadable;
  }

  private static void checkOperatorState(SubtaskMetadata subtask, Subject subject, Checks checks, Map<String, Copy> copies) throws Cancelled {
    Optional<OperatorStateHandle> managed = subtask.managedOperator();
    if (managed.isPresent() && isReadable(List.of(managed.get().stream()), subject, checks)) {
      checks.operatorState().checkManaged(managed.get(), subject, copies);
    }
    Optional<OperatorStateHandle> raw = subtask.rawOperator();
    if (raw.isPresent() && isReadable(List.of(raw.get().stream()), subject, checks)) {
      checks.operatorState().checkRaw(raw.get(), subject.where());
    }
    checks.operatorState().checkChannels(subtask.inputChannels(), subject.where());
    checks.operatorState().checkChannels(subtask.outputChannels(), subject.where());
  }

  private void checkUse(OperatorMetadata operator, Map<String, Set<String>> used, Entries entries, Where where) {
    Set<String> ofOperator = used.getOrDefault(operator.operatorId(), Set.of());
    for (String state : entries.states()) {
      String name = state.substring(state.indexOf(' ') + 1);
      if (!ofOperator.contains(name)) {
        findings.add(FindingCode.UNUSED_STATE, metadataFile, where.state(name), "No state of the job has this name: every later savepoint would carry its "
            + Sizes.counted(entries.count(state.substring(0, state.indexOf(' ')), name), "entry", "entries") + " on. Drop it with 'snapshot edit' if no other job needs it.");
      }
    }
  }

  /** The files of changelogs, whose lengths say nothing about their handles. */
  private static List<StreamHandle> changelogFiles(KeyedHandle keyed) {
    return switch (keyed) {
      case KeyedHandle.Changelog changelog -> changelog.changes().stream().flatMap(each -> changelogFiles(each).stream()).toList();
      case KeyedHandle.ChangelogFiles files -> files.streamHandles();
      case KeyedHandle.KeyGroupsFile file -> List.of();
      case KeyedHandle.RocksDbFiles files -> List.of();
      case KeyedHandle.ChangelogInline changelog -> List.of();
    };
  }

  private static long sizeBytes(SubtaskMetadata subtask) {
    return subtask.streamHandles().stream().mapToLong(StreamHandle::sizeBytes).sum();
  }
}
