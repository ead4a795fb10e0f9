package dev.stillwater.compiler.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites classes so that they end when their job does: each method asks at its begin, and each loop when it goes round, at each 1024th time.
 *
 * <p>Where a class catches errors, those that must end the function go on; where it would end the process of the job, it fails instead.
 *
 * <p>A method with loops gets one more local variable, an int that counts the rounds; it stands behind all others, so that nothing else moves.
 *
 * <p>THREADING: stateless.
 */
final class LoopChecks {
  private static final int API = Opcodes.ASM9;
  private static final String GUARD = "dev/stillwater/engine/operator/LoopGuard";

  private static final String ENDING = "exit";
  private static final String RUNTIME = "java/lang/Runtime";
  /** What may be caught as one of these may be an error that must not be kept. */
  private static final Set<String> CAUGHT = Set.of("java/lang/Throwable", "java/lang/Error", "java/lang/VirtualMachineError", "java/lang/OutOfMemoryError",
      "dev/stillwater/engine/task/JobStopped");

  private LoopChecks() {
  }

  /** What the first pass finds out about a method. */
  private static final class MethodFacts {
    private boolean hasLoop;
    private int locals;
  }

  /** The class with checks. Cost: two passes over the class. */
  static byte[] add(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    Map<String, MethodFacts> facts = facts(reader);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(new ClassVisitor(API, writer) {
      @Override
      public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0 ? method : new Rewriter(method, facts.get(name + descriptor));
      }
    }, ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static Map<String, MethodFacts> facts(ClassReader reader) {
    Map<String, MethodFacts> facts = new HashMap<>();
    reader.accept(new ClassVisitor(API) {
      @Override
      public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodFacts method = new MethodFacts();
        facts.put(name + descriptor, method);
        return new LoopFinder(method);
      }
    }, ClassReader.SKIP_FRAMES);
    return facts;
  }

  /** A jump to a label that has been passed is the end of a loop. */
  private static final class LoopFinder extends MethodVisitor {
    private final MethodFacts facts;
    private final Set<Label> passed = new HashSet<>();

    LoopFinder(MethodFacts facts) {
      super(API);
      this.facts = facts;
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      facts.hasLoop |= passed.contains(label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
      visitSwitch(other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
      visitSwitch(other, labels);
    }

    private void visitSwitch(Label other, Label... labels) {
      facts.hasLoop |= passed.contains(other) || Arrays.stream(labels).anyMatch(passed::contains);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      facts.locals = maxLocals;
    }
  }

  /** Puts the calls in. */
  private static final class Rewriter extends MethodVisitor {
    private final MethodFacts facts;
    private final Set<Label> passed = new HashSet<>();
    private final Set<Label> handlers = new HashSet<>();
    private boolean isAtHandler;

    Rewriter(MethodVisitor next, MethodFacts facts) {
      super(API, next);
      this.facts = facts;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "enter", "()V", false);
      if (facts.hasLoop) {
        super.visitInsn(Opcodes.ICONST_0);
        super.visitVarInsn(Opcodes.ISTORE, facts.locals);
      }
    }

    /** What {@code finally} stands for has no type, and goes on by itself. */
    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      if (type != null && CAUGHT.contains(type)) {
        handlers.add(handler);
      }
      super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      isAtHandler |= handlers.contains(label);
      super.visitLabel(label);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals("java/lang/System") && name.equals(ENDING)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, ENDING, descriptor, false);
      } else if (owner.equals(RUNTIME) && (name.equals(ENDING) || name.equals("halt"))) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, ENDING, "(L" + RUNTIME + ";I)V", false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      check(passed.contains(label));
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
      check(passed.contains(other) || Arrays.stream(labels).anyMatch(passed::contains));
      super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
      check(passed.contains(other) || Arrays.stream(labels).anyMatch(passed::contains));
      super.visitLookupSwitchInsn(other, keys, labels);
    }

    private void check(boolean isLoop) {
      if (isLoop) {
        super.visitIincInsn(facts.locals, 1);
        super.visitVarInsn(Opcodes.ILOAD, facts.locals);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "loop", "(I)V", false);
      }
    }

    /** The counter is an int in every frame; between it and the last local that the frame knows there is nothing. A handler begins with a frame. */
    @Override
    public void visitFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
      visitWidenedFrame(type, localCount, local, stackCount, stack);
      if (isAtHandler) {
        isAtHandler = false;
        super.visitInsn(Opcodes.DUP);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "caught", "(Ljava/lang/Throwable;)V", false);
      }
    }

    private void visitWidenedFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
      if (!facts.hasLoop) {
        super.visitFrame(type, localCount, local, stackCount, stack);
        return;
      }
      List<Object> locals = new ArrayList<>();
      int slots = 0;
      for (int index = 0; index < localCount; index++) {
        locals.add(local[index]);
        slots += local[index] == Opcodes.LONG || local[index] == Opcodes.DOUBLE ? 2 : 1;
      }
      for (; slots < facts.locals; slots++) {
        locals.add(Opcodes.TOP);
      }
      locals.add(Opcodes.INTEGER);
      super.visitFrame(type, locals.size(), locals.toArray(), stackCount, stack);
    }
  }
}
