package dev.stillwater.engine.snapshot.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages bytes at random, where it hurts: lengths, counts, offsets and class names above all.
 *
 * <p>THREADING: one thread. The same random numbers make the same damage.
 */
public final class Mutator {
  private static final int DAMAGES_MAX = 4;
  private static final int RANGE_BYTES_MAX = 64;
  private static final byte[] BYTES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 0x20, 0x2c, 0x7f, (byte) 0x80, (byte) 0xc0, (byte) 0xff};
  private static final long[] NUMBERS = {0, 1, 2, 3, 7, 8, 16, 64, 127, 128, 255, 256, 1000, 32767, 32768, 65535, 65536, 1 << 20, 1 << 24, 1 << 30,
      Integer.MAX_VALUE, Integer.MAX_VALUE - 8L, Integer.MIN_VALUE, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1, -2, -128};

  private final SplittableRandom random;
  private final List<String> dictionary;

  /** Damages by the random numbers; texts are replaced by words of the dictionary. */
  public Mutator(SplittableRandom random, List<String> dictionary) {
    this.random = random;
    this.dictionary = dictionary;
  }

  /** A damaged copy of the sample's bytes; parts of the other sample may come into it. */
  public byte[] damage(Sample sample, Sample other) {
    byte[] bytes = sample.bytes().clone();
    int damages = 1 + random.nextInt(DAMAGES_MAX);
    for (int done = 0; done < damages; done++) {
      bytes = bytes.length == 0 ? insert(bytes, other) : once(bytes, sample, other);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, Sample sample, Sample other) {
    return switch (random.nextInt(16)) {
      case 0, 1 -> flipBit(bytes);
      case 2, 3 -> setByte(bytes);
      case 4 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 5 -> remove(bytes);
      case 6 -> duplicate(bytes);
      case 7 -> insert(bytes, other);
      case 8 -> splice(bytes, other);
      case 9, 10, 11 -> setNumber(bytes, sample);
      case 12 -> addToNumber(bytes, sample);
      case 13, 14 -> replaceText(bytes, sample);
      default -> overwrite(bytes, other);
    };
  }

  private byte[] flipBit(byte[] bytes) {
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private byte[] setByte(byte[] bytes) {
    bytes[random.nextInt(bytes.length)] = BYTES[random.nextInt(BYTES.length)];
    return bytes;
  }

  private byte[] remove(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int length = rangeLength(bytes.length - from);
    return join(bytes, from, new byte[0], from + length);
  }

  private byte[] duplicate(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int length = rangeLength(bytes.length - from);
    return join(bytes, from, Arrays.copyOfRange(bytes, from, from + length), from);
  }

  private byte[] insert(byte[] bytes, Sample other) {
    byte[] inserted = random.nextBoolean() ? part(other) : new byte[1 + random.nextInt(RANGE_BYTES_MAX)];
    if (random.nextInt(3) == 0) {
      random.nextBytes(inserted);
    }
    int at = random.nextInt(bytes.length + 1);
    return join(bytes, at, inserted, at);
  }

  private byte[] splice(byte[] bytes, Sample other) {
    int from = random.nextInt(bytes.length);
    int behind = Math.min(from, other.bytes().length);
    int start = random.nextBoolean() ? behind : random.nextInt(other.bytes().length + 1);
    return join(bytes, from, Arrays.copyOfRange(other.bytes(), start, other.bytes().length), bytes.length);
  }

  private byte[] overwrite(byte[] bytes, Sample other) {
    byte[] part = part(other);
    int at = random.nextInt(bytes.length);
    System.arraycopy(part, 0, bytes, at, Math.min(part.length, bytes.length - at));
    return bytes;
  }

  private byte[] part(Sample other) {
    if (other.bytes().length == 0) {
      return new byte[1];
    }
    int from = random.nextInt(other.bytes().length);
    return Arrays.copyOfRange(other.bytes(), from, from + rangeLength(other.bytes().length - from));
  }

  private int rangeLength(int max) {
    return 1 + random.nextInt(Math.min(max, random.nextInt(4) == 0 ? max : RANGE_BYTES_MAX));
  }

  /** Puts a number that lies at a border where one stands already, two, four or eight bytes wide. */
  private byte[] setNumber(byte[] bytes, Sample sample) {
    int width = switch (random.nextInt(6)) {
      case 0 -> 2;
      case 1 -> 8;
      default -> 4;
    };
    int at = numberPlace(bytes, sample) + (width == 8 ? -4 : width == 2 ? 2 : 0);
    long value = switch (random.nextInt(4)) {
      case 0 -> bytes.length - at - width + random.nextInt(3) - 1;
      case 1 -> random.nextInt(bytes.length);
      default -> NUMBERS[random.nextInt(NUMBERS.length)];
    };
    return write(bytes, at, width, value);
  }

  private byte[] addToNumber(byte[] bytes, Sample sample) {
    int at = numberPlace(bytes, sample);
    if (at + 4 > bytes.length) {
      return flipBit(bytes);
    }
    int value = bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    return write(bytes, at, 4, value + random.nextInt(33) - 16);
  }

  private int numberPlace(byte[] bytes, Sample sample) {
    boolean isKnown = sample.numbers().length > 0 && random.nextInt(8) > 0;
    return isKnown ? sample.numbers()[random.nextInt(sample.numbers().length)] : random.nextInt(bytes.length);
  }

  private static byte[] write(byte[] bytes, int at, int width, long value) {
    for (int index = 0; index < width; index++) {
      if (at + index >= 0 && at + index < bytes.length) {
        bytes[at + index] = (byte) (value >> 8 * (width - 1 - index));
      }
    }
    return bytes;
  }

  /** Puts another text of the samples in place of one, with its right length, so that another serializer is asked to read what follows. */
  private byte[] replaceText(byte[] bytes, Sample sample) {
    if (sample.texts().length == 0 || dictionary.isEmpty()) {
      return setNumber(bytes, sample);
    }
    int at = sample.texts()[random.nextInt(sample.texts().length)];
    int length = Sample.textLength(bytes, at);
    if (length < 0) {
      return flipBit(bytes);
    }
    byte[] word = dictionary.get(random.nextInt(dictionary.size())).getBytes(StandardCharsets.ISO_8859_1);
    byte[] text = new byte[word.length + 2];
    write(text, 0, 2, word.length);
    System.arraycopy(word, 0, text, 2, word.length);
    return join(bytes, at, text, at + 2 + length);
  }

  /** The bytes up to {@code head}, the middle, and the bytes from {@code tail} on. */
  private static byte[] join(byte[] bytes, int head, byte[] middle, int tail) {
    byte[] joined = new byte[head + middle.length + bytes.length - tail];
    System.arraycopy(bytes, 0, joined, 0, head);
    System.arraycopy(middle, 0, joined, head, middle.length);
    System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
    return joined;
  }
}
