package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Metadata as a text in which every field and every inline byte stands, so that two can be compared and a difference be read. */
final class MetadataText {
  private MetadataText() {
  }

  /** The text; with or without what version 3 cannot say: the version, names and uids, the properties,
   * merged channels. */
  static String of(SnapshotMetadata metadata, boolean isWhole) {
    StringBuilder text = new StringBuilder();
    append(metadata, isWhole, "", text);
    return text.toString();
  }

  private static void append(Object value, boolean isWhole, String indent, StringBuilder text) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresentOrElse(content -> append(content, isWhole, indent, text), () -> text.append("none\n"));
      case ByteSource bytes -> text.append(hex(bytes)).append('\n');
      case List<?> list when !isWhole && list.stream().anyMatch(each -> each instanceof ChannelHandle handle && handle.mergedInfo().isPresent()) ->
          append(list.stream().flatMap(each -> unmerged((ChannelHandle) each).stream()).toList(), isWhole, indent, text);
      case List<?> list when list.stream().anyMatch(Record.class::isInstance) -> {
        text.append(list.size()).append('\n');
        list.forEach(each -> append(each, isWhole, indent + "  ", text.append(indent)));
      }
      case Record node -> appendRecord(node, isWhole, indent, text);
      default -> text.append(value).append('\n');
    }
  }

  private static List<ChannelHandle> unmerged(ChannelHandle handle) {
    try {
      return handle.unmerged();
    } catch (SnapshotException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void appendRecord(Record node, boolean isWhole, String indent, StringBuilder text) {
    text.append(node.getClass().getSimpleName()).append('\n');
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      boolean isDropped = node instanceof SnapshotMetadata && List.of("version", "propertiesBytes").contains(component.getName())
          || node instanceof OperatorMetadata && List.of("name", "uid").contains(component.getName());
      if (isWhole || !isDropped) {
        text.append(indent).append("  ").append(component.getName()).append(": ");
        try {
          component.getAccessor().setAccessible(true);
          append(component.getAccessor().invoke(node), isWhole, indent + "    ", text);
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static String hex(ByteSource source) {
    byte[] bytes = new byte[(int) source.sizeBytes()];
    try {
      int done = 0;
      while (done < bytes.length) {
        int count = source.read(done, bytes, done, bytes.length - done);
        if (count < 0) {
          throw new IllegalStateException(source.name() + " ends after " + done + " of " + bytes.length + " bytes");
        }
        done += count;
      }
    } catch (SnapshotException e) {
      throw new IllegalStateException(e);
    }
    return HexFormat.of().formatHex(bytes);
  }
}
