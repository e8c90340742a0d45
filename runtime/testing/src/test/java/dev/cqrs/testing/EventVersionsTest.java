package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.engine.ProjectionException;
import dev.cqrs.core.json.Json;
import dev.cqrs.testing.Club.GetMember;
import dev.cqrs.testing.Club.MemberJoined;
import dev.cqrs.testing.Club.MemberRenamed;
import dev.cqrs.testing.Club.MemberRow;
import dev.cqrs.testing.Club.Rename;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events as each version of the code has stored them, in {@code resources/stored-events}: they stay
 * there for good, as they do in a store, and are read to the same bytes by every later version.
 */
class EventVersionsTest {

  private static final Path STORED = Path.of("src/test/resources/stored-events");

  private final Club club = new Club();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyStoredVersionIsReadToTheSameBytes(int version) throws IOException {
    Decoding at = Decoding.tolerant();

    Object read = Club.JOINED.encode(Club.JOINED.decode(version, Json.parse(stored(version)), at));

    assertThat(at.violations()).isEmpty();
    assertThat(Json.writeBytes(read))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            Files.readString(STORED.resolve("MemberJoined-" + version + ".today.json")).strip());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anAggregateIsFoldedFromEveryVersion(int version) throws IOException {
    Outcome outcome =
        AggregateFixture.of(club, Club.Member.class)
            .given(joined(version), new Club.MemberLeft())
            .when(new Rename("Low"))
            .thenRejected("gone");

    assertThat(outcome.answer().body()).containsEntry("detail", "Ann Maria Lee has left the club");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aReadModelIsFoldedFromEveryVersion(int version) throws IOException {
    String country = version == 3 ? "CH" : "unknown";

    ReadModelFixture.of(club, "members")
        .given("ann", joined(version), new MemberRenamed("Low"))
        .deliveredTwice()
        .deliveredOutOfOrder()
        .thenRow("ann", new MemberRow("ann", "Ann Maria Low", country));
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void aStoredVersionGoesThroughTheWholeApplication(Delivery delivery) throws IOException {
    ApplicationFixture application = ApplicationFixture.of(club).delivering(delivery);
    application.given("ann", joined(1));
    application.when("ann", new Rename("Low")).thenAccepted();

    application
        .query(new GetMember("ann"))
        .thenRow(new MemberRow("ann", "Ann Maria Low", "unknown"));
  }

  @Test
  void anEventIsTestedByWhatItsVersionsAreReadAs() {
    EventFixture.of(club, MemberJoined.class)
        .stored(1, "{\"name\": \"Ann Lee\"}")
        .thenReads(new MemberJoined("Ann", "Lee", "unknown"))
        .stored(2, "{\"firstName\": \"Ann\", \"lastName\": \"Lee\"}")
        .thenReads(new MemberJoined("Ann", "Lee", "unknown"));
  }

  @Test
  void anEventThatIsReadAsAnotherIsShownBesideTheExpectedOne() {
    EventFixture<MemberJoined> joined = EventFixture.of(club, MemberJoined.class);
    MemberJoined expected = new MemberJoined("Ann", "Lee", "CH");

    assertThatThrownBy(() -> joined.stored(1, "{\"name\": \"Ann Lee\"}").thenReads(expected))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            MemberJoined stored in version 1 is not read as this record:
                expected                                             |  actual
              ≠ {"firstName":"Ann","lastName":"Lee","country":"CH"}  |  {"firstName":"Ann","lastName":"Lee","country":"unknown"}\
            """);
    assertThatThrownBy(() -> joined.stored(2, "{\"name\": \"Ann Lee\"}").thenReads(expected))
        .hasMessage(
            """
            MemberJoined stored in version 2 is not read as this record:
                expected                                             |  actual
              ≠ {"firstName":"Ann","lastName":"Lee","country":"CH"}  |  (cannot be read: firstName is required; lastName is required)\
            """);
  }

  @Test
  void aVersionOfNewerCodeFailsWithWhatToDo() {
    Stored newer = Stored.as(MemberJoined.class, 4, "{}");
    String why =
        "it is stored in version 4 of its shape and this code knows versions 1 to 3: deploy the"
            + " newer code";

    assertThatThrownBy(
            () -> ReadModelFixture.of(club, "members").given("ann", newer).thenNoRow("ann"))
        .isInstanceOf(ProjectionException.class)
        .hasMessage(
            "The read model members cannot project MemberJoined, version 1 of Member ann: " + why);
    assertThatThrownBy(
            () -> AggregateFixture.of(club, Club.Member.class).given(newer).when(new Rename("Low")))
        .hasMessageContaining(why);
  }

  private static Stored joined(int version) throws IOException {
    return Stored.as(MemberJoined.class, version, stored(version));
  }

  private static String stored(int version) throws IOException {
    return Files.readString(STORED.resolve("MemberJoined-" + version + ".json"));
  }
}
