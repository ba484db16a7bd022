using System.Globalization;
using System.Net;
using System.Text.Json;

namespace PolicyLint.Testing.Decisions;

/// <summary>
/// Requests that a policy has something to say about, and their neighbors: made of its own texts. They keep to what is true of every
/// request: what AWS says it always sends is there, the clock does not run backwards, and no request comes from a private address.
/// </summary>
public static class RequestSamples
{
    private const string Account = "111122223333";

    private static readonly string[] Fillings = ["", "x", "Object", "x/y", "a:b"];

    private static readonly string[] SomeActions = ["s3:GetObject", "s3:ListAllMyBuckets", "iam:PassRole", "sts:AssumeRole"];

    private static readonly string[] SomeResources = ["*", "arn:aws:s3:::other", "arn:aws:s3:::other/x", $"arn:aws:iam::{Account}:role/other"];

    private static readonly Caller[] SomeCallers = [Caller.Anonymous, Caller.User(Account, "other"), Caller.User(Account, "ann"), Caller.Session(Account, "other", "s"), Caller.Of("Service", "ec2.amazonaws.com")];

    /// <summary>Values that a key may have besides those that the policy names. Of keys that are not here: some text.</summary>
    private static readonly Dictionary<string, string[]> SomeValues = new()
    {
        ["aws:currenttime"] = ["2026-11-25T12:00:00Z", "2031-01-01T00:00:00Z"],
        ["aws:epochtime"] = [],
        ["aws:securetransport"] = ["true", "false"],
        ["aws:viaawsservice"] = ["true", "false"],
        ["aws:principalisawsservice"] = ["true", "false"],
        ["aws:multifactorauthpresent"] = ["true", "false"],
        ["aws:sourceip"] = ["203.0.113.7", "198.51.100.1", "2001:db8::1"],
        ["aws:principalaccount"] = [Account, "444455556666"],
        ["aws:principaltype"] = ["User", "AssumedRole"],
        ["aws:requestedregion"] = ["eu-central-1", "us-east-1"],
        ["aws:useragent"] = ["x"],
        ["aws:userid"] = ["AIDAEXAMPLE"],
    };

    private static readonly string[] AlwaysThere =
        ["aws:principalaccount", "aws:principaltype", "aws:requestedregion", "aws:securetransport", "aws:useragent", "aws:userid", "aws:viaawsservice"];

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Makes requests.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Which.</param>
    public static IEnumerable<AccessRequest> Of(JsonElement policy, int count, int seed)
    {
        // Not to guard a secret: the same policy gets the same requests.
#pragma warning disable CA5394
        var random = new Random(seed);
        JsonElement[] statements = [.. PolicyDecision.Statements(policy).Where(statement => statement.ValueKind == JsonValueKind.Object)];
        string[] actions = [.. Named(statements, "Action", "NotAction").SelectMany(Instances).Where(IsAction), .. SomeActions];
        string[] resources = [.. Named(statements, "Resource", "NotResource").SelectMany(Instances).Where(IsArn), .. SomeResources];
        Caller[] callers = [.. Callers(statements), .. SomeCallers];
        (string Key, string[] Values)[] keys = [.. Keys(statements)];
        string[] times = [.. SomeValues["aws:currenttime"], .. keys.Where(key => key.Key is "aws:currenttime" or "aws:epochtime").SelectMany(key => key.Values)];
        for (int i = 0; i < count; i++)
        {
            Caller caller = Pick(callers);
            var context = AlwaysThere.ToDictionary(key => key, key => (string[])[Pick(SomeValues[key])]);
            foreach ((string key, string[] values) in keys.Where(key => key.Key is not ("aws:currenttime" or "aws:epochtime" or "aws:principalarn" or "aws:username")))
            {
                bool isAbsent = random.Next(3) == 0 && !AlwaysThere.Contains(key);
                if (isAbsent)
                {
                    context.Remove(key);
                }
                else
                {
                    context[key] = key == "aws:tagkeys" ? [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(values))] : [Pick(values)];
                }
            }

            // The same instant in two notations.
            string now = Pick(times);
            context["aws:currenttime"] = [now];
            context["aws:epochtime"] = [DateTimeOffset.Parse(now, CultureInfo.InvariantCulture).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)];
            if (caller.Arn is { } arn)
            {
                context["aws:principalarn"] = [arn];
                if (arn.Contains(":user/", StringComparison.Ordinal))
                {
                    context["aws:username"] = [arn.Split('/')[^1]];
                }
            }

            yield return new AccessRequest(Pick(actions), Pick(resources), caller, context);
        }

        T Pick<T>(T[] items) => items[random.Next(items.Length)];
