/// A reading in; how many of what out.
@NullMarked
package org.rapporteur.figures;

import org.jspecify.annotations.NullMarked;
