/// The command line: what people and scripts run.
///
/// In: arguments and inputs. Out: for people by default, one JSON object a line with `--json`;
/// messages and progress on standard error; exit code 0 done, 1 some inputs were rejected, 2 wrong
/// usage, 3 the machine failed.
///
/// Commands are thin: they read inputs, call [org.rapporteur.Rapporteur] and print. Cannot: decide
/// anything about news.
///
/// ```
/// rapporteur statements report.txt --json | jq .speaker.name
/// ```
@NullMarked
package org.rapporteur.cli;

import org.jspecify.annotations.NullMarked;
