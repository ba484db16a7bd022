using System.Net;
using System.Net.Sockets;
using CsCheck;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Model;

internal sealed class IpRangeTests
{
    private static readonly Gen<IPAddress> GenV4 = Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes));

    // Runs of zero bytes are what the shorthand :: is about.
    private static readonly Gen<IPAddress> GenV6 = Gen.OneOf(Gen.Byte, Gen.Const((byte)0), Gen.Const((byte)0)).Array[16].Select(bytes => new IPAddress(bytes));

    private static readonly Gen<(IPAddress Address, int Length)> GenRange = Gen.OneOf(
        Gen.Select(GenV4, Gen.Int[0, 32]),
        Gen.Select(GenV6, Gen.Int[0, 128]));

    [TestCase("0.0.0.0/0", "0.0.0.0/0")]
    [TestCase("203.0.113.7", "203.0.113.7/32")]
    [TestCase("203.0.113.7/24", "203.0.113.7/24")]
    [TestCase("255.255.255.255/32", "255.255.255.255/32")]
    [TestCase("10.0.0.0/08", "10.0.0.0/8")]
    [TestCase("::", "::/128")]
    [TestCase("::/0", "::/0")]
    [TestCase("1::", "1::/128")]
    [TestCase("2001:DB8::1/64", "2001:db8::1/64")]
    [TestCase("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8/128")]
    [TestCase("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0/128")]
    [TestCase("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8/128")]
    [TestCase("::ffff:203.0.113.7", "::ffff:203.0.113.7/128")]
    [TestCase("64:ff9b::203.0.113.7", "64:ff9b::cb00:7107/128")]
    public void Reads(string text, string expected)
    {
        IpRange.TryParse(text, out IpRange range).Should().BeTrue();
        range.ToString().Should().Be(expected);
    }

    [TestCase("")]
    [TestCase("1")]
    [TestCase("1.2.3")]
    [TestCase("1.2.3.4.5")]
    [TestCase("1.2.3.")]
    [TestCase(".1.2.3")]
    [TestCase("1..2.3")]
    [TestCase("256.0.0.1")]
    [TestCase("010.0.0.1")]
    [TestCase("00.0.0.1")]
    [TestCase("0x0a.0.0.1")]
    [TestCase("-1.0.0.1")]
    [TestCase(" 10.0.0.1")]
    [TestCase("10.0.0.1 ")]
    [TestCase("10.0.0.*")]
    [TestCase("*")]
    [TestCase("10.0.0.0/")]
    [TestCase("10.0.0.0/33")]
    [TestCase("10.0.0.0/-1")]
    [TestCase("10.0.0.0/+8")]
    [TestCase("10.0.0.0/0008")]
    [TestCase("10.0.0.0/255.0.0.0")]
    [TestCase("10.0.0.0/8/8")]
    [TestCase("10.0.0.0-10.0.0.9")]
    [TestCase("10.0.0.1:443")]
    [TestCase("١٠.0.0.1")]
    [TestCase(":")]
    [TestCase(":::")]
    [TestCase(":1")]
    [TestCase("1:")]
    [TestCase("1::2::3")]
    [TestCase("1:2:3:4:5:6:7")]
    [TestCase("1:2:3:4:5:6:7:8:9")]
    [TestCase("1:2:3:4::5:6:7:8")]
    [TestCase("12345::")]
    [TestCase("g::")]
    [TestCase("fe80::1%eth0")]
    [TestCase("[::1]")]
    [TestCase("::1/129")]
    [TestCase("1:2:3:4:5:6:7:1.2.3.4")]
    [TestCase("::1.2.3.4:5")]
    [TestCase("::1.2.3")]
    public void Refuses(string text) => IpRange.TryParse(text, out _).Should().BeFalse();

    [TestCase("203.0.113.7/24", "203.0.113.0/24")]
    [TestCase("203.0.113.7/0", "0.0.0.0/0")]
    [TestCase("10.0.0.129/25", "10.0.0.128/25")]
    [TestCase("2001:db8::1/64", "2001:db8::/64")]
    [TestCase("2001:db8:0:1:8000::/65", "2001:db8:0:1:8000::/65")]
    [TestCase("2001:db8:0:1:c000::/65", "2001:db8:0:1:8000::/65")]
    [TestCase("2001:db8::ffff/127", "2001:db8::fffe/127")]
    public void Finds_the_first_address(string text, string network) => Parse(text).Network.ToString().Should().Be(network);

    [TestCase("10.0.0.0/8", true)]
    [TestCase("10.255.255.255", true)]
    [TestCase("172.16.0.0/12", true)]
    [TestCase("172.31.255.255/32", true)]
    [TestCase("192.168.7.0/24", true)]
    [TestCase("10.0.0.0/7", false, Description = "half of it is public")]
    [TestCase("0.0.0.0/0", false)]
    [TestCase("11.0.0.0/8", false)]
    [TestCase("172.32.0.0/16", false)]
    [TestCase("172.15.0.1", false)]
    [TestCase("192.169.0.1", false)]
    [TestCase("100.64.0.1", false, Description = "carrier, not RFC 1918")]
    [TestCase("127.0.0.1", false)]
    [TestCase("169.254.0.1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("::ffff:10.0.0.1", false)]
    [TestCase("a00::", false, Description = "the bits of 10.0.0.0")]
    public void Takes_RFC_1918_for_private(string text, bool isPrivate) => Parse(text).IsPrivate.Should().Be(isPrivate);

    [Test]
    public void Agrees_with_the_runtime_on_addresses()
        => GenRange.Sample(range => Parse(range.Address.ToString()).ToString().Should().Be($"{range.Address}/{(IsV6(range.Address) ? 128 : 32)}"));

    [Test]
    public void Agrees_with_the_runtime_on_what_is_an_IPv6_address()
        => Gen.Char["01af:.x"].Array[2, 24].Select(chars => new string(chars)).Where(text => text.Contains(':')).Sample(text =>
            IpRange.TryParse(text, out _).Should().Be(IPAddress.TryParse(text, out IPAddress? address) && IsV6(address), text), iter: 50_000);

    [Test]
    public void Reads_back_what_it_writes() => GenRange.Sample(r =>
    {
        IpRange range = Parse($"{r.Address}/{r.Length}");
        Parse(range.ToString()).Should().Be(range);
    });

    [Test]
    public void The_network_is_the_same_range_without_host_bits() => GenRange.Sample(r =>
    {
        IpRange range = Parse($"{r.Address}/{r.Length}");
        range.Network.HasHostBits.Should().BeFalse();
        range.HasHostBits.Should().Be(range.Network != range);
        range.Network.Contains(range).Should().BeTrue();
        range.Contains(range.Network).Should().BeTrue();
    });

    [Test]
    public void A_range_contains_an_address_when_their_first_bits_agree() => Gen.Select(GenRange, GenRange).Sample((a, b) =>
    {
        IpRange range = Parse($"{a.Address}/{a.Length}");
        IpRange address = Parse(b.Address.ToString());
        bool expected = IsV6(a.Address) == IsV6(b.Address) && Bits(a.Address)[..a.Length] == Bits(b.Address)[..a.Length];
        range.Contains(address).Should().Be(expected);
        range.Network.Contains(address).Should().Be(expected);
    });

    [Test]
    public void A_range_contains_each_of_its_halves_and_not_the_other_way_round() => GenRange.Where(r => r.Length < 32).Sample(r =>
    {
        IpRange range = Parse($"{r.Address}/{r.Length}");
        IpRange half = Parse($"{r.Address}/{r.Length + 1}");
        range.Contains(half).Should().BeTrue();
        half.Contains(range).Should().BeFalse();
    });

    private static IpRange Parse(string text)
    {
        IpRange.TryParse(text, out IpRange range).Should().BeTrue("{0} is a range", text);
        return range;
    }

    private static bool IsV6(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6;

    private static string Bits(IPAddress address) => string.Concat(address.GetAddressBytes().Select(b => b.ToString("b8")));
}
