using System.Globalization;
using CsCheck;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Model;

internal sealed class IsoDateTests
{
    [TestCase("1970", 0)]
    [TestCase("1970-01", 0)]
    [TestCase("1970-02", 31 * 86400)]
    [TestCase("1970-01-02", 86400)]
    [TestCase("1970-01-01T00:01Z", 60)]
    [TestCase("1970-01-01T01:01:01Z", 3661)]
    [TestCase("1970-01-01T00:00:01.25Z", 1)]
    [TestCase("1970-01-01T01:00:00+01:00", 0)]
    [TestCase("1969-12-31T23:30-00:30", 0)]
    [TestCase("2000-02-29", 951_782_400)]
    [TestCase("1969-12-31T23:59:59Z", -1)]
    [TestCase("9999-12-31T23:59:59Z", IsoDate.MaxUnixSeconds)]
    public void Reads(string text, long expected)
    {
        IsoDate.TryParse(text, out long seconds).Should().BeTrue();
        seconds.Should().Be(expected);
    }

    [TestCase("")]
    [TestCase("0000")]
    [TestCase("202")]
    [TestCase("20200")]
    [TestCase("2020-")]
    [TestCase("2020-1")]
    [TestCase("2020-13")]
    [TestCase("2020-00-01")]
    [TestCase("2020-01-00")]
    [TestCase("2020-01-32")]
    [TestCase("2019-02-29")]
    [TestCase("1900-02-29")]
    [TestCase("20200101")]
    [TestCase("2020/01/01")]
    [TestCase("01-01-2020")]
    [TestCase("2020-001")]
    [TestCase("2020-W01-1")]
    [TestCase("2020T00:00Z")]
    [TestCase("2020-01T00:00Z")]
    [TestCase("2020-01-01T")]
    [TestCase("2020-01-01Z")]
    [TestCase("2020-01-01T00Z")]
    [TestCase("2020-01-01T00:00")]
    [TestCase("2020-01-01T00:00:00")]
    [TestCase("2020-01-01 00:00:00Z")]
    [TestCase("2020-01-01t00:00:00z")]
    [TestCase("2020-01-01T24:00:00Z")]
    [TestCase("2020-01-01T00:60:00Z")]
    [TestCase("2020-01-01T00:00:60Z")]
    [TestCase("2020-01-01T00:00:00.Z")]
    [TestCase("2020-01-01T00:00.5Z")]
    [TestCase("2020-01-01T00:00:00+0100")]
    [TestCase("2020-01-01T00:00:00+01")]
    [TestCase("2020-01-01T00:00:00+24:00")]
    [TestCase("2020-01-01T00:00:00ZZ")]
    [TestCase(" 2020")]
    [TestCase("2020 ")]
    [TestCase("٢٠٢٠")]
    public void Refuses(string text) => IsoDate.TryParse(text, out _).Should().BeFalse();

    [TestCase(0, "1970-01-01T00:00:00Z")]
    [TestCase(1_798_761_599, "2026-12-31T23:59:59Z")]
    [TestCase(IsoDate.MaxUnixSeconds, "9999-12-31T23:59:59Z")]
    public void Writes(long seconds, string expected) => IsoDate.Format(seconds).Should().Be(expected);

    [Test]
    public void Reads_back_what_it_writes() => Gen.Long[0, IsoDate.MaxUnixSeconds].Sample(seconds =>
    {
        IsoDate.TryParse(IsoDate.Format(seconds), out long read).Should().BeTrue();
        read.Should().Be(seconds);
    });

    [Test]
    public void Agrees_with_the_runtime_on_zones() => Gen.Select(Gen.Long[0, 4_000_000_000], Gen.Int[-14 * 60, 14 * 60]).Sample((seconds, zone) =>
    {
        DateTimeOffset local = DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromMinutes(zone));
        IsoDate.TryParse(local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), out long read).Should().BeTrue();
        read.Should().Be(seconds);
    });
}
