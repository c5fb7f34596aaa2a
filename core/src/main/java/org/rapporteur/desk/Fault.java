package org.rapporteur.desk;

/// Something of a desk that is not as it was stored.
///
/// @param what which part: `record`, `index`, `bytes`, `article`, `account`, `told`, or the part of
/// a brief or a copy as [FailedSpan] names it
/// @param where the file, the article or the story
/// @param reason what is wrong with it, for people
public record Fault(String what, String where, String reason) {}
