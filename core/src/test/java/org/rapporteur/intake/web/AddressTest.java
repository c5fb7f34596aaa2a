package org.rapporteur.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          https://Outlet.Example/a => https://outlet.example/a
          HTTP://outlet.example => http://outlet.example/
          https://outlet.example?id=1 => https://outlet.example/?id=1
          https://outlet.example:443/a => https://outlet.example/a
          http://outlet.example:8080/a => http://outlet.example:8080/a
          http://outlet.example:443/a => http://outlet.example:443/a
          https://outlet.example/a#comments => https://outlet.example/a
          https://outlet.example/two words|three => https://outlet.example/two%20words%7Cthree
          https://outlet.example/kr%C3%BCn/krün => https://outlet.example/kr%C3%BCn/kr%C3%BCn
          https://outlet.example/100%?a[]=b => https://outlet.example/100%25?a%5B%5D=b
          https://outlet.example\\@inside.example/ => https://outlet.example/%5C@inside.example/
          https://krün.example/ => https://xn--krn-ioa.example/
          http://[2001:4860::1]:81/a => http://[2001:4860::1]:81/a
          """)
  void isMadeUsable(String written, URI expected) {
    assertThat(Address.of(written)).isEqualTo(new Address.Usable(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          ftp://outlet.example/a => neither http nor https
          file:///etc/passwd => neither http nor https
          https://user@outlet.example/ => a user name in the address
          https://user:word@outlet.example/ => a user name in the address
          https:/// => no valid address
          https://outlet.example:0/ => no valid address
          https://outlet.example:65536/ => no valid address
          https://outlet.example:port/ => no valid address
          https://outlet example/ => no valid address
          https://outlet.example：443/ => no valid address
          https://outlet.example／a => no valid address
          https://[::1/ => no valid address
          outlet.example/a => no valid address
          """)
  void isRefused(String written, String why) {
    assertThat(Address.of(written)).isEqualTo(new Address.Unusable(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          /b => https://outlet.example/b
          c?x=1#top => https://outlet.example/a/c?x=1
          ../d => https://outlet.example/d
          //other.example/e => https://other.example/e
          http://other.example/f => http://other.example/f
          /krÃ¼n => https://outlet.example/kr%C3%BCn
          """)
  void redirectsAreResolved(String location, URI expected) {
    assertThat(Address.redirected(URI.create("https://outlet.example/a/b"), location))
        .isEqualTo(new Address.Usable(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          file:///etc/passwd => neither http nor https
          https://user@other.example/ => a user name in the address
          javascript:alert(1) => no valid address
          """)
  void redirectsElsewhereAreRefused(String location, String why) {
    assertThat(Address.redirected(URI.create("https://outlet.example/a/b"), location))
        .isEqualTo(new Address.Unusable(why));
  }
}
