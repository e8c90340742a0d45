package dev.cqrs.maven.agreement;

import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.script.ScriptRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the rendered script in an empty account, where it prints the calls it would make. */
final class DryRun {

  /** An account in which there is nothing: the CLI's answers to reading calls. */
  private static final String EMPTY_ACCOUNT =
      """
      aws() {
        case "$*" in
        sts*) printf '%s\\tarn:aws:iam::%s:user/someone\\n' ;;
        *--query*Table.LatestStreamArn*) echo "arn:aws:dynamodb:%s:%s:table/$4/stream/%s" ;;
        *) echo '(ResourceNotFoundException)' >&2 && return 254 ;;
        esac
      }
      """
          .formatted(Arns.ACCOUNT, Arns.ACCOUNT, Arns.REGION, Arns.ACCOUNT, Arns.STREAM_LABEL);

  private DryRun() {}

  /**
   * Tells the facts of what the script would make.
   *
   * @param files the rendered files
   * @param values the deployment's parameters
   * @param folder an empty folder
   * @return the facts, as far as they concern scripts
   */
  static Facts facts(List<RenderedFile> files, ParameterValues values, Path folder) {
    Facts found = ScriptFacts.of(of(files, values, folder), values);
    files.stream()
        .filter(file -> file.path().equals("scripts/deploy.sh"))
        .forEach(file -> ScriptParameters.add(found, file.text()));
    return found.without("stack", "code");
  }

  /**
   * Runs {@code deploy.sh --dry-run}.
   *
   * @param files the rendered files
   * @param values the deployment's parameters, of which each is given as an option
   * @param folder an empty folder
   * @return what it printed: the calls, then the outputs as JSON
   * @throws IllegalStateException when it fails; the message is what it said
   */
  static String of(List<RenderedFile> files, ParameterValues values, Path folder) {
    List<String> command = new ArrayList<>(List.of("deploy.sh", "--dry-run", "--outputs", "json"));
    values
        .values()
        .forEach(
            (name, value) -> {
              // Defaults name code that is uploaded already, which a script never needs.
              if (!name.startsWith("Code") || value.startsWith("another")) {
                command.add("--" + option(name));
                command.add(value);
              }
            });
    ScriptRun run = ScriptRun.of(files, folder, EMPTY_ACCOUNT, "", command);
    if (run.exitCode() != 0) {
      throw new IllegalStateException(run.said());
    }
    return run.printed();
  }

  /** A parameter's option: {@code lambda-timeout} of {@code LambdaTimeout}. */
  private static String option(String parameter) {
    return parameter.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
