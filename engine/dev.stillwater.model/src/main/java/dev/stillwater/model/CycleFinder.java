package dev.stillwater.model;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds circles of streams: one for each strongly connected part of the graph.
 *
 * <p>THREADING: one check; the thread that owns the job.
 *
 * <p>SOURCE: R. Tarjan, "Depth-first search and linear graph algorithms", 1972; without recursion, as jobs may be deep.
 */
final class CycleFinder {
  private static final int UNSEEN = -1;

  private final List<Operator> operators;
  private final List<List<Stream>> outgoing = new ArrayList<>();
  private final Map<Operator, Integer> indexes = new IdentityHashMap<>();
  private final int[] order;
  private final int[] low;
  private final int[] component;
  private int seen;
  private int components;

  CycleFinder(Job job) {
    operators = job.getOperators();
    for (Operator operator : operators) {
      indexes.put(operator, indexes.size());
      outgoing.add(new ArrayList<>());
    }
    for (Stream stream : job.getStreams()) {
      Integer source = indexes.get(stream.getSource());
      if (source != null && indexes.containsKey(stream.getTarget())) {
        outgoing.get(source).add(stream);
      }
    }
    order = new int[operators.size()];
    low = new int[operators.size()];
    component = new int[operators.size()];
    Arrays.fill(order, UNSEEN);
    Arrays.fill(component, UNSEEN);
  }

  /**
   * The circles, each as its streams in order, beginning at the first operator of the file; all operators on some circle are added to the set. Cost: linear.
   */
  List<List<Stream>> cycles(Set<Operator> onCycles) {
    for (int node = 0; node < operators.size(); node++) {
      if (order[node] == UNSEEN) {
        search(node);
      }
    }
    int[] size = new int[components];
    for (int part : component) {
      size[part]++;
    }
    List<List<Stream>> cycles = new ArrayList<>();
    boolean[] isDone = new boolean[components];
    for (int node = 0; node < operators.size(); node++) {
      boolean isCyclic = size[component[node]] > 1 || outgoing.get(node).stream().anyMatch(stream -> stream.getTarget() == stream.getSource());
      if (isCyclic) {
        onCycles.add(operators.get(node));
      }
      if (isCyclic && !isDone[component[node]]) {
        isDone[component[node]] = true;
        cycles.add(shortest(node));
      }
    }
    return cycles;
  }

  private void search(int root) {
    Deque<int[]> calls = new ArrayDeque<>();
    Deque<Integer> open = new ArrayDeque<>();
    enter(root, calls, open);
    while (!calls.isEmpty()) {
      int node = calls.peek()[0];
      List<Stream> streams = outgoing.get(node);
      if (calls.peek()[1] < streams.size()) {
        int next = indexes.get(streams.get(calls.peek()[1]++).getTarget());
        if (order[next] == UNSEEN) {
          enter(next, calls, open);
        } else if (component[next] == UNSEEN) {
          low[node] = Math.min(low[node], order[next]);
        }
      } else {
        calls.pop();
        leave(node, open);
        if (!calls.isEmpty()) {
          int parent = calls.peek()[0];
          low[parent] = Math.min(low[parent], low[node]);
        }
      }
    }
  }

  private void enter(int node, Deque<int[]> calls, Deque<Integer> open) {
    order[node] = seen;
    low[node] = seen++;
    calls.push(new int[] {node, 0});
    open.push(node);
  }

  private void leave(int node, Deque<Integer> open) {
    if (low[node] != order[node]) {
      return;
    }
    int member;
    do {
      member = open.pop();
      component[member] = components;
    } while (member != node);
    components++;
  }

  /** The shortest way from the operator back to itself. */
  private List<Stream> shortest(int start) {
    Map<Operator, Stream> cameBy = new IdentityHashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    Operator first = operators.get(start);
    while (!cameBy.containsKey(first)) {
      for (Stream stream : outgoing.get(open.remove())) {
        int next = indexes.get(stream.getTarget());
        if (component[next] == component[start] && cameBy.putIfAbsent(stream.getTarget(), stream) == null) {
          open.add(next);
        }
      }
    }
    List<Stream> cycle = new ArrayList<>();
    Operator at = first;
    do {
      cycle.add(cameBy.get(at));
      at = cameBy.get(at).getSource();
    } while (at != first);
    Collections.reverse(cycle);
    return cycle;
  }
}
