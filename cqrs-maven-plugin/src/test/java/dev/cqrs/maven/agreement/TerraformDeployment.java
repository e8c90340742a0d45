package dev.cqrs.maven.agreement;

import dev.cqrs.maven.tools.TerraformFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Applies a folder as the document says, and tells the facts of what stands then. */
final class TerraformDeployment {

  private TerraformDeployment() {}

  /**
   * Applies the configuration to nothing.
   *
   * @param folder an initialised folder
   * @param values the deployment's parameters
   * @return the facts of what stands then
   */
  static Facts of(TerraformFolder folder, ParameterValues values) {
    folder.forget();
    List<String> apply = new ArrayList<>(List.of("apply", "-no-color", "-auto-approve"));
    apply.addAll(arguments(values));
    folder.succeed(apply.toArray(String[]::new));
    try {
      Path zip = folder.path().resolveSibling("functions.zip");
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip));
      return TerraformFacts.of(
          folder.succeed("show", "-json"),
          Files.readString(folder.path().resolve("variables.tf")),
          Base64.getEncoder().encodeToString(hash));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> arguments(ParameterValues values) {
    return values.values().keySet().stream()
        .filter(name -> !name.startsWith("Code"))
        .map(name -> "-var=" + snakeCase(name) + "=" + written(name, values))
        .toList();
  }

  private static String written(String name, ParameterValues values) {
    return name.endsWith("Ids")
        ? "[" + String.join(",", values.list(name).stream().map(v -> '"' + v + '"').toList()) + "]"
        : values.text(name);
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
