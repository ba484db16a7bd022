using System.Globalization;
using System.Net;

namespace PolicyLint.Model;

/// <summary>
/// A range of IP addresses as <c>IpAddress</c> takes it: an IPv4 or IPv6 address with an optional prefix length (RFC 4632,
/// RFC 4291). Strict: four decimal numbers without leading zeros, no zone, no net mask, no space. Nothing is allocated.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
/// </summary>
internal readonly record struct IpRange
{
    private const int V4Bits = 32;
    private const int V6Bits = 128;
    private const int V6Groups = 8;

    private readonly ulong _high;
    private readonly ulong _low;

    private IpRange(bool isV6, ulong high, ulong low, int prefixLength)
    {
        IsV6 = isV6;
        _high = high;
        _low = low;
        PrefixLength = prefixLength;
    }

    /// <summary>True for IPv6. The two kinds never match each other.</summary>
    public bool IsV6 { get; }

    /// <summary>How many leading bits all addresses of the range share; all of them when the text gives none.</summary>
    public int PrefixLength { get; }

    /// <summary>True when the address is not the first of its range.</summary>
    public bool HasHostBits => (_high & ~HighMask) != 0 || (_low & ~LowMask) != 0;

    /// <summary>The same range, written with its first address.</summary>
    public IpRange Network => new(IsV6, _high & HighMask, _low & LowMask, PrefixLength);

    /// <summary>
    /// True when every address of it is set apart for private networks by RFC 1918: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16.
    /// </summary>
    public bool IsPrivate => V4(10, 0, 0, 0, 8).Contains(this) || V4(172, 16, 0, 0, 12).Contains(this) || V4(192, 168, 0, 0, 16).Contains(this);

    private ulong HighMask => Mask(PrefixLength);

    private ulong LowMask => Mask(PrefixLength - 64);

    /// <summary>True when every address of <paramref name="other"/> lies in this range.</summary>
    public bool Contains(IpRange other)
        => IsV6 == other.IsV6
        && PrefixLength <= other.PrefixLength
        && ((_high ^ other._high) & HighMask) == 0
        && ((_low ^ other._low) & LowMask) == 0;

    /// <summary>Reads a range.</summary>
    /// <param name="text">Such as <c>203.0.113.0/24</c> or <c>2001:db8::1</c>.</param>
    /// <param name="range">The range.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out IpRange range)
    {
        range = default;
        int slash = text.IndexOf('/');
        ReadOnlySpan<char> address = slash < 0 ? text : text.Slice(0, slash);
        bool isV6 = address.IndexOf(':') >= 0;
        int prefixLength = isV6 ? V6Bits : V4Bits;
        if (slash >= 0 && !TryParseNumber(text.Slice(slash + 1), prefixLength, out prefixLength))
        {
            return false;
        }

        ulong high;
        ulong low = 0;
        if (isV6)
        {
            if (!TryParseV6(address, out high, out low))
            {
                return false;
            }
        }
        else
        {
            if (!TryParseV4(address, out uint bits))
            {
                return false;
            }

            high = (ulong)bits << V4Bits;
        }

        range = new IpRange(isV6, high, low, prefixLength);
        return true;
    }

    /// <summary>The range as text, with its prefix length.</summary>
    public override string ToString()
    {
        byte[] bytes = new byte[IsV6 ? V6Bits / 8 : V4Bits / 8];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i < 8 ? _high >> (56 - (8 * i)) : _low >> (120 - (8 * i)));
        }

        return new IPAddress(bytes) + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);
    }

    private static IpRange V4(byte a, byte b, byte c, byte d, int prefixLength)
        => new(isV6: false, ((ulong)a << 56) | ((ulong)b << 48) | ((ulong)c << 40) | ((ulong)d << 32), 0, prefixLength);

    /// <summary>The leading <paramref name="bits"/> of 64 set; any number below 0 counts as none, above 64 as all.</summary>
    private static ulong Mask(int bits) => bits <= 0 ? 0 : bits >= 64 ? ulong.MaxValue : ulong.MaxValue << (64 - bits);

    private static bool TryParseV4(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        for (int i = 0; i < 4; i++)
        {
            int end = i < 3 ? text.IndexOf('.') : text.Length;
            if (end < 0)
            {
                return false;
            }

            // A leading zero means octal to some programs and nothing to others.
            ReadOnlySpan<char> part = text.Slice(0, end);
            if ((part.Length > 1 && part[0] == '0') || !TryParseNumber(part, byte.MaxValue, out int value))
            {
                return false;
            }

            address = (address << 8) | (uint)value;
            text = text.Slice(i < 3 ? end + 1 : end);
        }

        return true;
    }

    private static bool TryParseV6(ReadOnlySpan<char> text, out ulong high, out ulong low)
    {
        high = 0;
        low = 0;
        Span<ushort> groups = stackalloc ushort[V6Groups];
        if (!TryReadGroups(text, groups, out int count, out int gap) || (gap < 0 ? count != V6Groups : count >= V6Groups))
        {
            return false;
        }

        for (int i = 0; i < V6Groups; i++)
        {
            // The groups after the gap count from the end; those in it are 0.
            int fromEnd = i - (V6Groups - count);
            ulong group = gap < 0 || i < gap ? groups[i] : fromEnd >= gap ? groups[fromEnd] : 0u;
            if (i < V6Groups / 2)
            {
                high = (high << 16) | group;
            }
            else
            {
                low = (low << 16) | group;
            }
        }

        return true;
    }

    /// <summary>Reads the groups that are written; <paramref name="gap"/> is how many of them stand before <c>::</c>, or -1.</summary>
    private static bool TryReadGroups(ReadOnlySpan<char> text, Span<ushort> groups, out int count, out int gap)
    {
        count = 0;
        gap = text.StartsWith("::".AsSpan(), StringComparison.Ordinal) ? 0 : -1;
        text = text.Slice(gap == 0 ? 2 : 0);
        while (!text.IsEmpty)
        {
            int colon = text.IndexOf(':');
            ReadOnlySpan<char> group = colon < 0 ? text : text.Slice(0, colon);
            if (colon < 0 && group.IndexOf('.') >= 0)
            {
                if (count > V6Groups - 2 || !TryParseV4(group, out uint address))
                {
                    return false;
                }

                groups[count++] = (ushort)(address >> 16);
                groups[count++] = (ushort)address;
                return true;
            }

            if (count == V6Groups || !TryParseHex(group, out groups[count]))
            {
                return false;
            }

            count++;
            if (colon < 0)
            {
                return true;
            }

            text = text.Slice(colon + 1);
            if (text.IsEmpty)
            {
                return false;
            }

            if (text[0] == ':')
            {
                if (gap >= 0)
                {
                    return false;
                }

                gap = count;
                text = text.Slice(1);
            }
        }

        return true;
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, int max, out int value)
    {
        value = 0;
        if (text.Length is 0 or > 3)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is not (>= '0' and <= '9'))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return value <= max;
    }

    private static bool TryParseHex(ReadOnlySpan<char> text, out ushort value)
    {
        value = 0;
        if (text.Length is 0 or > 4)
        {
            return false;
        }

        foreach (char c in text)
        {
            int digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'f' => c - 'a' + 10,
                >= 'A' and <= 'F' => c - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return false;
            }

            value = (ushort)((value << 4) | digit);
        }

        return true;
    }
}
