package dev.cqrs.maven.goal;

import dev.cqrs.maven.problem.Problems;
import dev.cqrs.maven.problem.UserError;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Resolves an artifact with everything it needs at run time. */
final class ClassPathResolver {

  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  ClassPathResolver(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.system = system;
    this.session = session;
    this.repositories = List.copyOf(repositories);
  }

  /**
   * Resolves a class path.
   *
   * @param coordinates {@code groupId:artifactId:version}
   * @param advice what to do when it fails, with a leading space; may be empty
   * @return its jars
   * @throws UserError when the coordinates are malformed or something cannot be resolved
   */
  List<Path> resolve(String coordinates, String advice) {
    try {
      CollectRequest collect =
          new CollectRequest(
              new Dependency(new DefaultArtifact(coordinates), "runtime"), repositories);
      return system
          .resolveDependencies(session, new DependencyRequest(collect, null))
          .getArtifactResults()
          .stream()
          .map(result -> result.getArtifact().getFile().toPath())
          .toList();
    } catch (IllegalArgumentException malformed) {
      throw new UserError(
          "'%s' is no coordinates of the form groupId:artifactId:version.%s"
              .formatted(coordinates, advice),
          malformed);
    } catch (DependencyResolutionException failed) {
      throw new UserError(
          "The local cloud's class path cannot be resolved: %s.%s%n%s"
              .formatted(coordinates, advice, Problems.rootCause(failed)),
          failed);
    }
  }
}
