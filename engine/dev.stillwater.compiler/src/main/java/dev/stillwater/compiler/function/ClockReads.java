package dev.stillwater.compiler.function;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds where a class asks for the time of the machine or for chance, so that it does not give the same results when it runs again. What library methods do
 * inside is not seen.
 *
 * <p>THREADING: stateless.
 */
final class ClockReads {
  private static final String CONTEXT = "dev/stillwater/engine/function/Context.";
  private static final Set<String> CALLS = Set.of(CONTEXT + "processingTime", CONTEXT + "registerProcessingTimeTimer", "java/lang/System.currentTimeMillis",
      "java/lang/System.nanoTime", "java/lang/Math.random", "java/util/UUID.randomUUID", "java/util/concurrent/ThreadLocalRandom.current");
  private static final Map<String, String> MAKERS = Map.of("java/util/Random.<init>", "()V", "java/util/Date.<init>", "()V");

  private ClockReads() {
  }

  /** A call: the source file's line and the method, for people. */
  record Found(String file, int line, String method) {
  }

  /** The first such call in the class. Cost: a pass over the class. */
  static Optional<Found> first(byte[] classFile) {
    Finder finder = new Finder();
    new ClassReader(classFile).accept(finder, ClassReader.SKIP_FRAMES);
    return Optional.ofNullable(finder.found);
  }

  private static boolean isRead(String owner, String name, String descriptor) {
    String call = owner + "." + name;
    boolean isNow = owner.startsWith("java/time/") && name.equals("now");
    return isNow || CALLS.contains(call) || descriptor.equals(MAKERS.get(call));
  }

  /** Keeps the first call and the line it stands in. */
  private static final class Finder extends ClassVisitor {
    private String file = "";
    private Found found;

    Finder() {
      super(Opcodes.ASM9);
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
        public void visitMethodInsn(int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
          if (found == null && isRead(owner, called, calledDescriptor)) {
            found = new Found(file, line, owner.substring(owner.lastIndexOf('/') + 1) + (called.equals("<init>") ? "" : "." + called));
          }
        }
      };
    }
  }
}
