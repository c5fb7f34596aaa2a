/// Readings in, one at a time; articles about the same happening out.
@NullMarked
package org.rapporteur.stories;

import org.jspecify.annotations.NullMarked;
