package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.bytes.ByteSource;

/**
 * State of a master hook, a relic of old sources; carried along as bytes.
 *
 * <p>THREADING: as its bytes.
 *
 * @param version version of the hook's own format
 * @param name name of the hook
 * @param bytes what the hook wrote
 */
public record MasterState(int version, String name, ByteSource bytes) {
}
