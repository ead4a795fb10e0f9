package dev.stillwater.ui.project;

import java.util.Arrays;
import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IProjectNature;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Marks a project of stream jobs: its jobs are checked whenever they change.
 *
 * <p>THREADING: called by the workspace under its own rule.
 */
public final class StillwaterNature implements IProjectNature {
  /** Id of the nature. */
  public static final String ID = "dev.stillwater.ui.nature";
  /** Id of the builder that checks jobs; the operate bundle brings it, for it needs the compiler. */
  public static final String BUILDER_ID = "dev.stillwater.ui.operate.jobBuilder";
  private IProject project;

  /**
   * Creates and opens a project with this nature.
   *
   * @throws CoreException if the project exists or cannot be written
   */
  static void create(IProject project, IProjectDescription description, IProgressMonitor monitor) throws CoreException {
    SubMonitor progress = SubMonitor.convert(monitor, 3);
    project.create(description, progress.split(1));
    project.open(progress.split(1));
    // Only a nature that comes to an open project is asked to add its builder.
    IProjectDescription open = project.getDescription();
    open.setNatureIds(new String[] {ID});
    project.setDescription(open, progress.split(1));
  }

  @Override
  public void configure() throws CoreException {
    IProjectDescription description = project.getDescription();
    ICommand[] commands = description.getBuildSpec();
    if (Arrays.stream(commands).anyMatch(command -> BUILDER_ID.equals(command.getBuilderName()))) {
      return;
    }
    ICommand command = description.newCommand();
    command.setBuilderName(BUILDER_ID);
    ICommand[] more = Arrays.copyOf(commands, commands.length + 1);
    more[commands.length] = command;
    description.setBuildSpec(more);
    project.setDescription(description, null);
  }

  @Override
  public void deconfigure() throws CoreException {
    IProjectDescription description = project.getDescription();
    description.setBuildSpec(Arrays.stream(description.getBuildSpec())
        .filter(command -> !BUILDER_ID.equals(command.getBuilderName())).toArray(ICommand[]::new));
    project.setDescription(description, null);
  }

  @Override
  public IProject getProject() {
    return project;
  }

  @Override
  public void setProject(IProject project) {
    this.project = project;
  }
}
