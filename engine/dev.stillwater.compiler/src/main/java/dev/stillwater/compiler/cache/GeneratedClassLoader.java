package dev.stillwater.compiler.cache;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/**
 * Loads the generated classes of one job from memory.
 *
 * <p>THREADING: any thread.
 */
public final class GeneratedClassLoader extends ClassLoader {
  private final Map<String, byte[]> classes;

  /** Makes a loader of the classes by name; all others come from the parent. */
  public GeneratedClassLoader(Map<String, byte[]> classes, ClassLoader parent) {
    super("stillwater-job", parent);
    this.classes = Map.copyOf(classes);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** The class files too, so that the compiler finds them. */
  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = name.endsWith(".class") ? classes.get(name.substring(0, name.length() - ".class".length()).replace('/', '.')) : null;
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
