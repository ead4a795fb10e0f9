package dev.stillwater.host.client;

import java.util.Optional;

/**
 * The way to whoever knows about a job.
 *
 * <p>THREADING: any thread.
 */
interface Transport extends AutoCloseable {
  /**
   * Asks, and waits for the answer.
   *
   * @param path path and query, with a slash in front
   * @param body a JSON document
   * @return the text of an answer that is yes
   */
  String send(String method, String path, Optional<String> body) throws ClientException;

  /** Where the answers come from, for messages. */
  String place();

  @Override
  void close();
}
