package dev.stillwater.compiler.ecj;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.core.compiler.CategorizedProblem;
import org.eclipse.jdt.internal.compiler.Compiler;
import org.eclipse.jdt.internal.compiler.DefaultErrorHandlingPolicies;
import org.eclipse.jdt.internal.compiler.ast.CompilationUnitDeclaration;
import org.eclipse.jdt.internal.compiler.impl.CompilerOptions;
import org.eclipse.jdt.internal.compiler.problem.DefaultProblemFactory;

/**
 * Finds the types in Java source with the Eclipse compiler, without writing or loading a class. One resolver is one run of the compiler, however many
 * units it is given one after the other.
 *
 * <p>THREADING: one thread.
 */
public final class EcjResolver {
  private final Compiler compiler;

  /** Makes a resolver against the classes of the loader; none of them is initialised. */
  public EcjResolver(ClassLoader library) {
    CompilerOptions options = new CompilerOptions(Map.of(
        CompilerOptions.OPTION_Source, CompilerOptions.VERSION_21,
        CompilerOptions.OPTION_Compliance, CompilerOptions.VERSION_21,
        CompilerOptions.OPTION_TargetPlatform, CompilerOptions.VERSION_21));
    compiler = new Compiler(new LoaderNameEnvironment(library, Set.of()), DefaultErrorHandlingPolicies.proceedWithAllProblems(), options, result -> { },
        new DefaultProblemFactory(Locale.ENGLISH));
    compiler.useSingleThread = true;
  }

  /** A unit with the types of its expressions, and the errors in it. */
  public record Resolved(CompilationUnitDeclaration unit, List<CategorizedProblem> errors) {
    public Resolved {
      errors = List.copyOf(errors);
    }
  }

  /** Resolves a unit of one class; cost: some 100 microseconds, more for the first units in a JVM. */
  public Resolved resolve(String className, String source) {
    CompilationUnitDeclaration unit = compiler.resolve(new EcjCompiler.SourceUnit(className, source), true, false, false);
    List<CategorizedProblem> errors = new ArrayList<>();
    CategorizedProblem[] found = unit.compilationResult().getErrors();
    if (found != null) {
      errors.addAll(List.of(found));
    }
    return new Resolved(unit, errors);
  }
}
