package dev.cqrs.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Component;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.codec.RecordCodec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionedCodecTest {

  record Named(String name) {}

  record Split(String first, String last) {}

  record Joined(String first, String last, String initials) {}

  private static final Codec<Named> NAMED =
      RecordCodec.of(
          "V1",
          List.of(new Component<>("name", Codecs.text(), Named::name)),
          values -> new Named((String) values[0]));
  private static final Codec<Split> SPLIT =
      RecordCodec.of(
          "V2",
          List.of(
              new Component<>("first", Codecs.text(), Split::first),
              new Component<>("last", Codecs.text(), Split::last)),
          values -> new Split((String) values[0], (String) values[1]));
  private static final Codec<Joined> JOINED =
      RecordCodec.of(
          "Joined",
          List.of(
              new Component<>("first", Codecs.text(), Joined::first),
              new Component<>("last", Codecs.text(), Joined::last),
              new Component<>("initials", Codecs.text(), Joined::initials)),
          values -> new Joined((String) values[0], (String) values[1], (String) values[2]));

  private static final VersionedCodec<Joined> CODEC =
      VersionedCodec.of(NAMED)
          .then(VersionedCodecTest::split, SPLIT)
          .then(VersionedCodecTest::joined, JOINED);

  private final Decoding at = Decoding.tolerant();

  @Test
  void everyVersionIsReadAsTheRecordOfToday() {
    Joined ann = new Joined("Ann", "Lee", "AL");

    assertThat(CODEC.version()).isEqualTo(3);
    assertThat(CODEC.decode(1, Map.of("name", "Ann Lee"), at)).isEqualTo(ann);
    assertThat(CODEC.decode(2, Map.of("first", "Ann", "last", "Lee"), at)).isEqualTo(ann);
    assertThat(CODEC.decode(3, CODEC.encode(ann), at)).isEqualTo(ann);
    assertThat(at.violations()).isEmpty();
  }

  @Test
  void aTreeThatDoesNotFitItsVersionIsAFaultAndReachesNoUpcaster() {
    assertThat(CODEC.decode(1, Map.of("first", "Ann", "last", "Lee"), at)).isNull();

    assertThat(at.violations())
        .singleElement()
        .hasToString("Violation[field=name, message=is required]");
  }

  @Test
  void aVersionThatThisCodeDoesNotKnowIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> CODEC.decode(4, Map.of(), at))
        .isInstanceOf(UnknownVersionException.class)
        .hasMessage(
            "it is stored in version 4 of its shape and this code knows versions 1 to 3: deploy the"
                + " newer code");
    assertThatThrownBy(() -> VersionedCodec.of(NAMED).decode(2, Map.of(), at))
        .hasMessage(
            "it is stored in version 2 of its shape and this code knows version 1 only: deploy the"
                + " newer code");
    assertThatThrownBy(() -> CODEC.decode(0, Map.of(), at))
        .hasMessage("it is stored in version 0 of its shape, and versions start at 1");
  }

  @Test
  void anUpcasterThatReturnsNothingIsNamedByItsVersion() {
    VersionedCodec<Split> broken = VersionedCodec.of(NAMED).then(named -> null, SPLIT);

    assertThatThrownBy(() -> broken.decode(1, Map.of("name", "Ann"), at))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the upcaster from version 1 returned null");
  }

  private static Split split(Named old) {
    String[] words = old.name().split(" ", 2);
    return new Split(words[0], words[1]);
  }

  private static Joined joined(Split old) {
    String initials = old.first().substring(0, 1) + old.last().charAt(0);
    return new Joined(old.first(), old.last(), initials);
  }
}
