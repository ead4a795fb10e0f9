package dev.stillwater.engine.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stillwater.engine.row.ValueText;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvWordsTest {
  /** Neighbours of a wanted byte, such as the byte above it, must not be marked by a carry. */
  @Test
  void marks_areThoseOfTheWantedBytesAlone() {
    Random random = new Random(5);
    byte[] bytes = new byte[CsvWords.BYTES];
    for (int round = 0; round < 20_000; round++) {
      long expected = 0;
      byte wanted = (byte) random.nextInt(256);
      for (int index = 0; index < bytes.length; index++) {
        bytes[index] = (byte) (wanted + random.nextInt(5) - 2);
        expected |= bytes[index] == wanted ? 0x80L << 8 * index : 0;
      }
      assertEquals(expected, CsvWords.marks(CsvWords.at(bytes, 0), CsvWords.of(wanted)));
    }
  }

  /** The byte may be the first, the last or in what is left behind the last whole words, and its neighbours are not it. */
  @Test
  void bytes_areFoundWhereverTheyLie() {
    Random random = new Random(6);
    for (int round = 0; round < 20_000; round++) {
      byte wanted = (byte) random.nextInt(256);
      byte[] bytes = new byte[random.nextInt(100)];
      for (int index = 0; index < bytes.length; index++) {
        bytes[index] = (byte) (wanted + 1 + random.nextInt(255));
      }
      int from = random.nextInt(bytes.length + 1);
      int end = from + random.nextInt(bytes.length - from + 1);
      assertFalse(CsvWords.contain(bytes, from, end, CsvWords.of(wanted)), "round " + round);
      if (bytes.length > 0) {
        int place = random.nextInt(bytes.length);
        bytes[place] = wanted;
        assertEquals(place >= from && place < end, CsvWords.contain(bytes, from, end, CsvWords.of(wanted)), "round " + round);
      }
    }
  }

  @Test
  void digits_areToldFromAllOtherBytes_andMakeTheirNumber() {
    for (int value = 0; value < 256; value++) {
      long marks = CsvWords.otherThanDigits(CsvWords.of((byte) value));
      assertEquals(value >= '0' && value <= '9' ? 0 : 0x8080808080808080L, marks, "byte " + value);
    }
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      int length = 1 + random.nextInt(8);
      byte[] bytes = new byte[CsvWords.BYTES];
      random.nextBytes(bytes);
      long expected = 0;
      for (int index = 0; index < length; index++) {
        bytes[index] = (byte) ('0' + random.nextInt(10));
        expected = expected * 10 + bytes[index] - '0';
      }
      assertEquals(expected, CsvWords.number(CsvWords.at(bytes, 0), length));
    }
  }

  /** Catches a time whose form is only nearly that of one, and a date that is taken for the one read before. */
  @Test
  void timestamps_areReadAsTextIsOtherwise() {
    Random random = new Random(8);
    CsvNumbers numbers = new CsvNumbers();
    byte[] odd = "0123456789-:T .Z/".getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 50_000; round++) {
      byte[] text = "200%d-%02d-%02dT%02d:%02d:%02d".formatted(random.nextInt(3), random.nextInt(14), random.nextInt(33), random.nextInt(26), random.nextInt(62), random.nextInt(62))
          .getBytes(StandardCharsets.US_ASCII);
      if (random.nextInt(3) == 0) {
        text[random.nextInt(text.length)] = odd[random.nextInt(odd.length)];
      }
      String shown = new String(text, StandardCharsets.US_ASCII);
      long actual = numbers.timestamp(text, 0, text.length);
      assertEquals(parsed(shown), numbers.isBad() ? OptionalLong.empty() : OptionalLong.of(actual), shown);
    }
  }

  private static OptionalLong parsed(String text) {
    try {
      return OptionalLong.of(ValueText.parseTimestamp(text));
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  @Test
  void texts_areThoseOfTheirBytes_howeverLongAndWhereverTheyLie() throws CharacterCodingException {
    CsvText texts = new CsvText();
    byte[] source = "A,A\0,AB,Grün,sieben7,achtacht,neun und mehr,".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 2; round++) {
      int from = 0;
      for (int at = 0; at < source.length; at++) {
        if (source[at] == ',') {
          assertEquals(new String(source, from, at - from, StandardCharsets.UTF_8), texts.text(source, from, at));
          from = at + 1;
        }
      }
    }
    assertSame(texts.text(source, 0, 1), texts.text(source, 2, 3));
    assertThrows(CharacterCodingException.class, () -> texts.text(new byte[] {(byte) 0xFF, 'x', 0, 0, 0, 0, 0, 0, 0}, 0, 2));
  }
}
