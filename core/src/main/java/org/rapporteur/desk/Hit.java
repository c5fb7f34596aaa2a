package org.rapporteur.desk;

import org.rapporteur.model.Article;
import org.rapporteur.model.Span;

/// An article that a search found.
///
/// @param passage the sentence of its text that answers best
/// @param copies how many other reports on the desk print the same text; they are not listed
/// themselves
/// @param score how well, 0 or more; comparable within one search only
/// @param why what was found where, for people
public record Hit(Article article, Span passage, int copies, double score, String why) {}
