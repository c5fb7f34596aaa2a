/// What was read, kept: the record, the index, the log of corrections.
@NullMarked
package org.rapporteur.desk;

import org.jspecify.annotations.NullMarked;
