package dev.stillwater.engine.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.jsonl.JsonMembers.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMembersTest {
  private final JsonMembers members = new JsonMembers(new String[] {"a", "b"});

  private String parse(String line) {
    byte[] bytes = ("xx" + line + "yy").getBytes(StandardCharsets.UTF_8);
    return members.parse(bytes, 2, bytes.length - 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " { } ", "{\"a\":1}", "{\"b\" : [1,{\"a\":[]},\"x\"] , \"a\":null}", "{\"c\":{\"d\":[[[]],{}]},\"a\":-1.5e+10}",
      "{\"a\":\"\\u00e9\\n\\\\\"}", "{\"a\":true,\"a\":false}", "{\"\":0}", "{\"a\":[1,2,3],\"b\":{\"x\":{\"y\":1},\"z\":2}}"})
  void json_isTaken(String line) {
    // Catches objects that the standard allows and that are put aside.
    assertEquals("", parse(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{a:1}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":+1}",
      "{\"a\":1e}", "{\"a\":tru}", "{\"a\":\"x}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":[1,]}", "{\"a\":[1}", "{\"a\":{\"b\":1]}", "{\"a\":1} x",
      "{\"a\":NaN}", "{\"a\":{1:2}}", "{\"a\":{\"b\"}}", "{\"a\":\"\t\"}", "{\"a\":[1 2]}", "{\"a\":-}"})
  void otherText_isRefusedWithThePlace(String line) {
    // Catches broken lines that are taken for records.
    assertTrue(parse(line).startsWith("not JSON at byte "), parse(line));
  }

  @Test
  void deepNesting_isRefusedWithoutOverflow() {
    // Catches a line of brackets that ends the job with a stack overflow.
    assertEquals("", parse("{\"c\":" + "[".repeat(256) + "]".repeat(256) + "}"));
    assertTrue(parse("{\"c\":" + "[".repeat(100_000)).contains("256 levels"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{\"a\":\"x\"}|TEXT|x", "{\"a\":1,\"a\":22}|NUMBER|22", "{\"\\u0061\":5}|NUMBER|5", "{\"b\":1,\"a\":true}|TRUE|true",
      "{\"x\":{\"a\":1}}|MISSING|", "{\"a\":{\"a\":1}}|NESTED|{\"a\":1}", "{\"a\":null}|NULL|null"})
  void member_isFoundByName(String line, Kind kind, String text) {
    // Catches values that are taken from another member, from inside of one, or from the first of two.
    assertEquals("", parse(line));
    assertEquals(kind, members.kind(0));
    if (kind != Kind.MISSING) {
      byte[] bytes = ("xx" + line).getBytes(StandardCharsets.UTF_8);
      assertEquals(text, new String(bytes, members.start(0), members.end(0) - members.start(0), StandardCharsets.UTF_8));
    }
  }
}
