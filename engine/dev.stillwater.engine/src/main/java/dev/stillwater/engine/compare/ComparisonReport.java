package dev.stillwater.engine.compare;

import dev.stillwater.engine.json.Json;
import java.util.List;
import java.util.Map;

/**
 * What a comparison has found, for people and for programs.
 *
 * <p>THREADING: stateless.
 */
public final class ComparisonReport {
  private ComparisonReport() {
  }

  /** As lines of text; the first one is the verdict. */
  public static List<String> text(ComparisonResult result) {
    return ReportText.lines(result);
  }

  /** As a document whose names stay as they are; {@code docs/replay.md} explains them. */
  public static Map<String, Object> document(ComparisonResult result) {
    return ReportJson.document(result);
  }

  /** The input behind a key as members of a document. */
  public static Map<String, Object> document(Contribution contribution) {
    return ReportJson.contribution(contribution);
  }

  /** The document as JSON in one line. */
  public static String json(ComparisonResult result) {
    return Json.text(document(result));
  }

  /**
   * As a page that needs nothing but itself.
   *
   * @param title what is compared, such as the name of the comparison
   */
  public static String html(ComparisonResult result, String title) {
    return new ReportHtml(result, title).page();
  }
}
