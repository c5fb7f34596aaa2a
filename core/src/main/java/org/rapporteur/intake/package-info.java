/// Files, folders, archives and JSON Lines in, pages and articles out.
@NullMarked
package org.rapporteur.intake;

import org.jspecify.annotations.NullMarked;
