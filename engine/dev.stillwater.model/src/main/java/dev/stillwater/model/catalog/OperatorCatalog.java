package dev.stillwater.model.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The operator kinds that jobs may use: the built-in ones and those of every {@link OperatorProvider}.
 *
 * <p>THREADING: immutable once made.
 */
public final class OperatorCatalog {
  private final Map<String, OperatorKind> kinds;

  /**
   * Makes a catalog of the providers' kinds, in their order.
   *
   * @throws IllegalStateException if two kinds have one id
   */
  public OperatorCatalog(Iterable<OperatorProvider> providers) {
    Map<String, OperatorKind> byId = new LinkedHashMap<>();
    for (OperatorProvider provider : providers) {
      for (OperatorKind kind : provider.kinds()) {
        if (byId.putIfAbsent(kind.id(), kind) != null) {
          throw new IllegalStateException("Two operator kinds have the id '" + kind.id() + "'; the second comes from "
              + provider.getClass().getName() + ". Give it another id.");
        }
      }
    }
    kinds = Collections.unmodifiableMap(byId);
  }

  /** The catalog of this class path; made once. */
  public static OperatorCatalog standard() {
    return Standard.CATALOG;
  }

  /** The kind of the id. */
  public Optional<OperatorKind> kind(String id) {
    return Optional.ofNullable(id == null ? null : kinds.get(id));
  }

  /** All kinds, in the order of the palette. */
  public Collection<OperatorKind> kinds() {
    return kinds.values();
  }

  private static final class Standard {
    private static final OperatorCatalog CATALOG = new OperatorCatalog(
        ServiceLoader.load(OperatorProvider.class, OperatorCatalog.class.getClassLoader()));
  }
}
