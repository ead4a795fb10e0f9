package dev.stillwater.compiler.ecj;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.compiler.CategorizedProblem;
import org.eclipse.jdt.internal.compiler.ClassFile;
import org.eclipse.jdt.internal.compiler.CompilationResult;
import org.eclipse.jdt.internal.compiler.Compiler;
import org.eclipse.jdt.internal.compiler.DefaultErrorHandlingPolicies;
import org.eclipse.jdt.internal.compiler.ICompilerRequestor;
import org.eclipse.jdt.internal.compiler.env.ICompilationUnit;
import org.eclipse.jdt.internal.compiler.impl.CompilerOptions;
import org.eclipse.jdt.internal.compiler.lookup.LookupEnvironment;
import org.eclipse.jdt.internal.compiler.lookup.ModuleBinding;
import org.eclipse.jdt.internal.compiler.problem.DefaultProblemFactory;

/**
 * Compiles Java source in memory with the Eclipse compiler, against the classes of a class loader.
 *
 * <p>THREADING: stateless.
 */
public final class EcjCompiler {
  private static final String RELEASE = CompilerOptions.VERSION_21;

  private EcjCompiler() {
  }

  /**
   * The class files by name, such as {@code a.B}; cost: a second for the first call in a JVM.
   *
   * @param sources source text by class name, one public class each
   * @param library loader of the classes that the sources use
   * @throws IllegalStateException with the errors if the source does not compile, which is a defect of the generator
   */
  public static Map<String, byte[]> compile(Map<String, String> sources, ClassLoader library) {
    return compile(sources, library, Set.of());
  }

  /** The same with the names of classes of the library that are in packages which only it has. */
  public static Map<String, byte[]> compile(Map<String, String> sources, ClassLoader library, Set<String> libraryClasses) {
    Result result = compileProject(sources, library, libraryClasses);
    if (!result.errors().isEmpty()) {
      throw new IllegalStateException("The generated code does not compile, which is a defect of Stillwater:\n"
          + result.errors().stream().map(error -> error.file() + ":" + error.line() + ": " + error.message()).collect(Collectors.joining("\n")));
    }
    return result.classes();
  }

  /** What a compilation comes to: class files by name, and what is wrong. A class with errors may be missing. */
  public record Result(Map<String, byte[]> classes, List<SourceError> errors) {
    public Result {
      errors = List.copyOf(errors);
    }
  }

  /** A mistake in the source file, such as {@code a/B.java}, at the line, from a char to behind another, counted from 0 in the file. */
  public record SourceError(String file, int line, String message, int start, int end) {
  }

  /** The same for source written by people, which may have errors. */
  public static Result compileProject(Map<String, String> sources, ClassLoader library) {
    return compileProject(sources, library, Set.of());
  }

  private static Result compileProject(Map<String, String> sources, ClassLoader library, Set<String> libraryClasses) {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    List<SourceError> errors = new ArrayList<>();
    ICompilerRequestor requestor = result -> accept(result, classes, errors);
    CompilerOptions options = new CompilerOptions(Map.of(
        CompilerOptions.OPTION_Source, RELEASE,
        CompilerOptions.OPTION_Compliance, RELEASE,
        CompilerOptions.OPTION_TargetPlatform, RELEASE,
        CompilerOptions.OPTION_LineNumberAttribute, CompilerOptions.GENERATE,
        CompilerOptions.OPTION_LocalVariableAttribute, CompilerOptions.DO_NOT_GENERATE));
    Compiler compiler = new Compiler(new LoaderNameEnvironment(library, sources.keySet(), libraryClasses), DefaultErrorHandlingPolicies.proceedWithAllProblems(),
        options, requestor, new DefaultProblemFactory(Locale.ENGLISH));
    compiler.compile(sources.entrySet().stream().map(entry -> new SourceUnit(entry.getKey(), entry.getValue())).toArray(ICompilationUnit[]::new));
    return new Result(classes, errors);
  }

  private static void accept(CompilationResult result, Map<String, byte[]> classes, List<SourceError> errors) {
    if (result.hasErrors()) {
      for (CategorizedProblem problem : result.getErrors()) {
        errors.add(new SourceError(new String(problem.getOriginatingFileName()), problem.getSourceLineNumber(), problem.getMessage(),
            problem.getSourceStart(), problem.getSourceEnd() + 1));
      }
      return;
    }
    for (ClassFile file : result.getClassFiles()) {
      StringBuilder name = new StringBuilder();
      for (char[] part : file.getCompoundName()) {
        name.append(name.isEmpty() ? "" : ".").append(part);
      }
      classes.put(name.toString(), file.getBytes());
    }
  }

  record SourceUnit(String className, String text) implements ICompilationUnit {
    @Override
    public char[] getContents() {
      return text.toCharArray();
    }

    @Override
    public char[] getMainTypeName() {
      return className.substring(className.lastIndexOf('.') + 1).toCharArray();
    }

    @Override
    public char[][] getPackageName() {
      if (className.indexOf('.') < 0) {
        return new char[0][];
      }
      String[] parts = className.substring(0, className.lastIndexOf('.')).split("\\.");
      char[][] names = new char[parts.length][];
      for (int index = 0; index < parts.length; index++) {
        names[index] = parts[index].toCharArray();
      }
      return names;
    }

    @Override
    public char[] getFileName() {
      return (className.replace('.', '/') + ".java").toCharArray();
    }

    /** Generated classes belong to no named module, and the compiler asks. */
    @Override
    public ModuleBinding module(LookupEnvironment environment) {
      return environment.UnNamedModule;
    }

    @Override
    public boolean ignoreOptionalProblems() {
      return true;
    }
  }
}
