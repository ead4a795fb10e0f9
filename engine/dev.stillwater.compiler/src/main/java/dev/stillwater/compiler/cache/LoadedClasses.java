package dev.stillwater.compiler.cache;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generated classes that this process has loaded before, so that a job that is run again runs the machine code that Java has made of them meanwhile. They hold no
 * state of their own: whatever a run knows is in their objects.
 *
 * <p>THREADING: any thread.
 */
public final class LoadedClasses {
  private static final int JOBS_MAX = 32;
  private static final Map<String, SoftReference<Class<?>>> MAINS = new LinkedHashMap<>(JOBS_MAX, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Class<?>>> eldest) {
      return size() > JOBS_MAX;
    }
  };

  private LoadedClasses() {
  }

  /**
   * The class of the name among the classes; the one that was loaded before if all of them are the same. Cost: a digest of the classes.
   *
   * @throws ClassNotFoundException if it is not among them
   */
  public static Class<?> main(String name, Map<String, byte[]> classes, ClassLoader parent) throws ClassNotFoundException {
    String key = digest(classes);
    synchronized (MAINS) {
      SoftReference<Class<?>> known = MAINS.get(key);
      Class<?> main = known == null ? null : known.get();
      if (main == null) {
        main = new GeneratedClassLoader(classes, parent).loadClass(name);
        MAINS.put(key, new SoftReference<>(main));
      }
      return main;
    }
  }

  private static String digest(Map<String, byte[]> classes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(classes).forEach((name, bytes) -> {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
