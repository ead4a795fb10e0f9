package dev.stillwater.engine.compare;

/**
 * A difference between the jobs themselves, as a report shows it beside their results.
 *
 * <p>THREADING: immutable.
 *
 * @param subject what differs: {@code operator daily}, {@code stream flights to delayed}, {@code job}
 * @param feature which of its features, empty where it is there or not as a whole
 * @param a the value in A, empty where A does not have it
 * @param b the value in B, empty where B does not have it
 */
public record ModelChange(String subject, String feature, String a, String b) {
}
