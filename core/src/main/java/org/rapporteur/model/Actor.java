package org.rapporteur.model;

/// Who takes part in an event.
///
/// @param mention the words that stand for them
/// @param country the country they act for or are of, by the words and by what the article tells of
/// the name; empty where neither says
/// @param role what they act as, one of those that `org.rapporteur.events` lists: `government`,
/// `military`, `rebels`, …; empty where nothing says
public record Actor(Mention mention, String country, String role) {}
