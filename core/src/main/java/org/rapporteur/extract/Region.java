package org.rapporteur.extract;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// An element that parts text, with what is told of the blocks inside it. All sums but that of the
/// pictures are [BlockFeatures]'.
final class Region {
  final @Nullable Region parent;
  final Element element;
  final int depth;
  final Set<ClassWords.Kind> marks;
  final boolean furniture;

  /// Pictures and players inside it.
  int images;
  /// What its blocks are worth to [BodyChooser].
  double worth;

  int blocks;
  int mass;
  int linkMass;
  int prose;
  int kept;
  int keptMass;
  int firstOrder = -1;
  boolean aroundRoot;

  private @Nullable String name;

  /// Shared by regions that look alike.
  @Nullable Look look;

  /// Regions of a page with the same tag and classes.
  static final class Look {
    int blocks;
    int mass;
    int linkMass;
    int kept;
    int keptMass;
  }

  /// Tag and classes; put together once.
  String name() {
    if (name == null) {
      name = element.normalName() + ' ' + element.className();
    }
    return name;
  }

  /// The innermost region around this one, itself too, that is marked so; null when there is none.
  @Nullable Region marked(ClassWords.Kind kind) {
    for (Region up = this; up != null; up = up.parent) {
      if (up.marks.contains(kind)) {
        return up;
      }
    }
    return null;
  }

  Region(@Nullable Region parent, Element element, Set<ClassWords.Kind> marks, boolean furniture) {
    this.parent = parent;
    this.element = element;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.marks = marks;
    this.furniture = furniture;
  }
}
