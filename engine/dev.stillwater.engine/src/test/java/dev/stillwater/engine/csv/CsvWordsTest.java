package dev.stillwater.engine.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
