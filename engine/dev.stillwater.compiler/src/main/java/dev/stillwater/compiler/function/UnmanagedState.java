package dev.stillwater.compiler.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds what a Java function keeps in fields of its own from record to record: snapshots do not hold it. A field that only the constructor or open sets counts as a
 * setting, unless it is a collection, an array or a builder that can be filled.
 *
 * <p>THREADING: stateless.
 */
public final class UnmanagedState {
  private static final Set<String> MANAGED = Set.of("Ldev/stillwater/engine/state/", "Ldev/stillwater/engine/function/");
  private static final Set<String> FILLED = Set.of("Ljava/util/ArrayList;", "Ljava/util/List;", "Ljava/util/Map;", "Ljava/util/HashMap;", "Ljava/util/Set;",
      "Ljava/util/HashSet;", "Ljava/util/TreeMap;", "Ljava/util/TreeSet;", "Ljava/util/LinkedHashMap;", "Ljava/util/Deque;", "Ljava/util/ArrayDeque;", "Ljava/util/Queue;",
      "Ljava/util/PriorityQueue;", "Ljava/util/LinkedList;", "Ljava/util/Collection;", "Ljava/lang/StringBuilder;", "Ljava/util/concurrent/atomic/AtomicLong;",
      "Ljava/util/concurrent/atomic/AtomicInteger;", "Ljava/util/concurrent/ConcurrentHashMap;");
  private static final Set<String> BEGINNING = Set.of("<init>", "<clinit>", "open");

  private UnmanagedState() {
  }

  /** The fields, as {@code DelayAlert.count}, of the class and of those of the project that it extends. Cost: a pass over these classes. */
  public static List<String> of(String className, Map<String, byte[]> classes) {
    List<String> found = new ArrayList<>();
    String current = className;
    while (classes.containsKey(current)) {
      ClassReader reader = new ClassReader(classes.get(current));
      Fields fields = new Fields(current.replace('.', '/'));
      reader.accept(fields, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      String simple = current.substring(current.lastIndexOf('.') + 1);
      fields.unmanaged().forEach(field -> found.add(simple + "." + field));
      current = reader.getSuperName().replace('/', '.');
    }
    return List.copyOf(found);
  }

  /** The fields of one class, and which of them its methods set while records come. */
  private static final class Fields extends ClassVisitor {
    private final String owner;
    private final List<String> filled = new ArrayList<>();
    private final List<String> settable = new ArrayList<>();
    private final List<String> set = new ArrayList<>();

    Fields(String owner) {
      super(Opcodes.ASM9);
      this.owner = owner;
    }

    List<String> unmanaged() {
      List<String> result = new ArrayList<>(settable);
      result.retainAll(set);
      filled.stream().filter(field -> !result.contains(field)).forEach(result::add);
      return result;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
      boolean isConstant = (access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_FINAL) != 0;
      boolean isOurs = (access & Opcodes.ACC_SYNTHETIC) != 0 || MANAGED.stream().anyMatch(descriptor::startsWith);
      if (!isOurs && !isConstant && FILLED.contains(descriptor)) {
        filled.add(name);
      } else if (!isOurs && (access & Opcodes.ACC_FINAL) == 0) {
        settable.add(name);
      }
      return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
      return BEGINNING.contains(method) ? null : new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitFieldInsn(int opcode, String fieldOwner, String name, String type) {
          if ((opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) && fieldOwner.equals(owner)) {
            set.add(name);
          }
        }
      };
    }
  }
}
