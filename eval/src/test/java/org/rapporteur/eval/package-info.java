/// The program seen from outside: end to end over the examples, the rooms' borders, golden cases a
/// stage.
@NullMarked
package org.rapporteur.eval;

import org.jspecify.annotations.NullMarked;
