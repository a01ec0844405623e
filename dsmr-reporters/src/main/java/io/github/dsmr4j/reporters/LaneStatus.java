package io.github.dsmr4j.reporters;

import java.time.Instant;
import java.util.Optional;

/**
 * What a lane has done so far. Immutable; any thread.
 *
 * @param name the reporter's
 * @param reported how many reports the other program took
 * @param failures how often that failed
 * @param dropped how many reports were lost: pushed out of a full queue, refused, or left over at the end; of states only
 *     those that were refused, for a newer one takes the place of each
 * @param waiting how many wait
 * @param lastSuccess when the other program took the last one
 * @param lastError the last failure, in words; stays after a success
 * @param lastErrorTime when that was
 * @param failing whether the last report failed, or what was tried in idle time since
 */
public record LaneStatus(
        String name,
        long reported,
        long failures,
        long dropped,
        int waiting,
        Optional<Instant> lastSuccess,
        Optional<String> lastError,
        Optional<Instant> lastErrorTime,
        boolean failing) {}
