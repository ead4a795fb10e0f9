package dev.stillwater.compiler.function;

import dev.stillwater.compiler.NonDeterminism.Kind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Where a class asks for something that is not in its records: the time, chance, files, the network. With that it need not give the same results when it runs
 * again. What library methods do inside is not seen.
 *
 * <p>THREADING: immutable.
 *
 * @param found the calls, in their order
 * @param names internal names of all classes that the class names
 */
public record OutsideCalls(List<Found> found, Set<String> names) {
  public OutsideCalls {
    found = List.copyOf(found);
    names = Set.copyOf(names);
  }

  /**
   * A call.
   *
   * @param kind what it asks for
   * @param place the source file and the line
   * @param method the method that calls
   * @param call what it calls, for people: {@code System.currentTimeMillis}
   */
  public record Found(Kind kind, String place, String method, String call) {
  }

  /** The calls in a class. Cost: a pass over the class. */
  public static OutsideCalls of(byte[] classFile) {
    Finder finder = new Finder();
    new ClassReader(classFile).accept(finder, ClassReader.SKIP_FRAMES);
    if (finder.iterates) {
      finder.found.addAll(finder.unordered);
    }
    return new OutsideCalls(finder.found.stream().map(finder::named).toList(), finder.names);
  }

  /** Keeps the calls with the lines they stand in. */
  private static final class Finder extends ClassVisitor {
    private final Set<Found> found = new LinkedHashSet<>();
    private final Set<Found> unordered = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    /** The method that a lambda's body stands in, by the name that the compiler gave the body. */
    private final Map<String, String> lambdas = new HashMap<>();
    private String file = "";
    private boolean iterates;

    Finder() {
      super(Opcodes.ASM9);
    }

    /** The call with the method as its author knows it. */
    Found named(Found call) {
      String method = call.method();
      while (method.startsWith("lambda$") && lambdas.containsKey(method)) {
        method = lambdas.get(method);
      }
      return new Found(call.kind(), call.place(), method, call.call());
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
      names.add(superName);
      names.addAll(List.of(interfaces));
    }

    @Override
    public void visitSource(String source, String debug) {
      file = source;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        private int line;

        @Override
        public void visitLineNumber(int number, Label start) {
          line = number;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
          names.add(type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String fieldDescriptor) {
          names.add(owner);
          if (owner.equals("java/lang/System") && field.equals("in")) {
            found.add(new Found(Kind.FILES, file + ":" + line, name, "System.in"));
          }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
          call(owner, called, calledDescriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String called, String calledDescriptor, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
              lambdas.putIfAbsent(handle.getName(), name);
              call(handle.getOwner(), handle.getName(), handle.getDesc());
            }
          }
        }

        private void call(String owner, String called, String calledDescriptor) {
          names.add(owner);
          iterates |= OutsideMethods.iterates(owner, called);
          String text = owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.') + (called.equals("<init>") ? "" : "." + called);
          Optional<Kind> kind = OutsideMethods.kind(owner, called, calledDescriptor);
          if (kind.isPresent()) {
            Set<Found> target = OutsideMethods.isUnorderedOnlyWhenIterated(owner, called) ? unordered : found;
            target.add(new Found(kind.get(), file + ":" + line, name, called.equals("<init>") ? "new " + text : text));
          }
        }
      };
    }
  }
}
