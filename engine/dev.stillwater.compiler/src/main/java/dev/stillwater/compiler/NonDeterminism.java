package dev.stillwater.compiler;

import dev.stillwater.compiler.function.OutsideCalls;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.model.catalog.OperatorCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Why an operator need not give the same results when its job runs again: it works on processing time, or its function asks for something that is not in its
 * records. What library methods do inside is not seen, so that none found is no proof.
 *
 * <p>THREADING: immutable.
 *
 * @param uid the operator
 * @param kind what it depends on
 * @param place file and line of the call, {@code Cheapest.java:12}; empty for an operator's own kind
 * @param method the method that calls; empty for an operator's own kind
 * @param call what is called, {@code System.currentTimeMillis}, or the kind of the operator
 */
public record NonDeterminism(String uid, Kind kind, String place, String method, String call) {
  /** What results may depend on beside the records. */
  public enum Kind {
    /** The operator or function works on processing time: in a replay on the replay's clock. */
    PROCESSING_TIME("processing time, which is the clock of the replay there"),
    /** The time of the machine. */
    CLOCK("the clock of the machine"),
    /** Random numbers without a given seed. */
    RANDOM("chance"),
    /** The order of a collection that is another in each process. */
    ORDER("an order that is another in each process"),
    /** What other machines say. */
    NETWORK("the network"),
    /** What is in files. */
    FILES("files"),
    /** Another process. */
    PROCESS("another process"),
    /** Threads, which have no order among each other. */
    THREADS("the order of threads"),
    /** Settings of the machine, the process or the user. */
    MACHINE("settings of the machine");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** For people: {@code the clock of the machine}. */
    public String text() {
      return text;
    }

    /** Name in JSON: {@code processing-time}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public NonDeterminism {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(call, "call");
  }

  /** Whether a replay may differ from another replay, and not just from the run that was recorded. */
  public boolean isOutsideReplay() {
    return kind != Kind.PROCESSING_TIME;
  }

  /** For people: {@code Operator 'cheapest' depends on the clock of the machine: Cheapest.java:12, method process, calls System.currentTimeMillis.} */
  public String text() {
    return "Operator '" + uid + "' depends on " + kind.text() + ": " + why() + ".";
  }

  /** What tells so, for people: {@code Cheapest.java:12, method process, calls System.currentTimeMillis}. */
  public String why() {
    return place.isEmpty() ? "its kind is " + call : place + ", method " + method + ", calls " + call;
  }

  /** All that can be found in the operators and functions of a compiled job, in the order of its operators. Cost: a pass over the classes of its functions. */
  public static List<NonDeterminism> of(JobPlan plan, JobCode code) {
    List<NonDeterminism> found = new ArrayList<>();
    ClassLoader classes = code.getClass().getClassLoader();
    for (TaskPlan task : plan.tasks()) {
      for (OperatorPlan operator : task.operators()) {
        OperatorCatalog.standard().kind(operator.kind()).filter(kind -> kind.readsProcessingTime(operator::parameter))
            .ifPresent(kind -> found.add(new NonDeterminism(operator.uid(), Kind.PROCESSING_TIME, "", "", operator.kind())));
        operator.parameter("class").filter(name -> operator.parameter("sources").isPresent())
            .ifPresent(name -> addFunction(operator.uid(), name, classes, found));
      }
    }
    return List.copyOf(new LinkedHashSet<>(found));
  }

  /** The function and all classes of the project that it names, directly or not. */
  private static void addFunction(String uid, String className, ClassLoader classes, List<NonDeterminism> found) {
    Set<String> names = new LinkedHashSet<>(List.of(className.replace('.', '/')));
    List<String> open = new ArrayList<>(names);
    while (!open.isEmpty()) {
      Optional<byte[]> classFile = classFile(open.remove(0), classes);
      if (classFile.isPresent()) {
        OutsideCalls calls = OutsideCalls.of(classFile.get());
        calls.found().forEach(call -> found.add(new NonDeterminism(uid, call.kind(), call.place(), call.method(), call.call())));
        calls.names().stream().filter(names::add).forEach(open::add);
      }
    }
  }

  /** The class file, if the class is one of the project. */
  private static Optional<byte[]> classFile(String name, ClassLoader classes) {
    String file = name + ".class";
    if (name.startsWith("java/") || name.startsWith("dev/stillwater/") || classes.getParent() != null && classes.getParent().getResource(file) != null) {
      return Optional.empty();
    }
    try (InputStream in = classes.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
