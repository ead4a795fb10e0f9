package dev.stillwater.flink;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.serializer.RowEvolution;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The snapshot of a {@link RowSerializer}: names, types and nullability of the columns, so that rows can be read by name without the job. Decides whether state
 * of older columns fits a job's.
 *
 * <p>THREADING: as Flink uses it, one thread.
 *
 * <p>SOURCE: {@code docs/formats/row.md}.
 */
public final class RowSerializerSnapshot implements TypeSerializerSnapshot<Row> {
  private static final int VERSION = 1;
  private static final System.Logger LOGGER = System.getLogger(RowSerializerSnapshot.class.getName());

  private RowType type;

  /** For Flink, which calls {@link #readSnapshot} next. */
  public RowSerializerSnapshot() {
  }

  /** The snapshot of a serializer of the type. */
  public RowSerializerSnapshot(RowType type) {
    this.type = Objects.requireNonNull(type, "type");
  }

  /** The columns. */
  public RowType type() {
    if (type == null) {
      throw new IllegalStateException("The snapshot of the row serializer was not read yet.");
    }
    return type;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    RowSchema.write(type(), out);
  }

  @Override
  public void readSnapshot(int version, DataInputView in, ClassLoader userCodeClassLoader) throws IOException {
    if (version != VERSION) {
      throw new IOException("The snapshot of a row serializer has version " + version + "; " + VERSION
          + " was expected. Use the Stillwater that wrote the state, or a later one.");
    }
    type = RowSchema.read(in);
  }

  @Override
  public TypeSerializer<Row> restoreSerializer() {
    return new RowSerializer(type());
  }

  /** Whether state of the older columns fits. Why it does not is logged as a warning, since Flink's answer has no room for a reason. */
  @Override
  public TypeSerializerSchemaCompatibility<Row> resolveSchemaCompatibility(TypeSerializerSnapshot<Row> oldSnapshot) {
    if (!(oldSnapshot instanceof RowSerializerSnapshot old)) {
      LOGGER.log(System.Logger.Level.WARNING, "State written by " + oldSnapshot.getClass().getName() + " cannot be read as rows of " + type() + ".");
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    if (old.type().equals(type())) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
    List<String> problems = problems(old);
    if (!problems.isEmpty()) {
      LOGGER.log(System.Logger.Level.WARNING, "State with rows of " + old.type() + " cannot be read as rows of " + type() + ". " + String.join(" ", problems));
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }

  /** Why rows of the older columns cannot become rows of these, a sentence each; empty if they can. Cost: number of columns. */
  public List<String> problems(RowSerializerSnapshot old) {
    return RowEvolution.of(old.type(), type()).problems();
  }
}
