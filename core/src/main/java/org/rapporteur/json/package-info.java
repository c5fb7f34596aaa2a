/// The records as the command line's contract prints them.
@NullMarked
package org.rapporteur.json;

import org.jspecify.annotations.NullMarked;
