package dev.stillwater.model.draw;

import dev.stillwater.model.draw.JobScene.Role;

/**
 * The small signs on operators, as lines on a grid of 16: {@code x,y x,y} with a bar between two lines. Each role has its own, so that it is not told by colour alone.
 *
 * <p>THREADING: stateless.
 */
final class Glyphs {
  private Glyphs() {
  }

  static String of(Role role) {
    return switch (role) {
      case SOURCE -> "2,3 2,13|5,8 14,8|10.5,4.5 14,8 10.5,11.5";
      case TRANSFORMATION -> "2,3 14,3 9.5,8.5 9.5,13 6.5,11.5 6.5,8.5 2,3";
      case KEYED -> "2,3 14,3 14,13 2,13 2,3|2,7 14,7|6,3 6,13";
      case FUNCTION -> "6,3 2,8 6,13|10,3 14,8 10,13";
      case JOIN -> "2,3 6,3 9,8 14,8|2,13 6,13 9,8|11.5,5.5 14,8 11.5,10.5";
      case SINK -> "14,3 14,13|2,8 11,8|7.5,4.5 11,8 7.5,11.5";
      case UNKNOWN -> "5,6 5,4 7,3 9,3 11,4 11,6 8,8.5 8,10.5|8,12.5 8,13.2";
    };
  }
}
