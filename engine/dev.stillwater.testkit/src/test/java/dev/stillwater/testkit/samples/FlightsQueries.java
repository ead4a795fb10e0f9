package dev.stillwater.testkit.samples;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the flights samples compute, said again in SQL and answered by DuckDB: an implementation that shares nothing with ours. */
final class FlightsQueries {
  private static final String TIME = "'%Y-%m-%dT%H:%M:%S'";
  private static final String FLIGHTS = "read_csv('%s', header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = "
      + "{'date': 'TIMESTAMP', 'delay': 'INTEGER', 'distance': 'INTEGER', 'origin': 'VARCHAR', 'destination': 'VARCHAR'})";

  static final String DELAYS_HEADER = "origin,window_start,window_end,flights,avg_delay,max_delay";
  static final String WAVES_HEADER = "rank,day,origin,begin,end,flights,max_delay";
  static final String ROUTES_HEADER = "origin,destination,window_start,window_end,flights";

  /*
   * The average is rounded half up on integers: sum and count are exact, and decimals of DuckDB would round half even or through
   * doubles. Only positive delays come here.
   */
  private static final String DELAYS = """
      select csv(origin), strftime(day, %1$s), strftime(day + interval 1 day, %1$s), flights,
        (scaled // 10000) || '.' || lpad(cast(scaled %% 10000 as varchar), 4, '0'), max_delay
      from (
        select origin, date_trunc('day', date) as day, count(*) as flights, max(delay) as max_delay,
          (sum(delay)::hugeint * 20000 + count(*)) // (2 * count(*)) as scaled
        from %2$s where delay > 0 group by all)""";

  private static final String ROUTES = """
      select csv(origin), csv(destination), strftime(start, %1$s), strftime(start + interval 6 hour, %1$s), count(*)
      from (
        select origin, destination, date_trunc('hour', date) - to_hours(back) as start
        from %2$s, range(6) as hours(back))
      group by all""";

  /* A wave begins with a flight more than three hours after the late one before; top-n orders waves of one number by their other columns. */
  private static final String WAVES = """
      select rank, strftime(day, %1$s), csv(origin), strftime(begin, %1$s), strftime("end", %1$s), flights, max_delay
      from (
        select *, row_number() over (partition by day order by flights desc, encode(origin), begin, "end", max_delay) as rank
        from (
          select origin, min(date) as begin, max(date) + interval 3 hour as "end", date_trunc('day', "end" - interval 1 millisecond) as day,
            count(*) as flights, max(delay) as max_delay
          from (
            select *, sum(is_first) over (partition by origin order by date) as wave
            from (
              select *, case when date - lag(date) over (partition by origin order by date) <= interval 3 hour then 0 else 1 end as is_first
              from %2$s where delay > 15))
          group by origin, wave))
      where rank <= 3""";

  private static final String MACRO = """
      create macro csv(value) as case when contains(value, ',') or contains(value, '"') or contains(value, chr(10))
        then '"' || replace(value, '"', '""') || '"' else value end""";

  private FlightsQueries() {
  }

  /** The rows of delays-by-origin over the file, header first, sorted. */
  static List<String> delaysByOrigin(Path csv) throws SQLException {
    return rows(DELAYS, csv, DELAYS_HEADER);
  }

  /** The rows of busiest-routes over the file, header first, sorted. */
  static List<String> busiestRoutes(Path csv) throws SQLException {
    return rows(ROUTES, csv, ROUTES_HEADER);
  }

  /** The rows of delay-waves over the file, header first, sorted. */
  static List<String> delayWaves(Path csv) throws SQLException {
    return rows(WAVES, csv, WAVES_HEADER);
  }

  /** Number of rows that delays-by-origin over the file and a result do not have in common, for results that do not fit into memory. */
  static long delaysNotInCommon(Path csv, Path result) throws SQLException {
    return notInCommon(DELAYS, csv, result);
  }

  /** The same for busiest-routes. */
  static long routesNotInCommon(Path csv, Path result) throws SQLException {
    return notInCommon(ROUTES, csv, result);
  }

  private static long notInCommon(String query, Path csv, Path result) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
      statement.execute(MACRO);
      statement.execute("create table expected as select columns(*)::varchar from (" + query.formatted(TIME, flights(csv)) + ")");
      statement.execute("create table actual as from read_csv('" + quoted(result) + "', header = true, all_varchar = true)");
      try (ResultSet count = statement.executeQuery("""
          select (select count(*) from (from expected except all from actual)) + (select count(*) from (from actual except all from expected)),
            (select count(*) from expected)""")) {
        count.next();
        if (count.getLong(2) == 0) {
          throw new IllegalStateException("There is nothing to compare in " + csv + ".");
        }
        return count.getLong(1);
      }
    }
  }

  private static String flights(Path csv) {
    return FLIGHTS.formatted(quoted(csv));
  }

  private static String quoted(Path file) {
    return file.toString().replace("'", "''");
  }

  private static List<String> rows(String query, Path csv, String header) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
      statement.execute(MACRO);
      try (ResultSet result = statement.executeQuery(query.formatted(TIME, flights(csv)))) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> values = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            values.add(result.getString(column));
          }
          rows.add(String.join(",", values));
        }
      }
    }
    rows.sort(null);
    rows.addFirst(header);
    return rows;
  }
}
