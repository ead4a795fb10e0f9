package dev.stillwater.host.rest;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A failure in the form in which Flink's REST interface tells it. Flink's own client reads the bytes of a Java object of a class of Flink out of it, and shows what
 * that says; they are written here by the grammar of Java's serialization.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 1.20 and 2.3, {@code org.apache.flink.util.SerializedThrowable} and {@code SerializedThrowableSerializer}.
 */
final class FlinkThrowable {
  private static final String CLASS = "org.apache.flink.util.SerializedThrowable";
  private static final long CLASS_UID = 7284183123441947635L;
  private static final long EXCEPTION_UID = 0xd0fd1f3e1a3b1cc4L;
  private static final long THROWABLE_UID = 0xd5c635273977b8cbL;
  private static final String STRING = "Ljava/lang/String;";
  private static final int STREAM = 0xaced0005;
  private static final int NULL = 0x70;
  private static final int REFERENCE = 0x71;
  private static final int CLASS_DESCRIPTION = 0x72;
  private static final int OBJECT = 0x73;
  private static final int TEXT = 0x74;
  private static final int END = 0x78;
  private static final int SERIALIZABLE = 2;
  private static final int SERIALIZABLE_WITH_WRITE_METHOD = 3;
  /** The class is the first thing that can be referred to, and its first field's type the second. */
  private static final int STRING_HANDLE = 0x7e0001;
  private static final int TEXT_BYTES_MAX = 65_000;

  private FlinkThrowable() {
  }

  /** The document of a failure of Flink's class of the name. */
  static Map<String, Object> document(String className, String message) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("class", className);
    document.put("stack-trace", className + ": " + message);
    document.put("serialized-throwable", Base64.getEncoder().encodeToString(bytes(className, message)));
    return document;
  }

  private static byte[] bytes(String className, String message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(STREAM);
      out.writeByte(OBJECT);
      description(out, CLASS, CLASS_UID, SERIALIZABLE, 3);
      field(out, 'L', "fullStringifiedStackTrace");
      text(out, STRING);
      field(out, 'L', "originalErrorClassName");
      reference(out);
      field(out, '[', "serializedException");
      text(out, "[B");
      out.writeByte(END);
      description(out, "java.lang.Exception", EXCEPTION_UID, SERIALIZABLE, 0);
      out.writeByte(END);
      description(out, "java.lang.Throwable", THROWABLE_UID, SERIALIZABLE_WITH_WRITE_METHOD, 4);
      field(out, 'L', "cause");
      text(out, "Ljava/lang/Throwable;");
      field(out, 'L', "detailMessage");
      reference(out);
      field(out, '[', "stackTrace");
      text(out, "[Ljava/lang/StackTraceElement;");
      field(out, 'L', "suppressedExceptions");
      text(out, "Ljava/util/List;");
      out.writeByte(END);
      out.writeByte(NULL);
      values(out, className, message);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  /** First those of Throwable, then those of Flink's class. */
  private static void values(DataOutputStream out, String className, String message) throws IOException {
    out.writeByte(NULL);
    text(out, message);
    out.writeByte(NULL);
    out.writeByte(NULL);
    out.writeByte(END);
    text(out, className + ": " + message);
    text(out, className);
    out.writeByte(NULL);
  }

  private static void description(DataOutputStream out, String name, long uid, int flags, int fields) throws IOException {
    out.writeByte(CLASS_DESCRIPTION);
    out.writeUTF(name);
    out.writeLong(uid);
    out.writeByte(flags);
    out.writeShort(fields);
  }

  private static void field(DataOutputStream out, char type, String name) throws IOException {
    out.writeByte(type);
    out.writeUTF(name);
  }

  private static void reference(DataOutputStream out) throws IOException {
    out.writeByte(REFERENCE);
    out.writeInt(STRING_HANDLE);
  }

  private static void text(DataOutputStream out, String value) throws IOException {
    out.writeByte(TEXT);
    out.writeUTF(value.length() > TEXT_BYTES_MAX / 3 ? value.substring(0, TEXT_BYTES_MAX / 3) : value);
  }
}
