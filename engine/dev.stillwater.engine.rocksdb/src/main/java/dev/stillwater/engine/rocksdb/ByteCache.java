package dev.stillwater.engine.rocksdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.rocksdb.RocksDBException;

/**
 * The write-back cache of a state whose entries are found by the bytes of their keys: maps, lists and timers. It is sorted as the column family behind it, so
 * that both can be walked over together.
 *
 * <p>What is changed belongs to the current generation. A snapshot freezes it in constant time: the nodes of the frozen generation are replaced by copies when
 * they are changed before they have been written.
 *
 * <p>THREADING: the subtask; {@link Frozen#write} and {@link #flushed} any one thread.
 */
final class ByteCache {
  private static final int SCANNED_MAX = 64;
  private static final int PRUNED_MAX = 8;

  private final Codec codec;
  private final NavigableMap<byte[], Node> nodes = new TreeMap<>(Arrays::compareUnsigned);
  private final ArrayDeque<Node> clock = new ArrayDeque<>();
  private final ArrayDeque<Frozen> unwritten = new ArrayDeque<>();
  private final ArrayDeque<Frozen> done = new ArrayDeque<>();
  private List<Node> dirty = new ArrayList<>();
  private int current = 1;
  private volatile int flushed;
  private boolean hasStored;

  /** How changes are written, and what becomes of values. */
  interface Codec {
    /** Writes the change of a node. */
    void write(Node node, Batch batch) throws RocksDBException;

    /** The value that a node of the next generation begins with. */
    default Object renewed(Object value) {
      return value;
    }

    /** Whether nodes whose change has been written are of no more use. */
    default boolean isDone() {
      return false;
    }

    /** Whether a change that is written twice does harm. */
    default boolean isWrittenOnce() {
      return false;
    }
  }

  /** An entry. THREADING: the subtask; once frozen nothing of it changes. */
  static final class Node {
    final byte[] key;
    /** The value; null when there is none. */
    Object value;
    private int generation;

    private Node(byte[] key) {
      this.key = key;
    }
  }

  /** The changes of one generation. */
  final class Frozen {
    private final int generation;
    private final List<Node> changed;
    private int written;
    private int pruned;

    private Frozen(int generation, List<Node> changed) {
      this.generation = generation;
      this.changed = changed;
    }

    private void write(Batch batch) throws RocksDBException {
      if (!codec.isWrittenOnce()) {
        for (Node node : changed) {
          codec.write(node, batch);
        }
        return;
      }
      for (int next = written; next < changed.size(); next++) {
        codec.write(changed.get(next), batch);
        if (batch.isEmpty()) {
          written = next + 1;
        }
      }
      batch.write();
      written = changed.size();
    }

    private void prune(int count) {
      for (int end = Math.min(changed.size(), pruned + count); pruned < end; pruned++) {
        Node node = changed.get(pruned);
        if (node.generation == generation && nodes.get(node.key) == node) {
          nodes.remove(node.key);
        }
      }
    }
  }

  ByteCache(Codec codec) {
    this.codec = codec;
  }

  /** Number of nodes. */
  int size() {
    return nodes.size();
  }

  /** Whether the column family may hold anything. */
  boolean hasStored() {
    return hasStored;
  }

  /** Says that the column family may hold something. */
  void markStored() {
    hasStored = true;
  }

  /** The node of a key, null when the cache has none. */
  Node find(byte[] key) {
    return nodes.get(key);
  }

  /** The nodes from the first key on, below the second one unless that is empty; a view. */
  NavigableMap<byte[], Node> between(byte[] from, byte[] to) {
    return to.length == 0 ? nodes.tailMap(from, true) : nodes.subMap(from, true, to, false);
  }

  /** Whether what the node says has been written, or came from there. */
  boolean isClean(Node node) {
    return node.generation <= flushed;
  }

  /** Adds what the column family has. */
  Node loaded(byte[] key, Object value) {
    Node node = new Node(key);
    node.value = value;
    add(node);
    return node;
  }

  private void add(Node node) {
    nodes.put(node.key, node);
    if (clock.size() > 2 * nodes.size() + SCANNED_MAX) {
      // Nodes that were taken out are still in it.
      clock.clear();
      clock.addAll(nodes.values());
    } else {
      clock.add(node);
    }
  }

  /** The node of the key, to be changed now; made without a value when there is none. */
  Node own(byte[] key) {
    Node node = nodes.get(key);
    if (node != null && node.generation == current) {
      return node;
    }
    if (node == null || !isClean(node)) {
      Node copy = new Node(key);
      copy.value = node == null ? null : codec.renewed(node.value);
      add(copy);
      node = copy;
    } else {
      node.value = codec.renewed(node.value);
    }
    node.generation = current;
    dirty.add(node);
    return node;
  }

  /** Takes out clean nodes as long as there are more than so many. Cost: constant. Returns false when there are far too many that are not clean. */
  boolean evict(long nodesMax) {
    prune();
    for (int scanned = 0; nodes.size() > nodesMax && scanned < SCANNED_MAX && !clock.isEmpty(); scanned++) {
      Node node = clock.poll();
      if (nodes.get(node.key) == node) {
        if (isClean(node)) {
          nodes.remove(node.key);
        } else {
          clock.add(node);
        }
      }
    }
    return Math.max(nodes.size(), dirty.size()) <= nodesMax + nodesMax / 4;
  }

  /** Takes out clean nodes until there are no more than so many, or all are dirty. Cost: all nodes. */
  void shrink(long nodesMax) {
    for (long rounds = clock.size() / SCANNED_MAX + 1; rounds > 0 && nodes.size() > nodesMax; rounds--) {
      evict(nodesMax);
    }
  }

  /** Ends the generation; returns all changes that have not been written, the oldest first. Cost: constant. */
  List<Frozen> freeze() {
    forget();
    unwritten.add(new Frozen(current, dirty));
    dirty = new ArrayList<>();
    current++;
    hasStored = true;
    return List.copyOf(unwritten);
  }

  /** Forgets changes that have been written. Cost: constant; what is of no more use goes later, bit by bit. */
  private void forget() {
    while (!unwritten.isEmpty() && unwritten.peek().generation <= flushed) {
      Frozen frozen = unwritten.poll();
      if (codec.isDone()) {
        done.add(frozen);
      }
    }
  }

  /** Takes out some nodes that are of no more use. Cost: constant. */
  private void prune() {
    forget();
    Frozen first = done.peek();
    if (first != null) {
      first.prune(PRUNED_MAX);
      if (first.pruned == first.changed.size()) {
        done.poll();
      }
    }
  }

  /** Whether no earlier generation waits to be written. */
  boolean isSettled() {
    forget();
    return unwritten.isEmpty();
  }

  /** Writes changes that have not been written; goes on where it failed, when changes may not be written twice. */
  void write(List<Frozen> changes, Batch batch) throws RocksDBException {
    for (Frozen frozen : changes) {
      if (frozen.generation > flushed) {
        frozen.write(batch);
      }
    }
  }

  /** The changes are in the column family. */
  void flushed(List<Frozen> changes) {
    for (Frozen frozen : changes) {
      flushed = Math.max(flushed, frozen.generation);
    }
  }
}
