package dev.stillwater.compiler.function;

import dev.stillwater.engine.function.KeyedProcessFunction;
import dev.stillwater.engine.function.States;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads off the class of a process function which states it declares, without running or loading it: its {@code open} is followed as long as it goes straight
 * on and names states and types by constants.
 *
 * <p>THREADING: stateless.
 */
public final class FunctionStates {
  static final String BASE = KeyedProcessFunction.class.getName().replace('.', '/');
  private static final String OPEN_DESCRIPTOR = "(L" + States.class.getName().replace('.', '/') + ";)V";
  private static final int CLASSES_MAX = 32;

  private FunctionStates() {
  }

  /**
   * What makes the same declarations; empty where they cannot be told without running the function. Cost: the class files of the function and of those that it
   * extends.
   *
   * @param classes where the compiled functions are
   * @param className name of the function's class
   */
  public static Optional<Consumer<States>> of(ClassLoader classes, String className) {
    String name = className.replace('.', '/');
    for (int depth = 0; depth < CLASSES_MAX; depth++) {
      if (name.equals(BASE)) {
        return Optional.of(states -> { });
      }
      Optional<byte[]> file = classFile(classes, name);
      if (file.isEmpty()) {
        return Optional.empty();
      }
      Finder finder = new Finder();
      ClassReader reader = new ClassReader(file.get());
      reader.accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      if (finder.open.isPresent()) {
        return finder.open.get().declarations().map(FunctionStates::all);
      }
      name = reader.getSuperName();
    }
    return Optional.empty();
  }

  private static Consumer<States> all(List<Consumer<States>> declarations) {
    return states -> declarations.forEach(declaration -> declaration.accept(states));
  }

  private static Optional<byte[]> classFile(ClassLoader classes, String name) {
    try (InputStream in = classes.getResourceAsStream(name + ".class")) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds the method that declares states. */
  private static final class Finder extends ClassVisitor {
    private Optional<OpenMethod> open = Optional.empty();

    private Finder() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
      if (!name.equals("open") || !descriptor.equals(OPEN_DESCRIPTOR)) {
        return null;
      }
      open = Optional.of(new OpenMethod());
      return open.get();
    }
  }
}
