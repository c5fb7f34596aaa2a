/// A reading in; who said what out.
@NullMarked
package org.rapporteur.statements;

import org.jspecify.annotations.NullMarked;
