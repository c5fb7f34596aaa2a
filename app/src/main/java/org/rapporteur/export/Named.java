package org.rapporteur.export;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Name;

/// Someone or something that stories name. From story to story full names come together and what is
/// no person; a person of one word is known in one story alone.
///
/// @param name the fullest form
/// @param governs whether it acts as a government or its forces
/// @param aliases the other forms it is printed in
/// @param roles what it is called beside its name
record Named(
    String id,
    String name,
    Name.Kind kind,
    boolean governs,
    SortedSet<String> aliases,
    SortedSet<String> roles) {
  Named {
    aliases = Collections.unmodifiableSortedSet(new TreeSet<>(aliases));
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }

  static String idOf(String name, Name.Kind kind, String story) {
    boolean person = kind == Name.Kind.PERSON;
    boolean full = !person || name.strip().indexOf(' ') >= 0;
    return Hash.ofParts("named", person ? "person" : "", name, full ? "" : story);
  }

  /// Both as one: the same in whatever order they come.
  Named and(Named other) {
    SortedSet<String> allAliases = new TreeSet<>(aliases);
    allAliases.addAll(other.aliases);
    SortedSet<String> allRoles = new TreeSet<>(roles);
    allRoles.addAll(other.roles);
    return new Named(
        id,
        name,
        kind.compareTo(other.kind) <= 0 ? kind : other.kind,
        governs || other.governs,
        allAliases,
        allRoles);
  }

  boolean isPersonOrOrganisation() {
    return Set.of(Name.Kind.PERSON, Name.Kind.ORGANISATION).contains(kind);
  }
}
