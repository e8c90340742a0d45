package dev.cqrs.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.cqrs.local.function.FunctionRuntime;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts the processes of functions: their class path, their memory and their environment. */
class FunctionProcess {

  private static final String PACKAGE = FunctionRuntime.class.getPackageName().replace('.', '/');
  private static final List<String> RUNTIME_CLASSES =
      List.of("FunctionRuntime.class", "RuntimeApi.class", "FaultJson.class");

  private final LambdaSettings settings;
  private final String region;
  private final List<String> runtimeClassPath = new ArrayList<>();

  FunctionProcess(LambdaSettings settings, String region) {
    this.settings = settings;
    this.region = region;
    copyRuntime(settings.runtimeFolder());
    runtimeClassPath.add(settings.runtimeFolder().toAbsolutePath().toString());
    for (Class<?> part : List.of(HandlerInfo.class, LambdaRuntime.class, PojoSerializer.class)) {
      runtimeClassPath.add(location(part));
    }
    runtimeClassPath.add(location(utilities()));
  }

  private static Class<?> utilities() {
    try {
      return Class.forName("software.amazon.awssdk.utilslite.SdkInternalThreadLocal");
    } catch (ClassNotFoundException e) {
      return HandlerInfo.class;
    }
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The jar of " + type.getName() + " cannot be found", e);
    }
  }

  private static void copyRuntime(Path folder) {
    try {
      Path target = Files.createDirectories(folder.resolve(PACKAGE));
      for (String name : RUNTIME_CLASSES) {
        try (InputStream in = FunctionRuntime.class.getResourceAsStream(name)) {
          Files.copy(in, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The runtime of functions cannot be written", e);
    }
  }

  /** Starts a process that asks the runtime API at an address for invocations. */
  Process start(FunctionTarget target, Path taskRoot, String logStream, String runtimeApi)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xshare:auto");
    command.add("-Xmx" + Math.max(48, target.memoryMegabytes() * 3 / 4) + "m");
    command.add("-cp");
    command.add(classPath(taskRoot));
    command.addAll(program(target));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(taskRoot.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    fill(environment, target, taskRoot, logStream, runtimeApi);
    return builder.start();
  }

  /** Returns the class that runs the function, and its arguments. */
  List<String> program(FunctionTarget target) {
    return List.of(FunctionRuntime.class.getName(), Long.toString(ProcessHandle.current().pid()));
  }

  private String classPath(Path taskRoot) throws IOException {
    List<String> entries = new ArrayList<>(runtimeClassPath);
    entries.add(taskRoot.toString());
    Path libraries = taskRoot.resolve("lib");
    if (Files.isDirectory(libraries)) {
      try (Stream<Path> jars = Files.list(libraries)) {
        jars.map(Path::toString).filter(jar -> jar.endsWith(".jar")).sorted().forEach(entries::add);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private void fill(
      Map<String, String> environment,
      FunctionTarget target,
      Path taskRoot,
      String logStream,
      String runtimeApi) {
    String windows = System.getenv("SystemRoot");
    if (windows != null) {
      // Without it a process on Windows has no network.
      environment.put("SystemRoot", windows);
    }
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin:/opt/bin");
    environment.put("LANG", "en_US.UTF-8");
    environment.put("TZ", ":UTC");
    environment.put(
        "AWS_EXECUTION_ENV", "AWS_Lambda_" + target.configuration().path("Runtime").asText());
    environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    environment.put("LAMBDA_RUNTIME_DIR", settings.runtimeFolder().toAbsolutePath().toString());
    target
        .configuration()
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    environment.put("AWS_LAMBDA_FUNCTION_NAME", target.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", target.version());
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(target.memoryMegabytes()));
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", target.logGroup());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
    environment.put(
        "AWS_LAMBDA_INITIALIZATION_TYPE", target.hasSnapStart() ? "snap-start" : "on-demand");
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("_HANDLER", target.configuration().path("Handler").asText());
    environment.put("AWS_REGION", region);
    environment.put("AWS_DEFAULT_REGION", region);
    LambdaSettings.Credentials credentials = settings.credentials().apply(target.roleName());
    environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
    environment.put("AWS_SESSION_TOKEN", credentials.sessionToken());
    environment.put("AWS_ENDPOINT_URL", settings.endpoint().get());
  }
}
