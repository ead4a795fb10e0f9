package dev.stillwater.compiler.function;

import dev.stillwater.compiler.NonDeterminism.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which methods of Java's library ask for something outside of the program.
 *
 * <p>THREADING: stateless.
 */
final class OutsideMethods {
  private static final String CONTEXT = "dev/stillwater/engine/function/Context.";
  private static final String MAKES = ".<init>";

  /** Methods by owner and name, whatever their arguments. */
  private static final Map<String, Kind> METHODS = Map.ofEntries(
      Map.entry(CONTEXT + "processingTime", Kind.PROCESSING_TIME), Map.entry(CONTEXT + "registerProcessingTimeTimer", Kind.PROCESSING_TIME),
      Map.entry("java/lang/System.currentTimeMillis", Kind.CLOCK), Map.entry("java/lang/System.nanoTime", Kind.CLOCK),
      Map.entry("java/util/Calendar.getInstance", Kind.CLOCK), Map.entry("java/time/Clock.systemUTC", Kind.CLOCK),
      Map.entry("java/time/Clock.systemDefaultZone", Kind.CLOCK), Map.entry("java/time/Clock.system", Kind.CLOCK),
      Map.entry("java/lang/Math.random", Kind.RANDOM), Map.entry("java/lang/StrictMath.random", Kind.RANDOM), Map.entry("java/util/UUID.randomUUID", Kind.RANDOM),
      Map.entry("java/util/concurrent/ThreadLocalRandom.current", Kind.RANDOM), Map.entry("java/security/SecureRandom" + MAKES, Kind.RANDOM),
      Map.entry("java/security/SecureRandom.getInstance", Kind.RANDOM), Map.entry("java/security/SecureRandom.getInstanceStrong", Kind.RANDOM),
      Map.entry("java/util/random/RandomGenerator.getDefault", Kind.RANDOM), Map.entry("java/util/random/RandomGenerator.of", Kind.RANDOM),
      Map.entry("java/lang/System.identityHashCode", Kind.ORDER), Map.entry("java/util/IdentityHashMap" + MAKES, Kind.ORDER),
      Map.entry("java/util/WeakHashMap" + MAKES, Kind.ORDER),
      Map.entry("java/lang/ProcessBuilder.start", Kind.PROCESS), Map.entry("java/lang/ProcessBuilder" + MAKES, Kind.PROCESS),
      Map.entry("java/lang/Runtime.exec", Kind.PROCESS), Map.entry("java/lang/ProcessHandle.current", Kind.MACHINE),
      Map.entry("java/lang/Thread.start", Kind.THREADS), Map.entry("java/lang/Thread.startVirtualThread", Kind.THREADS),
      Map.entry("java/util/concurrent/CompletableFuture.supplyAsync", Kind.THREADS), Map.entry("java/util/concurrent/CompletableFuture.runAsync", Kind.THREADS),
      Map.entry("java/lang/System.getenv", Kind.MACHINE), Map.entry("java/lang/System.getProperty", Kind.MACHINE),
      Map.entry("java/lang/System.getProperties", Kind.MACHINE), Map.entry("java/time/ZoneId.systemDefault", Kind.MACHINE),
      Map.entry("java/util/TimeZone.getDefault", Kind.MACHINE), Map.entry("java/util/Locale.getDefault", Kind.MACHINE),
      Map.entry("java/nio/charset/Charset.defaultCharset", Kind.MACHINE), Map.entry("java/lang/Runtime.availableProcessors", Kind.MACHINE),
      Map.entry("java/lang/Runtime.freeMemory", Kind.MACHINE), Map.entry("java/lang/Runtime.totalMemory", Kind.MACHINE),
      Map.entry("java/lang/Runtime.maxMemory", Kind.MACHINE), Map.entry("java/net/NetworkInterface.getNetworkInterfaces", Kind.NETWORK),
      Map.entry("java/sql/DriverManager.getConnection", Kind.NETWORK), Map.entry("javax/sql/DataSource.getConnection", Kind.NETWORK),
      Map.entry("java/io/FileInputStream" + MAKES, Kind.FILES), Map.entry("java/io/FileReader" + MAKES, Kind.FILES),
      Map.entry("java/io/FileOutputStream" + MAKES, Kind.FILES), Map.entry("java/io/FileWriter" + MAKES, Kind.FILES),
      Map.entry("java/io/RandomAccessFile" + MAKES, Kind.FILES), Map.entry("java/nio/channels/FileChannel.open", Kind.FILES),
      Map.entry("java/nio/channels/AsynchronousFileChannel.open", Kind.FILES));

