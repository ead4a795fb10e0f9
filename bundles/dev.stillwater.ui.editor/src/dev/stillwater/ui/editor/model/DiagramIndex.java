package dev.stillwater.ui.editor.model;

import dev.stillwater.compiler.JobChains;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.GroupLayout;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.StreamLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EContentAdapter;

/**
 * Finds the places, groups, routes and chains of a job's operators without scanning; forgets all of it when the job or its layout changes.
 *
 * <p>THREADING: the thread that owns the job. Cost: linear at the first question after a change, constant for the others.
 */
final class DiagramIndex {
  private final Job job;
  private final JobLayout layout;
  private final OperatorCatalog catalog;
  private Map<Operator, NodeLayout> nodes;
  private Map<String, List<Operator>> operators;
  private Map<Operator, GroupLayout> groups;
  private Map<RouteKey, StreamLayout> routes;
  private JobChains chains;

  /** Ends of a route, by uid and port. */
  private record RouteKey(String source, String sourcePort, String target, String targetPort) {}

  DiagramIndex(Job job, JobLayout layout, OperatorCatalog catalog) {
    this.job = job;
    this.layout = layout;
    this.catalog = catalog;
    listen(job, this::jobChanged);
    listen(layout, this::layoutChanged);
  }

  Optional<NodeLayout> node(Operator operator) {
    if (nodes == null) {
      nodes = findNodes();
    }
    return Optional.ofNullable(nodes.get(operator));
  }

  List<Operator> operators(String uid) {
    if (operators == null) {
      operators = new HashMap<>();
      job.getOperators().forEach(operator -> operators.computeIfAbsent(operator.getUid(), key -> new ArrayList<>()).add(operator));
    }
    return operators.getOrDefault(uid, List.of());
  }

  Optional<GroupLayout> group(Operator operator) {
    if (groups == null) {
      groups = new IdentityHashMap<>();
      for (GroupLayout group : layout.getGroups()) {
        group.getUids().forEach(uid -> operators(uid).forEach(member -> groups.putIfAbsent(member, group)));
      }
    }
    return Optional.ofNullable(groups.get(operator));
  }

  Optional<StreamLayout> route(String source, String sourcePort, String target, String targetPort) {
    if (routes == null) {
      routes = new HashMap<>();
      for (StreamLayout route : layout.getStreams()) {
        routes.putIfAbsent(new RouteKey(route.getSourceUid(), route.getSourcePort(), route.getTargetUid(), route.getTargetPort()), route);
      }
    }
    return Optional.ofNullable(routes.get(new RouteKey(source, sourcePort, target, targetPort)));
  }

  JobChains chains() {
    if (chains == null) {
      chains = JobChains.of(job, catalog);
    }
    return chains;
  }

  private void jobChanged() {
    nodes = null;
    operators = null;
    groups = null;
    chains = null;
  }

  private void layoutChanged() {
    nodes = null;
    groups = null;
    routes = null;
  }

  /** Where several operators share a uid, they take the places of that uid in order. */
  private Map<Operator, NodeLayout> findNodes() {
    Map<String, Deque<NodeLayout>> byUid = new HashMap<>();
    layout.getNodes().forEach(node -> byUid.computeIfAbsent(node.getUid(), key -> new ArrayDeque<>()).add(node));
    Map<Operator, NodeLayout> found = new IdentityHashMap<>();
    for (Operator operator : job.getOperators()) {
      Deque<NodeLayout> places = byUid.get(operator.getUid());
      if (places != null && !places.isEmpty()) {
        found.put(operator, places.remove());
      }
    }
    return found;
  }

  private static void listen(EObject root, Runnable forget) {
    Objects.requireNonNull(root, "root").eAdapters().add(new EContentAdapter() {
      @Override
      public void notifyChanged(Notification notification) {
        super.notifyChanged(notification);
        if (!notification.isTouch() && !isPlace(notification)) {
          forget.run();
        }
      }
    });
  }

  /** Moves of operators are many, and change none of the answers. */
  private static boolean isPlace(Notification notification) {
    return notification.getNotifier() instanceof NodeLayout && notification.getFeature() != dev.stillwater.model.job.JobPackage.Literals.NODE_LAYOUT__UID;
  }
}
