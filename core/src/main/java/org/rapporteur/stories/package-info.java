/// Readings in, one at a time; articles about the same happening out.
///
/// Decides so: two articles are alike by the rarer words they share, those of headline and opening
/// above all, by names and numbers, by how many days lie between them, and by whether their
/// openings set the happening in the same places. How rare a word is comes from a table of news
/// articles that ships with the program, with the articles at hand counted in. An article joins the
/// story it is likest to, if likely enough; a copy joins its original; a date that is unknown
/// speaks neither for nor against.
///
/// Cannot: tell two meetings of the same people apart when neither dates nor places in the openings
/// do; take an article back out of a story when later ones make another story likelier; read
/// languages other than English well.
///
/// Sources: incremental clustering with mean and nearest-neighbour links over TF-IDF. Weights from
/// `../shared/data/stories`; the table `en/words.txt` is written by `BackgroundWords` in eval.
///
/// Example: *Dock strike shuts Port Hallen* and *Cranes stand still in Port Hallen* on two days in
/// March are one story; *Dock strike shuts Eastmere* of May is another.
@NullMarked
package org.rapporteur.stories;

import org.jspecify.annotations.NullMarked;
