package org.rapporteur.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {
  private final Calibration full = StatementFinder.Settings.FULL.calibration();
  private final Calibration fast = StatementFinder.Settings.FAST.calibration();

  @Test
  void keepsTheTaggersOrder() {
    for (Calibration calibration : new Calibration[] {full, fast}) {
      double before = -1;
      for (int step = 0; step <= 100; step++) {
        double now = calibration.of(step / 100., .5, false);
        assertThat(now).isBetween(0., 1.).isGreaterThanOrEqualTo(before);
        before = now;
      }
      assertThat(calibration.of(.999, .5, false)).isGreaterThan(calibration.of(.9, .5, false));
    }
  }

  @Test
  void isFiniteWhereTheTaggerIsCertain() {
    assertThat(full.of(0, 0, false)).isGreaterThan(0);
    assertThat(full.of(1, 1, true)).isLessThan(1);
  }

  @Test
  void trustsQuotationsAndCuesThatAreAlwaysOneMore() {
    for (Calibration calibration : new Calibration[] {full, fast}) {
      assertThat(calibration.of(.9, .5, true)).isGreaterThan(calibration.of(.9, .5, false));
      assertThat(calibration.of(.9, .9, false)).isGreaterThan(calibration.of(.9, .1, false));
    }
  }

  @Test
  void noneLeavesTheTaggersView() {
    assertThat(Calibration.NONE.of(.73, .9, true)).isCloseTo(.73, within(1e-9));
  }
}
