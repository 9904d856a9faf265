package milepost.platform.messaging;

import static milepost.platform.messaging.example.Books.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEnvelopeTest {

    private static final Snapshot BOOK = book("key/with ümlaut", 42, "Emma");

    @Test
    void anEnvelopeSurvivesItsHeaders() {
        var sent = new EventEnvelope(BOOK, "declarations-service",
                new Trace("req-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        assertThat(EventEnvelope.of(received(sent.toRecord()))).isEqualTo(sent);
    }

    @Test
    void anEnvelopeWithoutATraceSurvivesToo() {
        var sent = new EventEnvelope(BOOK, "declarations-service", Trace.NONE);

        assertThat(EventEnvelope.of(received(sent.toRecord()))).isEqualTo(sent);
    }

    @Test
    void anyTwoDeliveriesOfAVersionHaveTheSameId() {
        assertThat(new EventEnvelope(BOOK, "a", Trace.NONE).id()).isEqualTo(new EventEnvelope(BOOK, "a", new Trace("other", null)).id())
                .isNotEqualTo(new EventEnvelope(book(BOOK.key(), 43, "Emma"), "a", Trace.NONE).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_version"})
    void aRecordWithoutOneOfItsHeadersIsPoison(String header) {
        ProducerRecord<String, byte[]> record = new EventEnvelope(BOOK, "a", Trace.NONE).toRecord();
        record.headers().remove(header);

        assertThatThrownBy(() -> EventEnvelope.of(received(record))).isInstanceOf(PoisonRecord.class).hasMessageContaining(header);
    }

    @ParameterizedTest
    @CsvSource({"ce_version, seven", "ce_version, -1", "ce_version, 99999999999999999999", "ce_time, yesterday", "ce_source, elsewhere",
            "ce_subject, another", "ce_specversion, 0.3"})
    void aHeaderThatMakesNoSenseIsPoison(String header, String text) {
        ProducerRecord<String, byte[]> record = new EventEnvelope(BOOK, "a", Trace.NONE).toRecord();
        record.headers().remove(header).add(header, text.getBytes());

        assertThatThrownBy(() -> EventEnvelope.of(received(record))).isInstanceOf(PoisonRecord.class);
    }

    @Test
    void aTraceThatIsNoTraceIsDropped() {
        assertThat(new Trace("x".repeat(201), "line\nbreak")).isEqualTo(Trace.NONE);
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        var record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
