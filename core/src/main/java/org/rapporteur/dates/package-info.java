/// Expressions of time in a text and the day it was published in; what they mean out.
@NullMarked
package org.rapporteur.dates;

import org.jspecify.annotations.NullMarked;
