package dev.stillwater.model.catalog;

import java.util.List;

/**
 * Adds operator kinds to the catalog; found by {@link java.util.ServiceLoader}.
 *
 * <p>THREADING: called once, by whichever thread asks for the catalog first.
 */
public interface OperatorProvider {
  /** The kinds, in the order of the palette. Their ids must be new to the catalog. */
  List<OperatorKind> kinds();
}
