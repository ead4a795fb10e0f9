package dev.stillwater.host.report;

import dev.stillwater.engine.snapshot.findings.Sizes;
import java.util.List;

/**
 * The markup that the sections of a report share: text in which nothing is markup, headings with places to go to, and tables that read well to eye and ear.
 *
 * <p>THREADING: one thread.
 */
final class ReportMarkup {
  /** Light and dark, wide and narrow, screen and paper; colours have a contrast of 4.5 to 1 and more to what they stand on. */
  static final String STYLE = """
      :root{color-scheme:light dark;--back:#fff;--text:#1d2530;--soft:#566171;--line:#d5dae1;--head:#f2f4f7;--bad:#a3261f;--warn:#8a5a00;--note:#2b5c9e;--bar:#3f76b5;--link:#1f5aa6}
      @media (prefers-color-scheme:dark){:root{--back:#14181d;--text:#e2e7ee;--soft:#9aa5b4;--line:#36404c;--head:#1d232b;--bad:#ff8d84;--warn:#f0bd5a;--note:#8fbcf5;--bar:#6ea3dd;--link:#8fbcf5}}
      *{box-sizing:border-box}
      body{margin:0 auto;max-width:76rem;padding:1.5rem 1.25rem 3rem;background:var(--back);color:var(--text);font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
      h1{font-size:1.4rem;line-height:1.3;margin:.1rem 0 .9rem}h2{font-size:1.15rem;margin:2.2rem 0 .5rem}h3{font-size:1rem;margin:1.4rem 0 .1rem}p{margin:.3rem 0}
      .soft{color:var(--soft)}.small{font-size:13px}.id{display:block;width:17ch;font:11px/1.4 ui-monospace,monospace}.k{white-space:nowrap}a{color:var(--link)}nav{margin:1rem 0 0}nav a{margin-right:1.1rem;white-space:nowrap}
      dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr));gap:.6rem 1.2rem;margin:0}dt{color:var(--soft);font-size:13px}dd{margin:0}.wide{grid-column:1/-1}
      .f{border-left:.3rem solid;padding:.1rem 0 .1rem .8rem;margin:.9rem 0;break-inside:avoid}.f h3{font-size:1rem;margin:0;color:var(--text)}
      .f b{font-size:.75rem;text-transform:uppercase;letter-spacing:.04em;margin-right:.5rem}.f p{margin:.15rem 0;color:var(--text)}.f p.soft{color:var(--soft)}
      .error{border-color:var(--bad)}.error b{color:var(--bad)}.warning{border-color:var(--warn)}.warning b{color:var(--warn)}.note{border-color:var(--note)}.note b{color:var(--note)}
      .scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
      table{border-collapse:collapse;margin:.3rem 0}th,td{border:1px solid var(--line);padding:.25rem .6rem;text-align:left;vertical-align:top;min-width:6.5rem}
      thead th{background:var(--head);font-weight:600;white-space:nowrap}tbody th{font-weight:400}
      .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;min-width:0}td.t{font:13px/1.5 ui-monospace,monospace;min-width:8rem}td.m{min-width:12rem}ul{margin:.15rem 0;padding-left:1.1rem}
      .tree{position:relative;overflow:hidden;font-size:12px;line-height:16px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
      .tree div{position:absolute;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;padding:0 4px}
      .o{background:rgba(var(--c),.22);border:1px solid var(--back)}.s{background:rgba(var(--c),.36);border:1px solid var(--back)}
      .h0{--c:79,134,198}.h1{--c:201,138,60}.h2{--c:79,174,110}.h3{--c:141,108,192}.h4{--c:198,96,111}.h5{--c:168,162,58}.h6{--c:63,168,165}.h7{--c:107,120,207}
      svg{width:100%;height:90px;display:block;border-bottom:1px solid var(--soft)}.b{fill:var(--bar)}.l{stroke:var(--text);stroke-dasharray:3 3;vector-effect:non-scaling-stroke}
      .axis{display:flex;justify-content:space-between;gap:1rem;font-size:12px;color:var(--soft)}.chart{break-inside:avoid}
      footer{margin-top:2.5rem;padding-top:.6rem;border-top:1px solid var(--line);color:var(--soft);font-size:13px}
      @media print{:root{font-size:11px;color-scheme:light;--back:#fff;--text:#1d2530;--soft:#566171;--line:#c3cad3;--head:#f2f4f7;--bad:#a3261f;--warn:#8a5a00;--note:#2b5c9e;--bar:#3f76b5}
      body{max-width:none;padding:0;font-size:11px}nav{display:none}.scroll{overflow:visible}table{font-size:9.5px;width:100%}th,td{padding:.15rem .35rem;min-width:0}
      td.t{font-size:8.5px;min-width:0}.id{font-size:8px}dt,.small{font-size:10px}td.m{min-width:0}thead{display:table-header-group}tr,.f{break-inside:avoid}h2,h3{break-after:avoid}}
      """;

