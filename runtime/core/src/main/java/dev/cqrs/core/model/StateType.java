package dev.cqrs.core.model;

import dev.cqrs.core.codec.Codec;

/**
 * How the state of an aggregate is kept in snapshots.
 *
 * @param codec reads and writes the record
 * @param shape changes whenever the record or the meaning of its components changes; a snapshot of
 *     another shape is ignored
 * @param every how many events lie between two snapshots, from 1
 * @param <S> the record marked as aggregate
 */
public record StateType<S>(Codec<S> codec, String shape, int every) {}
