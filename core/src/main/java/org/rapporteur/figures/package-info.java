/// A reading and its dates in; how many of what out.
///
/// How it decides: numbers in figures and words are read with their scale (*million*, *bn*,
/// *crore*, *dozens*), then the currency before or the unit behind (`en/units.txt`,
/// `en/before.txt`, each line with an example that a test runs), then a rate (*a year*, *per day*,
/// *annually*) on either side of what is counted, then the noun phrase that names it. *10–12*, *10
/// to 12 million* and *between 10 and 12* are one figure with two ends, its value their mean; *more
/// than* and *at least* set nothing but the rule's name, since no highest is known; *up to* and
/// *fewer than* set the lowest to 0. *Dozens*, *hundreds* and *tens of thousands* have a lowest and
/// a likely highest, and their value is the lowest. A vote or score (*52-48*) is two figures. A
/// number without a unit must count something, and must not stand in a date, right behind a name
/// (*Falcon 9*) or a word such as *article*, be glued to letters (*F-16*), or be an age (*Maria
/// Stone, 43,*).
///
/// Cannot: read languages other than English; convert units or currencies; tell *m* for metres from
/// *m* for millions but by the currency before it; know whose dollars are meant; read fractions
/// (*two thirds*), *one in five*, roman numerals, or tables. The noun phrase is cut out by word
/// lists, not by a parser.
///
/// Sources: own word lists; currencies by ISO 4217.
///
/// ```java
/// List<Figure> figures = FigureFinder.load().findFigures(reading, dates);
/// // "10 billion cubic meters of gas per year": value 10000000000, unit m3/year, of "gas"
/// ```
@NullMarked
package org.rapporteur.figures;

import org.jspecify.annotations.NullMarked;
