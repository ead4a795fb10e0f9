package dev.stillwater.compiler.function;

import dev.stillwater.compiler.ecj.EcjCompiler;
import dev.stillwater.compiler.expression.NameSuggestion;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The compiled functions of a project, with what is wrong with them.
 *
 * <p>THREADING: immutable; made by the thread that owns the job.
 *
 * @param classes class files by name, with checks in their loops; none if there are errors
 * @param problems errors, each at the operators that it concerns
 */
public record ProjectCode(Map<String, byte[]> classes, List<JobProblem> problems) {
  private static final String FUNCTIONS = "dev/stillwater/engine/function/";
  private static final Map<String, String> BASES = Map.of("process", FUNCTIONS + "KeyedProcessFunction", "flat-map", FUNCTIONS + "FlatMapFunction");
  private static final int PROBLEMS_MAX = 20;

  public ProjectCode {
    classes = Map.copyOf(classes);
    problems = List.copyOf(problems);
  }

  /** Compiles the sources. Cost: one run of the Eclipse compiler if there are any. */
  public static ProjectCode of(ProjectSources sources) {
    if (!sources.isUsed()) {
      return new ProjectCode(Map.of(), List.of());
    }
    List<JobProblem> problems = new ArrayList<>();
    for (String reason : sources.unreadable()) {
      problems.add(problem(sources.uses().get(0), "sources-unreadable", "parameter:sources", reason, "Correct the parameter 'sources', or the folder."));
    }
    Map<String, byte[]> classes = compile(sources, problems);
    if (problems.isEmpty()) {
      sources.uses().forEach(use -> check(use, sources, classes, problems));
      checkReplay(sources.uses().get(0), classes, problems);
    }
    if (!problems.isEmpty()) {
      return new ProjectCode(Map.of(), problems);
    }
    Map<String, byte[]> guarded = new LinkedHashMap<>();
    classes.forEach((name, bytes) -> guarded.put(name, LoopChecks.add(bytes)));
    return new ProjectCode(guarded, List.of());
  }

  private static Map<String, byte[]> compile(ProjectSources sources, List<JobProblem> problems) {
    ProjectSources.Use first = sources.uses().get(0);
    Map<String, String> texts = new LinkedHashMap<>();
    sources.files().forEach((name, file) -> {
      if (name.startsWith("java.") || name.startsWith("dev.stillwater.")) {
        problems.add(problem(first, "function-package", "parameter:class", "The class " + name + " is in a package that belongs to Java or to Stillwater ("
            + file.name() + ").", "Move it to a package of your own."));
      } else {
        texts.put(name, file.text());
      }
    });
    EcjCompiler.Result result = EcjCompiler.compileProject(texts, JobCode.class.getClassLoader());
    result.errors().stream().limit(PROBLEMS_MAX).forEach(error -> problems.add(compileError(sources, error)));
    return result.classes();
  }

  /** A mistake in a file concerns the operator whose class stands in it, else the first one that runs a function. */
  private static JobProblem compileError(ProjectSources sources, EcjCompiler.SourceError error) {
    ProjectSources.Use use = sources.uses().stream().filter(known -> (known.className().replace('.', '/') + ".java").equals(error.file())).findFirst()
        .orElse(sources.uses().get(0));
    String name = Optional.ofNullable(sources.files().get(error.file().replaceFirst("\\.java$", "").replace('/', '.'))).map(file -> file.name())
        .orElse(error.file());
    String text = error.message().endsWith(".") ? error.message() : error.message() + ".";
    return problem(use, "function-error", "parameter:class", name + ":" + error.line() + ": " + text, "Correct the Java source.");
  }

  private static void check(ProjectSources.Use use, ProjectSources sources, Map<String, byte[]> classes, List<JobProblem> problems) {
    String name = use.className();
    String feature = "parameter:class";
    if (!classes.containsKey(name)) {
      String nearest = NameSuggestion.nearest(name, List.copyOf(sources.files().keySet())).map(near -> " Did you mean '" + near + "'?").orElse("");
      problems.add(problem(use, "function-missing", feature, "There is no class '" + name + "' in " + use.folder() + "." + nearest,
          sources.files().isEmpty() ? "Write it: the folder has no Java files yet."
              : "Correct the name; with its package, as in the source. A nested class has a '$' in its name."));
      return;
    }
    if (name.indexOf('.') < 0) {
      problems.add(problem(use, "function-package", feature, "The class '" + name + "' is in no package.",
          "Give its source a line such as 'package functions;', move it to the folder of that name, and write the package before the class here."));
      return;
    }
    String base = BASES.get(use.kind().id());
    Facts facts = new Facts();
    new ClassReader(classes.get(name)).accept(facts, ClassReader.SKIP_CODE);
    String reason = !extendsBase(name, base, classes) ? "does not extend " + base.replace('/', '.')
        : !facts.isPublic ? "is not public" : facts.isAbstract ? "is abstract" : !facts.hasConstructor ? "has no public constructor without parameters"
        : name.contains("$") && facts.isInner ? "is nested and not static" : null;
    if (reason != null) {
      problems.add(problem(use, "function-unfit", feature, "The class '" + name + "' " + reason + ", so that no operator of the kind '" + use.kind().id()
          + "' can run it.", "Make it a public class that extends " + base.replace('/', '.') + ", with a public constructor without parameters."));
    }
  }

  /** A job that must replay exactly has no functions that ask for what is not in their records: all such calls. Which operator a class belongs to is not known. */
  private static void checkReplay(ProjectSources.Use use, Map<String, byte[]> classes, List<JobProblem> problems) {
    if (!(use.operator().eContainer() instanceof Job job) || !job.isExactReplay()) {
      return;
    }
    for (byte[] classFile : new TreeMap<>(classes).values()) {
      OutsideCalls.of(classFile).found().stream().limit(PROBLEMS_MAX).forEach(call -> problems.add(problem(use, "processing-time", "parameter:class",
          "The job must replay exactly, but " + call.place() + " calls " + call.call() + " (" + call.kind().text() + "), which gives another result when the job runs "
              + "again.", "Use event time and the fields of records, or switch exactReplay of the job off.")));
    }
  }

  private static boolean extendsBase(String name, String base, Map<String, byte[]> classes) {
    String current = name.replace('.', '/');
    while (classes.containsKey(current.replace('/', '.'))) {
      current = new ClassReader(classes.get(current.replace('/', '.'))).getSuperName();
    }
    return base.equals(current);
  }

  private static JobProblem problem(ProjectSources.Use use, String code, String feature, String message, String fix) {
    Optional<Parameter> parameter = use.operator().getParameters().stream().filter(known -> feature.equals("parameter:" + known.getName())).findFirst();
    OptionalInt line = JobFile.line(parameter.isPresent() ? parameter.get() : use.operator());
    return new JobProblem(JobProblem.Severity.ERROR, code, Optional.ofNullable(use.operator().getUid()), Optional.of(feature), message, fix, line,
        OptionalInt.empty());
  }

  /** What can be seen of a class without loading it. */
  private static final class Facts extends ClassVisitor {
    private boolean isPublic;
    private boolean isAbstract;
    private boolean hasConstructor;
    private boolean isInner;
    private String self = "";

    Facts() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
      isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
      isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
      self = name;
    }

    @Override
    public void visitInnerClass(String name, String outerName, String innerName, int access) {
      if (name.equals(self)) {
        isInner = (access & Opcodes.ACC_STATIC) == 0;
        isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
      }
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
      hasConstructor |= name.equals("<init>") && descriptor.equals("()V") && (access & Opcodes.ACC_PUBLIC) != 0;
      return null;
    }
  }
}
