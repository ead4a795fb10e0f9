package dev.stillwater.host;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Logging of a job's own JVM and of the command line: a line a message on the error stream, from {@code WARNING} up. The system
 * property {@code stillwater.log} names another lowest level. Takes the place of {@code java.util.logging}, which costs start-up time.
 *
 * <p>THREADING: any thread.
 */
public final class MessageLoggerFinder extends System.LoggerFinder {
  private static final String OURS = "dev.stillwater";

  private final PrintStream target = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  private final System.Logger.Level lowest = lowest(System.getProperty("stillwater.log", "WARNING"));

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new MessageLogger(name);
  }

  private static System.Logger.Level lowest(String name) {
    for (System.Logger.Level level : System.Logger.Level.values()) {
      if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
        return level;
      }
    }
    return System.Logger.Level.WARNING;
  }

  private final class MessageLogger implements System.Logger {
    private final String name;

    MessageLogger(String name) {
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      Level bound = name.startsWith(OURS) || lowest.getSeverity() > Level.WARNING.getSeverity() ? lowest : Level.WARNING;
      return level != Level.OFF && level.getSeverity() >= bound.getSeverity();
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      if (isLoggable(level)) {
        String reason = thrown == null ? "" : " (" + thrown + ")";
        target.println(level.name().toLowerCase(Locale.ROOT) + ": " + message + reason);
      }
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
      if (isLoggable(level)) {
        log(level, bundle, parameters == null || parameters.length == 0 ? format : MessageFormat.format(format, parameters), (Throwable) null);
      }
    }
  }
}
