package dev.stillwater.compiler.ecj;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFileReader;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFormatException;
import org.eclipse.jdt.internal.compiler.env.INameEnvironment;
import org.eclipse.jdt.internal.compiler.env.NameEnvironmentAnswer;

/**
 * Finds the classes that generated code uses through a class loader, so that it works on a class path, on a module path and under OSGi alike.
 *
 * <p>THREADING: one thread.
 */
final class LoaderNameEnvironment implements INameEnvironment {
  private final ClassLoader library;
  private final Set<String> sources;
  private final Set<String> packages = new HashSet<>();
  private final Map<String, Optional<NameEnvironmentAnswer>> answers = new HashMap<>();

  LoaderNameEnvironment(ClassLoader library, Set<String> sources) {
    this(library, sources, Set.of());
  }

  /** Makes an environment; the packages of the named classes of the library are known, whatever they are called. */
  LoaderNameEnvironment(ClassLoader library, Set<String> sources, Set<String> libraryClasses) {
    this.library = library;
    this.sources = sources;
    sources.forEach(name -> addPackages(name.replace('.', '/')));
    libraryClasses.forEach(name -> addPackages(name.replace('.', '/')));
  }

  @Override
  public NameEnvironmentAnswer findType(char[][] compoundName) {
    return find(join(compoundName, '/'));
  }

  @Override
  public NameEnvironmentAnswer findType(char[] typeName, char[][] packageName) {
    String folder = join(packageName, '/');
    return find(folder.isEmpty() ? new String(typeName) : folder + '/' + new String(typeName));
  }

  /** The compiler asks whether each prefix of a qualified name is a package; what is no class and begins with a small letter is one. */
  @Override
  public boolean isPackage(char[][] parentPackageName, char[] packageName) {
    String parent = parentPackageName == null ? "" : join(parentPackageName, '/');
    String path = parent.isEmpty() ? new String(packageName) : parent + '/' + new String(packageName);
    if (packages.contains(path)) {
      return true;
    }
    return Character.isLowerCase(packageName[0]) && answer(path).isEmpty() && isKnownRoot(path);
  }

  private static boolean isKnownRoot(String path) {
    return path.equals("java") || path.startsWith("java/") || path.equals("javax") || path.startsWith("javax/") || path.equals("dev") || path.equals("dev/stillwater") || path.startsWith("dev/stillwater/");
  }

  @Override
  public void cleanup() {
    answers.clear();
  }

  private NameEnvironmentAnswer find(String path) {
    return sources.contains(path.replace('/', '.')) ? null : answer(path).orElse(null);
  }

  private Optional<NameEnvironmentAnswer> answer(String path) {
    return answers.computeIfAbsent(path, this::read);
  }

  private Optional<NameEnvironmentAnswer> read(String path) {
    String resource = path + ".class";
    try (InputStream stream = library.getResourceAsStream(resource)) {
      if (stream == null) {
        return Optional.empty();
      }
      addPackages(path);
      return Optional.of(new NameEnvironmentAnswer(new ClassFileReader(stream.readAllBytes(), resource.toCharArray()), null));
    } catch (IOException e) {
      throw new UncheckedIOException("The class '" + path + "' cannot be read.", e);
    } catch (ClassFormatException e) {
      throw new IllegalStateException("The class '" + path + "' is newer than the compiler understands.", e);
    }
  }

  private void addPackages(String path) {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      packages.add(path.substring(0, slash));
    }
  }

  private static String join(char[][] names, char separator) {
    StringBuilder out = new StringBuilder();
    for (char[] name : names) {
      out.append(out.isEmpty() ? "" : String.valueOf(separator)).append(name);
    }
    return out.toString();
  }
}
