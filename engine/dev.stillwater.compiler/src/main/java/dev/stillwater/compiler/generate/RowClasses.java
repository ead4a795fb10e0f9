package dev.stillwater.compiler.generate;

import dev.stillwater.compiler.row.RowClassGenerator;
import dev.stillwater.engine.row.RowType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The row classes of a job, one for each row type, numbered in the order in which they are first asked for.
 *
 * <p>THREADING: one thread.
 */
final class RowClasses {
  private final Map<RowType, String> names = new LinkedHashMap<>();

  /** Simple name of the class of the type. */
  String className(RowType type) {
    return names.computeIfAbsent(type, key -> "R" + names.size());
  }

  /** Source of all classes asked for, by qualified name. */
  Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    names.forEach((type, name) -> sources.put(Names.PACKAGE + "." + name, RowClassGenerator.source(Names.PACKAGE + "." + name, type)));
    return sources;
  }
}