#pragma warning restore CA5394
    }

    private static IEnumerable<string> Named(JsonElement[] statements, params string[] names)
        => statements.SelectMany(statement => names.Select(name => statement.TryGetProperty(name, out JsonElement value) ? PolicyDecision.Texts(value) : []).SelectMany(texts => texts)).Distinct();

    /// <summary>Texts that a pattern matches, and one that it just does not.</summary>
    private static IEnumerable<string> Instances(string pattern)
    {
        string name = pattern.Replace("${aws:username}", "ann", StringComparison.Ordinal);
        return Fillings.Select(filling => name.Replace("*", filling, StringComparison.Ordinal).Replace('?', 'q')).Append(name + "Z").Append(pattern).Distinct();
    }

    private static bool IsAction(string text) => text.Split(':') is [{ Length: > 0 }, { Length: > 0 } name] && name.All(char.IsAsciiLetterOrDigit);

    private static bool IsArn(string text) => text == "*" || (text.StartsWith("arn:", StringComparison.Ordinal) && text.Split(':').Length >= 6);

    private static IEnumerable<Caller> Callers(JsonElement[] statements)
    {
        foreach (JsonElement statement in statements)
        {
            foreach (string element in new[] { "Principal", "NotPrincipal" })
            {
                if (statement.TryGetProperty(element, out JsonElement principal) && principal.ValueKind == JsonValueKind.Object)
                {
                    foreach (Caller caller in principal.EnumerateObject().SelectMany(member => PolicyDecision.Texts(member.Value).SelectMany(name => CallersOf(member.Name, name))))
                    {
                        yield return caller;
                    }
                }
            }
        }
    }

    private static IEnumerable<Caller> CallersOf(string key, string name)
    {
        string[] fields = name.Split(':', 6);
        string account = fields.Length == 6 ? fields[4] : name;
        string[] resource = fields.Length == 6 ? fields[5].Split('/') : [];
        return key != "AWS" ? [Caller.Of(key, name)] : resource switch
        {
            ["user", .. var path] => [Caller.User(account, string.Join('/', path))],
            ["role", .. var path] => [Caller.Session(account, string.Join('/', path), "s")],
            ["assumed-role", var role, var session] => [Caller.Session(account, role, session), Caller.Session(account, role, "another")],
            _ => [Caller.User(account, "ann"), Caller.Session(account, "r", "s")],
        };
    }

    private static IEnumerable<(string Key, string[] Values)> Keys(JsonElement[] statements)
        => statements
            .Where(statement => statement.TryGetProperty("Condition", out JsonElement condition) && condition.ValueKind == JsonValueKind.Object)
            .SelectMany(statement => statement.GetProperty("Condition").EnumerateObject())
            .Where(block => block.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(block => block.Value.EnumerateObject())
            .GroupBy(member => member.Name.ToLowerInvariant())
            .Select(group => (group.Key, ValuesOf(group.Key, [.. group.SelectMany(member => PolicyDecision.Texts(member.Value))])));

    private static string[] ValuesOf(string key, string[] named) =>
    [
        .. SomeValues.GetValueOrDefault(key) ?? (key.EndsWith("arn", StringComparison.Ordinal) ? ["arn:aws:iam::111122223333:role/x"] : ["x", ""]),
        .. named.SelectMany(value => key switch
        {
            "aws:currenttime" or "aws:epochtime" => Later(value).Select(time => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            "aws:sourceip" or "aws:vpcsourceip" => Addresses(value).Where(address => key != "aws:sourceip" || IsPublic(address)),
            "aws:securetransport" or "aws:viaawsservice" or "aws:principalisawsservice" or "aws:multifactorauthpresent" => [],
            _ => Instances(value).Where(instance => !key.EndsWith("arn", StringComparison.Ordinal) || IsArn(instance)),
        }),
    ];

    private static IEnumerable<DateTimeOffset> Later(string date)
    {
        DateTimeOffset? time = long.TryParse(date, out long seconds) && date.Length > 4 ? seconds < 253402300000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null
            : DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed) ? parsed : null;
        return time is not { } t ? [] : new[] { t.AddSeconds(-1), t, t.AddSeconds(1) }.Where(moment => moment >= Now);
    }

    private static IEnumerable<string> Addresses(string range)
    {
        string address = range.Split('/')[0];
        if (!IPAddress.TryParse(address, out IPAddress? parsed))
        {
            return [];
        }

        byte[] other = parsed.GetAddressBytes();
        other[^1] ^= 1;
        byte[] far = parsed.GetAddressBytes();
        far[1] ^= 0x80;
        return [parsed.ToString(), new IPAddress(other).ToString(), new IPAddress(far).ToString()];
    }

    private static bool IsPublic(string address) => IPAddress.Parse(address).GetAddressBytes() is not
        ([10, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [127, ..] or [169, 254, ..] or [100, >= 64 and < 128, ..] or [0, ..] or [0xFC or 0xFD or 0xFE or 0xFF, _, _, _, _, ..]);
}
