/// A story's accounts in; what stands out.
@NullMarked
package org.rapporteur.brief;

import org.jspecify.annotations.NullMarked;
