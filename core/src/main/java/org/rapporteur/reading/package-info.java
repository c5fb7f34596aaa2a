/// A text in; its sentences, words, names and vectors out.
@NullMarked
package org.rapporteur.reading;

import org.jspecify.annotations.NullMarked;
