package dev.stillwater.model.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/**
 * Generates the EMF code of {@code model/job.ecore} without a workbench.
 *
 * <p>THREADING: one call at a time; EMF's generator registry is shared.
 */
public final class ModelGenerator {

  private ModelGenerator() {}

  /**
   * Generates from {@code args[0]/model/job.genmodel} into {@code args[0]/src-gen}.
   *
   * @throws IllegalStateException if EMF reports an error
   */
  public static void main(String[] args) {
    generate(Path.of(args[0]));
  }

  /** Generates the code of the project in the folder anew, so that nothing of what was there stays; fails when EMF reports anything worse than a warning. */
  static void generate(Path project) {
    remove(project.resolve("src-gen"));
    EcorePlugin.getPlatformResourceMap()
        .put("stillwater-model", URI.createFileURI(project.toAbsolutePath().normalize() + "/"));
    GenModelPackage.eINSTANCE.eClass();
    ResourceSet resources = new ResourceSetImpl();
    resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put("*", new EcoreResourceFactoryImpl());
    resources.getURIConverter().getURIMap().putAll(EcorePlugin.computePlatformURIMap(true));
    URI uri = URI.createPlatformResourceURI("stillwater-model/model/job.genmodel", true);
    GenModel model = (GenModel) resources.getResource(uri, true).getContents().get(0);
    model.reconcile();
    model.setCanGenerate(true);
    GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(
        GenModelPackage.eNS_URI, GenModelGeneratorAdapterFactory.DESCRIPTOR);
    Generator generator = new Generator();
    generator.setInput(model);
    Diagnostic result = generator.generate(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor());
    if (result.getSeverity() > Diagnostic.WARNING) {
      throw new IllegalStateException(result.getMessage() + " " + result.getChildren());
    }
    try (Stream<Path> files = Files.walk(project.resolve("src-gen"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        removeEmptyHeader(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** EMF begins each file with an empty comment where others have a copyright; javac warns of that. */
  private static void removeEmptyHeader(Path file) throws IOException {
    String text = Files.readString(file).replace("\r\n", "\n");
    String header = "/**\n */\n";
    Files.writeString(file, text.startsWith(header) ? text.substring(header.length()) : text);
  }
}
