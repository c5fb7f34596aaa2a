/// The records as the command line's contract prints them: one JSON object each, fields in a fixed
/// order.
///
/// In: records of the model and the articles they point into. Out: Jackson trees, for the command
/// line, the web desk and exports alike.
///
/// Positions become Unicode code points here and nowhere else (as the W3C's TextPositionSelector
/// counts them); a span carries its words. Absent values are `null`, absent lists empty. Cannot:
/// read JSON; what programs hand in is read by `intake`.
///
/// ```java
/// String line = ContractJson.statement(statement, article).toString();
/// ```
@NullMarked
package org.rapporteur.json;

import org.jspecify.annotations.NullMarked;
