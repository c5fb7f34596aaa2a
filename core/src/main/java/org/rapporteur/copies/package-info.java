/// Articles in; which of them print the same text, and the origins behind them, out.
@NullMarked
package org.rapporteur.copies;

import org.jspecify.annotations.NullMarked;