  /** Methods that depend on something only with these arguments. */
  private static final Map<String, Set<String>> WITH_ARGUMENTS = Map.of(
      "java/util/Random" + MAKES, Set.of("()V"), "java/util/SplittableRandom" + MAKES, Set.of("()V"),
      "java/util/Date" + MAKES, Set.of("()V"), "java/util/GregorianCalendar" + MAKES, Set.of("()V", "(Ljava/util/TimeZone;)V", "(Ljava/util/Locale;)V"),
      "java/util/Collections.shuffle", Set.of("(Ljava/util/List;)V"), "java/util/random/RandomGeneratorFactory.create", Set.of("()Ljava/util/random/RandomGenerator;"),
      "java/util/Scanner" + MAKES, Set.of("(Ljava/io/File;)V", "(Ljava/nio/file/Path;)V"), "java/io/PrintWriter" + MAKES, Set.of("(Ljava/lang/String;)V", "(Ljava/io/File;)V"));

  /** Classes of java.net that only hold or change texts. */
  private static final Set<String> HARMLESS_NET = Set.of("java/net/URI", "java/net/URLEncoder", "java/net/URLDecoder", "java/net/IDN", "java/net/HttpCookie",
      "java/net/URISyntaxException", "java/net/MalformedURLException");
  private static final Set<String> FILE_METHODS = Set.of("list", "listFiles", "exists", "length", "lastModified", "isFile", "isDirectory", "createNewFile", "delete",
      "mkdir", "mkdirs", "renameTo", "canRead", "canWrite", "getCanonicalPath", "getFreeSpace", "getUsableSpace", "createTempFile");
  private static final Set<String> NET_CHANNELS = Set.of("SocketChannel", "ServerSocketChannel", "DatagramChannel", "AsynchronousSocketChannel",
      "AsynchronousServerSocketChannel");

  /** Collections whose order is salted anew in each process. */
  private static final Set<String> SALTED = Set.of("java/util/Set.of", "java/util/Set.copyOf", "java/util/Map.of", "java/util/Map.copyOf", "java/util/Map.ofEntries",
      "java/util/stream/Collectors.toUnmodifiableSet", "java/util/stream/Collectors.toUnmodifiableMap");
  private static final Set<String> ITERATING = Set.of("iterator", "stream", "forEach", "toArray", "keySet", "entrySet", "values", "addAll", "copyOf", "join",
      "toString");
  private static final List<String> COLLECTIONS = List.of("java/util/Set", "java/util/Map", "java/util/Collection", "java/lang/Iterable");

  private OutsideMethods() {
  }

  /** What a method asks for; empty when that is nothing outside. Names are internal, with slashes. */
  static Optional<Kind> kind(String owner, String name, String descriptor) {
    String call = owner + "." + name;
    if (METHODS.containsKey(call)) {
      return Optional.of(METHODS.get(call));
    }
    if (WITH_ARGUMENTS.containsKey(call)) {
      return WITH_ARGUMENTS.get(call).contains(descriptor) ? Optional.of(kindWithArguments(owner)) : Optional.empty();
    }
    if (owner.startsWith("java/time/") && name.equals("now")) {
      // With a clock of its own, now(Clock) says what that clock says.
      return descriptor.startsWith("(Ljava/time/Clock;") ? Optional.empty() : Optional.of(Kind.CLOCK);
    }
    if (SALTED.contains(call)) {
      return Optional.of(Kind.ORDER);
    }
    if (isNetwork(owner, name)) {
      return Optional.of(Kind.NETWORK);
    }
    boolean isParallel = owner.startsWith("java/util/") && (name.equals("parallelStream") || name.equals("parallel"));
    if (isParallel || owner.startsWith("java/util/concurrent/Executor")) {
      return Optional.of(Kind.THREADS);
    }
    boolean isFile = owner.equals("java/nio/file/Files") || owner.equals("java/io/File") && FILE_METHODS.contains(name);
    return isFile ? Optional.of(Kind.FILES) : Optional.empty();
  }

  private static Kind kindWithArguments(String owner) {
    return owner.endsWith("Date") || owner.endsWith("Calendar") ? Kind.CLOCK : owner.endsWith("Scanner") || owner.endsWith("PrintWriter") ? Kind.FILES : Kind.RANDOM;
  }

  private static boolean isNetwork(String owner, String name) {
    if (owner.startsWith("java/net/http/") || owner.startsWith("javax/net/") || owner.startsWith("javax/naming/")) {
      return true;
    }
    if (owner.startsWith("java/net/")) {
      boolean isText = HARMLESS_NET.contains(owner) || owner.endsWith("Exception") || owner.equals("java/net/URL") && (name.equals("<init>") || name.startsWith("get")
          && !name.equals("getContent")) || owner.equals("java/net/InetAddress") && name.equals("getByAddress");
      return !isText;
    }
    return owner.startsWith("java/nio/channels/") && NET_CHANNELS.contains(owner.substring("java/nio/channels/".length())) && name.equals("open");
  }

  /** Whether the call makes a collection that is of no harm while nobody goes through it. */
  static boolean isUnorderedOnlyWhenIterated(String owner, String name) {
    return SALTED.contains(owner + "." + name);
  }

  /** Whether the call goes through a set or a map. */
  static boolean iterates(String owner, String name) {
    return COLLECTIONS.contains(owner) && ITERATING.contains(name) && !SALTED.contains(owner + "." + name);
  }
}
