package org.rapporteur.intake.web;

import org.rapporteur.model.Rejection;

/// The network, handed to who reads addresses. Called by several threads at a time.
public interface Web {
  /// No network: every address is refused.
  Web NONE =
      (address, known) -> new Fetched.Refused(Rejection.NOT_FETCHED, "nothing is fetched here");

  /// What stands at `address` now.
  ///
  /// @param known what an earlier answer was marked with, or [Validator#NONE]
  Fetched fetch(String address, Validator known);
}
