package dev.stillwater.compiler.function;

import dev.stillwater.engine.function.StateType;
import dev.stillwater.engine.function.States;
import dev.stillwater.engine.state.AggregateFunction;
import dev.stillwater.engine.state.StateTtl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Follows the instructions of a function's {@code open} with what is known of the values on the stack, and collects the states that it declares. Gives up at
 * the first branch, and where a declaration depends on what is not known.
 *
 * <p>THREADING: one thread.
 */
final class OpenMethod extends MethodVisitor {
  private static final String STATES = Type.getInternalName(States.class);
  private static final String STATE_TYPE = Type.getInternalName(StateType.class);
  /** How long state lives makes no difference for whether it can be restored, only that it has an end. */
  private static final StateTtl ANY_TTL = StateTtl.ofWrites(1);
  private static final Map<String, StateType<?>> TYPES = Map.of("BOOLEAN", StateType.BOOLEAN, "INT", StateType.INT, "LONG", StateType.LONG, "DOUBLE",
      StateType.DOUBLE, "STRING", StateType.STRING, "BYTES", StateType.BYTES, "TIMESTAMP", StateType.TIMESTAMP, "DECIMAL", StateType.DECIMAL);

  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> locals = new HashMap<>();
  private final List<Consumer<States>> declarations = new ArrayList<>();
  private boolean isFollowed = true;

  /** A value that nothing is known of. */
  private enum Unknown {
    VALUE
  }

  /** The object on which states are declared; with a time to live, or without. */
  private record Declarer(boolean hasTtl) {
  }

  OpenMethod() {
    super(Opcodes.ASM9);
    locals.put(1, new Declarer(false));
  }

  /** What makes the same declarations, in their order; empty where they are not all known. */
  Optional<List<Consumer<States>>> declarations() {
    return isFollowed ? Optional.of(List.copyOf(declarations)) : Optional.empty();
  }

  private void giveUp() {
    isFollowed = false;
  }

  private Object pop() {
    try {
      return stack.pop();
    } catch (NoSuchElementException e) { // What is on the stack is not followed any more.
      giveUp();
      return Unknown.VALUE;
    }
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    switch (opcode) {
      case Opcodes.ALOAD, Opcodes.ILOAD, Opcodes.LLOAD, Opcodes.FLOAD, Opcodes.DLOAD -> stack.push(locals.getOrDefault(index, Unknown.VALUE));
      case Opcodes.ASTORE, Opcodes.ISTORE, Opcodes.LSTORE, Opcodes.FSTORE, Opcodes.DSTORE -> locals.put(index, pop());
      default -> giveUp();
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    stack.push(value);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    if (opcode == Opcodes.NEWARRAY) {
      pop();
    }
    stack.push(Unknown.VALUE);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.DCONST_1) {
      stack.push(Unknown.VALUE);
    } else if (opcode == Opcodes.DUP) {
      Object top = pop();
      stack.push(top);
      stack.push(top);
    } else if (opcode == Opcodes.POP) {
      pop();
    } else if (opcode != Opcodes.RETURN && opcode != Opcodes.NOP) {
      giveUp();
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode == Opcodes.NEW) {
      stack.push(Unknown.VALUE);
    } else if (opcode != Opcodes.CHECKCAST) {
      giveUp();
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    switch (opcode) {
      case Opcodes.GETSTATIC -> stack.push(owner.equals(STATE_TYPE) && TYPES.containsKey(name) ? TYPES.get(name) : Unknown.VALUE);
      case Opcodes.GETFIELD -> {
        pop();
        stack.push(Unknown.VALUE);
      }
      case Opcodes.PUTFIELD -> {
        requireHarmless(pop());
        pop();
      }
      default -> requireHarmless(pop());
    }
  }

  /** Whoever gets hold of the object could declare states elsewhere. */
  private void requireHarmless(Object value) {
    if (value instanceof Declarer) {
      giveUp();
    }
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
    int count = Type.getArgumentTypes(descriptor).length;
    List<Object> arguments = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      arguments.addFirst(pop());
    }
    Object receiver = opcode == Opcodes.INVOKESTATIC ? Unknown.VALUE : pop();
    if (owner.equals(STATES) && receiver instanceof Declarer declarer) {
      stack.push(declared(declarer, name, arguments));
    } else if (owner.equals(STATE_TYPE) && opcode == Opcodes.INVOKESTATIC) {
      stack.push(type(name, arguments));
    } else {
      boolean isBase = name.equals("open") && opcode == Opcodes.INVOKESPECIAL && owner.equals(FunctionStates.BASE);
      if (!isBase) {
        arguments.forEach(this::requireHarmless);
        requireHarmless(receiver);
      }
      if (Type.getReturnType(descriptor) != Type.VOID_TYPE) {
        stack.push(Unknown.VALUE);
      }
    }
  }

  private static Object type(String name, List<Object> arguments) {
    return switch (name) {
      case "inputRow" -> StateType.inputRow();
      case "row" -> arguments.get(0) instanceof String schema ? StateType.row(schema) : Unknown.VALUE;
      case "listOf" -> arguments.get(0) instanceof StateType<?> element ? StateType.listOf(element) : Unknown.VALUE;
      case "mapOf" -> arguments.get(0) instanceof StateType<?> key && arguments.get(1) instanceof StateType<?> value ? StateType.mapOf(key, value) : Unknown.VALUE;
      default -> Unknown.VALUE;
    };
  }

  private Object declared(Declarer declarer, String method, List<Object> arguments) {
    if (method.equals("withTtl")) {
      return new Declarer(true);
    }
    if (arguments.size() < 2 || !(arguments.get(0) instanceof String name) || !(arguments.get(1) instanceof StateType<?> type)) {
      giveUp();
      return Unknown.VALUE;
    }
    switch (method) {
      case "value" -> add(declarer, states -> states.value(name, type));
      case "list" -> add(declarer, states -> states.list(name, type));
      case "reducing" -> addReducing(declarer, name, type);
      case "aggregating" -> add(declarer, states -> states.aggregating(name, type, new NoAggregate<>()));
      case "map" -> {
        if (arguments.get(2) instanceof StateType<?> value) {
          add(declarer, states -> states.map(name, type, value));
        } else {
          giveUp();
        }
      }
      default -> giveUp();
    }
    return Unknown.VALUE;
  }

  private void add(Declarer declarer, Consumer<States> declaration) {
    declarations.add(declarer.hasTtl() ? states -> declaration.accept(states.withTtl(ANY_TTL)) : declaration);
  }

  private <T> void addReducing(Declarer declarer, String name, StateType<T> type) {
    add(declarer, states -> states.reducing(name, type, (one, other) -> one));
  }

  /** Never asked, as no record comes. */
  private static final class NoAggregate<I, A, O> implements AggregateFunction<I, A, O> {
    private static IllegalStateException unasked() {
      return new IllegalStateException("A function that is only declared aggregates nothing.");
    }

    @Override
    public A create() {
      throw unasked();
    }

    @Override
    public A add(I value, A accumulator) {
      throw unasked();
    }

    @Override
    public O result(A accumulator) {
      throw unasked();
    }

    @Override
    public A merge(A one, A other) {
      throw unasked();
    }
  }

  @Override
  public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
    for (int index = Type.getArgumentTypes(descriptor).length; index > 0; index--) {
      requireHarmless(pop());
    }
    stack.push(Unknown.VALUE);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    giveUp();
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    giveUp();
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    giveUp();
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    giveUp();
  }

  @Override
  public void visitIincInsn(int index, int increment) {
    locals.put(index, Unknown.VALUE);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    giveUp();
  }
}
