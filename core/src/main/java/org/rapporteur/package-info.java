/// The chain, and the map of the rooms.
///
/// ```
/// bytes → Page → Article(s) → Copies → Reading (new sentences only) → Statement | Event | Figure →
/// Story → Brief
///         intake  extract     copies   reading                        statements events figures
/// stories  brief
/// ```
///
/// [org.rapporteur.Rapporteur] is the one definition of the chain; the command line, the web desk
/// and the tests call it.
@NullMarked
package org.rapporteur;

import org.jspecify.annotations.NullMarked;