  private static final String PARTING = "/_.:";

  private final StringBuilder out;

  ReportMarkup(StringBuilder out) {
    this.out = out;
  }

  /** A heading with a place that the list of contents leads to. */
  void heading(String id, String text) {
    out.append("<h2 id=\"").append(id).append("\">").append(escaped(text)).append("</h2>\n");
  }

  /** A paragraph; the style may be empty. */
  void paragraph(String style, String text) {
    out.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">").append(escaped(text)).append("</p>\n");
  }

  /** Begins a table, which scrolls by mouse and by keys where the page is narrow; a title after {@code >} stands at the right, as its numbers do. */
  void begin(String name, String... titles) {
    out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").append(escaped(name)).append("\"><table>\n<thead><tr>");
    for (String title : titles) {
      boolean isNumber = title.startsWith(">");
      out.append(isNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").append(escaped(isNumber ? title.substring(1) : title)).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }

  /** Ends the table. */
  void end() {
    out.append("</tbody></table></div>\n");
  }

  /** A row of names, of numbers, and a text over the columns that are left of so many. */
  void row(int columns, List<String> names, List<Long> numbers, String text) {
    out.append("<tr>");
    for (int index = 0; index < names.size(); index++) {
      String cell = index == 0 ? "th" : "td";
      out.append('<').append(cell).append(index == 0 ? " scope=\"row\">" : " class=\"m\">").append(breakable(names.get(index))).append("</").append(cell).append('>');
    }
    numbers.forEach(number -> out.append("<td class=\"n\">").append(Sizes.grouped(number)).append("</td>"));
    int span = columns - names.size() - numbers.size();
    out.append(text.isEmpty() ? "<td" : "<td class=\"m\"").append(span > 1 ? " colspan=\"" + span + "\"" : "").append('>').append(escaped(text)).append("</td></tr>\n");
  }

  /** The text with what has a meaning in HTML replaced, also what cannot be shown or would turn the order of what stands around it. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(character -> {
      switch (character) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.appendCodePoint(isShown(character) ? character : 0xfffd);
      }
    });
    return escaped.toString();
  }

  /** The same, for names in narrow columns: their lines end behind the signs that part words in names, before they end anywhere. */
  static String breakable(String name) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int at = 0; at < name.length(); at++) {
      if (PARTING.indexOf(name.charAt(at)) >= 0) {
        text.append(escaped(name.substring(from, at + 1))).append("<wbr>");
        from = at + 1;
      }
    }
    return text.append(escaped(name.substring(from))).toString();
  }

  private static boolean isShown(int character) {
    boolean isSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    boolean turnsOrder = character >= 0x202a && character <= 0x202e || character >= 0x2066 && character <= 0x2069;
    return !Character.isISOControl(character) && !isSurrogate && !turnsOrder;
  }
}
