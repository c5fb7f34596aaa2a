package org.rapporteur.intake.web;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Which addresses lie in the open internet. All others belong to this machine, its network, a
/// provider's inside, or to nobody.
final class Reach {
  private Reach() {}

  /// A block of addresses with a common start.
  private record Block(byte[] start, int bits) {
    static Block of(String written) {
      String[] parts = written.split("/");
      try {
        return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("no block of addresses: " + written, e);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      int rest = address.length * 8 - bits;
      return new BigInteger(1, address)
          .shiftRight(rest)
          .equals(new BigInteger(1, start).shiftRight(rest));
    }
  }

  /// IPv4 that is not global, by IANA's registry of special-purpose addresses; then multicast and
  /// what is reserved.
  private static final List<Block> CLOSED_4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /// All IPv6 that was given out lies here.
  private static final Block GIVEN_OUT_6 = Block.of("2000::/3");

  /// Of that: protocols' own, Teredo and 6to4 (which carry an IPv4 address inside), documentation.
  private static final List<Block> CLOSED_6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /// IPv4 through a translator: as good as the address inside.
  private static final Block TRANSLATED = Block.of("64:ff9b::/96");

  static boolean isOpen(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return CLOSED_4.stream().noneMatch(block -> block.holds(bytes));
    }
    if (TRANSLATED.holds(bytes)) {
      return isOpen(inside(bytes));
    }
    return GIVEN_OUT_6.holds(bytes) && CLOSED_6.stream().noneMatch(block -> block.holds(bytes));
  }

  private static InetAddress inside(byte[] address) {
    try {
      return InetAddress.getByAddress(
          new byte[] {address[12], address[13], address[14], address[15]});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static List<Block> blocks(String... written) {
    return List.of(written).stream().map(Block::of).toList();
  }
}
