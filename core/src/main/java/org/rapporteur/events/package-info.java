/// A reading in; who did what to whom out.
@NullMarked
package org.rapporteur.events;

import org.jspecify.annotations.NullMarked;
