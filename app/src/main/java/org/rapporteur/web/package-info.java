/// The desk as pages in a browser.
@NullMarked
package org.rapporteur.web;

import org.jspecify.annotations.NullMarked;
