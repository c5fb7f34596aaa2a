/// A page in, its articles out.
@NullMarked
package org.rapporteur.extract;

import org.jspecify.annotations.NullMarked;
