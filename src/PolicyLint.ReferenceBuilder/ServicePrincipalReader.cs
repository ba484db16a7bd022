using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyLint.ReferenceBuilder;

/// <summary>
/// Gathers service principals of AWS's managed policies, all versions: the values of the condition keys that hold them, and the
/// paths of service-linked roles. AWS publishes no list, and this one is not complete.
/// </summary>
internal static partial class ServicePrincipalReader
{
    private static readonly string[] Keys =
        ["iam:PassedToService", "iam:AWSServiceName", "kms:ViaService", "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:PrincipalServiceName"];

    /// <summary>What AWS itself misspelt in a policy.</summary>
    private static readonly string[] Misspelt = ["casssandra.application-autoscaling.amazonaws.com"];

    /// <summary>The principals, in order, without those that only stand for a Region's.</summary>
    public static List<string> Read(IEnumerable<JsonElement> policies)
    {
        var found = new HashSet<string>();
        foreach (JsonElement policy in policies)
        {
            foreach (JsonProperty version in policy.GetProperty("versions").EnumerateObject())
            {
                Visit(version.Value.GetProperty("document"), isPrincipal: false, found);
            }
        }

        found.ExceptWith(Misspelt);
        return found.Count > 200
            ? [.. found.Order(Names.Folded)]
            : throw new InvalidDataException($"{Package.ManagedPolicies.Id} names {found.Count} service principals only.");
    }

    private static void Visit(JsonElement element, bool isPrincipal, HashSet<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Visit(member.Value, Keys.Contains(member.Name, StringComparer.OrdinalIgnoreCase), found);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Visit(item, isPrincipal, found);
                }

                break;
            case JsonValueKind.String:
                string text = element.GetString()!;
                Match role = LinkedRole().Match(text);
                if (role.Success || isPrincipal)
                {
                    Add(role.Success ? role.Groups[1].Value : text, found);
                }

                break;
        }
    }

    private static void Add(string text, HashSet<string> found)
    {
        // "ec2.*.amazonaws.com" and "ec2.eu-west-1.amazonaws.com" are ec2 in one or all Regions.
        string name = Regional().Replace(text, ".amazonaws.com");
        if (Principal().IsMatch(name))
        {
            found.Add(name);
        }
    }

    [GeneratedRegex("aws-service-role/([^/*?]+)/")]
    private static partial Regex LinkedRole();

    [GeneratedRegex(@"\.(?:\*|[a-z]{2,4}(?:-[a-z]+)+-[0-9])\.amazonaws\.com$")]
    private static partial Regex Regional();

    [GeneratedRegex(@"^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$")]
    private static partial Regex Principal();
}
