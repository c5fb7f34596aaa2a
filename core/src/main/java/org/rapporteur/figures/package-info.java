/// A reading and its dates in; how many of what out.
///
/// How it decides: numbers in figures and words are read with their scale (*million*, *bn*,
/// *crore*, *dozens*), then the currency before or the unit behind (`en/units.txt`,
/// `en/before.txt`, each line with an example that a test runs), then a rate (*a year*, *per day*,
/// *a barrel*, *per hectare*) on either side of what is counted, then the noun phrase that names
/// it. Where none follows, it is looked for elsewhere: in the whole (*seven of the 30 hostages*),
/// behind a hyphen (*40-vehicle convoy*), in the verb (*killed nine*), in the subject (*the death
/// toll rose to 41*, *the number of wolves*, *a crew of 12*), or in the number before (*lost 17
/// seats and kept 41*).
///
/// *10–12*, *10 to 12 million* and *between 10 and 12* are one figure with two ends, its value
/// their mean; behind a word of change (*rose from 10 to 12*) they are two figures. *More than*
/// and *at least* set nothing but the rule's name, since no highest is known; *up to* and *fewer
/// than* set the lowest to 0. *Dozens*, *hundreds* and *tens of thousands* have a lowest and a
/// likely highest, and their value is the lowest. A share (*two thirds*, *half the seats*, *one in
/// five*) is told in hundredths, to four figures, with the unit *%*. A vote or score (*52-48*) is
/// two figures.
///
/// Figures are grouped as they come: *1,200*, *1,00,000*, *1.250.000*, *1.000,5*, *1 250 000*,
/// *1'250'000*; those of other scripts (*٤١*) are read too, and text from right to left in the
/// order it is stored in. *1,200* and *5.000* are thousands, *1.200* is not; *3,5* is a number
/// where a unit, scale or currency stands beside it. A number of more than thirty figures is a key
/// or code and none of ours.
///
/// A number without a unit must count something or be grouped, and must not stand in a date, right
/// behind a name (*Falcon 9*) or a word such as *article*, be glued to letters (*F-16*), or be an
/// age (*Maria Stone, 43,*). The original wording is the figure's span.
///
/// Cannot: read languages other than English; convert units or currencies; know whose dollars are
/// meant; read *½*, *every third*, *one person in eight*, roman numerals, or tables; say who told
/// the number and for which date. *m* behind a figure is metres unless a unit, a plural or a
/// currency shows that it is millions. The noun phrase is cut out by word lists, not by a parser.
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
