using System.Globalization;
using System.Net;
using System.Text.Json;

namespace PolicyLint.Testing.Decisions;

/// <summary>Whether a condition holds, the plain way. Source: shared/semantics.md, 2.1 to 2.3.</summary>
internal static class ConditionDecision
{
    public static bool Holds(JsonElement condition, bool hasVariables, IReadOnlyDictionary<string, string[]> context)
        => condition.ValueKind != JsonValueKind.Object
        || condition.EnumerateObject().All(block => block.Value.ValueKind != JsonValueKind.Object
            || block.Value.EnumerateObject().All(key => Holds(block.Name, key.Name, PolicyDecision.Texts(key.Value), hasVariables, context)));

    private static bool Holds(string @operator, string key, string[] values, bool hasVariables, IReadOnlyDictionary<string, string[]> context)
    {
        string[]? found = context.GetValueOrDefault(key.ToLowerInvariant());
        if (@operator == "Null")
        {
            return values.Any(value => value.Equals(found is null ? "true" : "false", StringComparison.OrdinalIgnoreCase));
        }

        string set = @operator.Contains(':') ? @operator[..@operator.IndexOf(':')] : "";
        string name = @operator[(set.Length == 0 ? 0 : set.Length + 1)..];
        bool ifExists = name.EndsWith("IfExists", StringComparison.Ordinal);
        name = ifExists ? name[..^"IfExists".Length] : name;
        bool isNegated = name.Contains("Not", StringComparison.Ordinal);
        string positive = name.Replace("Not", "", StringComparison.Ordinal);
        positive = positive == "StringIgnoreCase" ? "StringEqualsIgnoreCase" : positive;
        bool Matches(string given) => values.Any(value => IsMatch(positive, value, given, isNegated, hasVariables, context)) != isNegated;

        return set switch
        {
            "ForAllValues" => found is null || found.All(Matches),
            "ForAnyValue" => found is null ? ifExists : found.Any(Matches),
            _ => found is null ? isNegated || ifExists
                : isNegated ? found.All(Matches) : found.Any(Matches),
        };
    }

    private static bool IsMatch(string @operator, string value, string given, bool isNegated, bool hasVariables, IReadOnlyDictionary<string, string[]> context)
    {
        switch (@operator)
        {
            case "StringEquals":
                return Expand(hasWildcards: false) is { } text && text == given;
            case "StringEqualsIgnoreCase":
                return Expand(hasWildcards: false) is { } folded && folded.Equals(given, StringComparison.OrdinalIgnoreCase);
            case "StringLike":
                return Expand(hasWildcards: true) is { } pattern && Glob.Matches(pattern, given);
            case "ArnEquals" or "ArnLike":
                return Expand(hasWildcards: true) is { } arn && arn.Split(':', 6) is { Length: 6 } patterns && given.Split(':', 6) is { Length: 6 } fields
                    && fields.Zip(patterns).All(pair => Glob.Matches(pair.Second, pair.First));
            case "Bool":
                return value.Equals(given, StringComparison.OrdinalIgnoreCase);
            case "BinaryEquals":
                return Bytes(value) is { } bytes && Bytes(given) is { } other && bytes.AsSpan().SequenceEqual(other);
            case "IpAddress":
                return IsInRange(given, value);
            case ['N', 'u', 'm', 'e', 'r', 'i', 'c', .. var comparison]:
                return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal limit)
                    && decimal.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                    && Compares(comparison, number.CompareTo(limit));
            case ['D', 'a', 't', 'e', .. var comparison]:
                return Instant(value) is { } bound && Instant(given) is { } instant && Compares(comparison, instant.CompareTo(bound));
            default:
                return false;
        }

        // A negated operator with a variable that has no value matches, which is to say that the value is none.
        string? Expand(bool hasWildcards) => Glob.Expand(value, hasVariables, hasWildcards, context);
    }

    private static bool Compares(string comparison, int order) => comparison switch
    {
        "Equals" => order == 0,
        "LessThan" => order < 0,
        "LessThanEquals" => order <= 0,
        "GreaterThan" => order > 0,
        "GreaterThanEquals" => order >= 0,
        _ => false,
    };

    private static byte[]? Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static DateTimeOffset? Instant(string text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && text.Length > 4
            ? seconds <= 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null
            : DateTimeOffset.TryParseExact(
                text,
                ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset instant) ? instant : null;

    private static bool IsInRange(string given, string range)
    {
        string[] parts = range.Split('/');
        if (!IPAddress.TryParse(given, out IPAddress? address) || !IPAddress.TryParse(parts[0], out IPAddress? network) || address.AddressFamily != network.AddressFamily)
        {
            return false;
        }

        byte[] a = address.GetAddressBytes();
        byte[] n = network.GetAddressBytes();
        int length = parts.Length == 2 ? int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int given2) ? given2 : -1 : a.Length * 8;
        if (length < 0 || length > a.Length * 8)
        {
            return false;
        }

        for (int bit = 0; bit < length; bit++)
        {
            int mask = 0x80 >> (bit % 8);
            if ((a[bit / 8] & mask) != (n[bit / 8] & mask))
            {
                return false;
            }
        }

        return true;
    }
}
