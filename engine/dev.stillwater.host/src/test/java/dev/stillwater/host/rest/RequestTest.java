package dev.stillwater.host.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"get=a,b|a,b", "get=a&get=b|a,b", "get=a%2Cb&other=1|a,b", "get|''", "other=1|none"})
  void repeatedParameter_isAList(String query, String expected) throws RestException {
    // Catches metrics of which only the first is told when each is asked for on its own.
    Router router = new Router();
    Optional<?>[] found = new Optional<?>[1];
    router.add("GET", "metrics", request -> {
      found[0] = request.parameter("get");
      return Answer.error(RestException.NOT_FOUND, "");
    });
    router.answer("GET", "/metrics?" + query, "");
    assertEquals(expected.equals("none") ? Optional.empty() : Optional.of(expected), found[0]);
  }
}
