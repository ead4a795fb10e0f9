package dev.stillwater.ui.operate.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.Bundle;

/**
 * The class path of a job's own JVM: the headless bundles of this installation and nothing of the workbench.
 *
 * <p>THREADING: any thread.
 */
public final class JobClassPath {
  private static final List<String> BUNDLES = List.of("dev.stillwater.model", "dev.stillwater.engine", "dev.stillwater.engine.rocksdb",
      "dev.stillwater.compiler", "dev.stillwater.host", "org.eclipse.emf.common", "org.eclipse.emf.ecore", "org.eclipse.emf.ecore.xmi",
      "org.eclipse.jdt.core.compiler.batch", "org.objectweb.asm", "org.xerial.snappy.snappy-java");
  /** Where the classes are when a bundle is a project of a development checkout and not a jar. */
  private static final List<String> CLASS_FOLDERS = List.of("target/classes", "bin");

  private JobClassPath() {
  }

  /**
   * The class path in the form of {@code java -cp}.
   *
   * @throws CoreException if a bundle is missing from the installation
   */
  public static String text() throws CoreException {
    List<String> entries = new ArrayList<>();
    for (String name : BUNDLES) {
      Bundle bundle = Platform.getBundle(name);
      Optional<File> location = bundle == null ? Optional.empty() : FileLocator.getBundleFileLocation(bundle);
      if (location.isEmpty()) {
        throw new CoreException(Status.error(NLS.bind(Messages.launch_bundleMissing, name)));
      }
      entries.add(classes(location.get().toPath().toAbsolutePath()).toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static Path classes(Path location) {
    return CLASS_FOLDERS.stream().map(location::resolve).filter(Files::isDirectory).findFirst().orElse(location);
  }
}
