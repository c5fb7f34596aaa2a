/// Readings in, one at a time; articles about the same happening out.
///
/// Decides so: two articles are alike by the rarer words they share, weighed by how few of both
/// articles' nearest neighbours hold them; by the words of headline and opening, names and numbers;
/// by what their openings mean; by how many days lie between them, and by whether their openings
/// set the happening in the same places. Each article is grouped anew with its neighbours and their
/// stories, at a cost that does not grow with their number. A copy stands where its original does;
/// a date that is unknown speaks neither for nor against; a reader's ruling stands above all.
///
/// An article's story is known at once. When later ones show that two stories are one, or that one
/// is two, that is told as a change; the larger part keeps the id. Stories that are found anew get
/// the ids they were known by.
///
/// Empty texts and texts of one word are stories of their own; dates to come are believed, missing
/// ones pass over the question; ten thousand copies of one text cost no more than ten thousand
/// look-ups; of an article of megabytes the 400 heaviest words are compared.
///
/// Cannot: tell two meetings of the same people apart when neither dates nor places in the openings
/// do; see that a story of more than 24 articles should be parted; read languages other than
/// English well.
///
/// Sources: inverse document frequency (Spärck Jones 1972), taken over neighbours; average linkage
/// (Sokal and Michener 1958). Weights (`likeness.txt`) are fitted by `TrainStories` in eval on
/// `../shared/data/stories`; the table `en/words.txt` is written by `BackgroundWords`. Decision
/// 0026 has what was tried.
///
/// Example: *Dock strike shuts Port Hallen* and *Cranes stand still in Port Hallen* on two days in
/// March are one story; *Dock strike shuts Eastmere* of May is another.
@NullMarked
package org.rapporteur.stories;

import org.jspecify.annotations.NullMarked;
