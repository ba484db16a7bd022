using PolicyLint.Model;

namespace PolicyLint.Rules.Exposure;

/// <summary>
/// Condition keys whose values a pattern can make too wide: the ten that name an account, an organization, a VPC or an endpoint,
/// the user id, and what GitHub says of a workflow.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html, "Wildcard usage too permissive"
/// and "Variable usage too permissive"
/// </summary>
internal static class SensitiveKeys
{
    /// <summary>How many characters must stand right before a wildcard or variable.</summary>
    public const int LiteralsBefore = 6;

    private const string UserId = "aws:userid";
    private const string GitHubSubject = "token.actions.githubusercontent.com:sub";

    private static readonly string[] Names =
    [
        "aws:PrincipalAccount",
        "aws:PrincipalOrgID",
        "aws:ResourceAccount",
        "aws:ResourceOrgID",
        "aws:SourceAccount",
        "aws:SourceOrgID",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:VpceAccount",
        "aws:VpceOrgID",
    ];

    /// <summary>What is asked of the values of a key.</summary>
    public enum Demand
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>The whole value is written out.</summary>
        Literal,

        /// <summary>What stands before the colon, the id of a user or role, is written out or left out altogether.</summary>
        LiteralId,

        /// <summary>Enough characters stand right before each wildcard.</summary>
        LiteralBefore,
    }

    /// <summary>What is asked of the values of a condition: only of those that decide whom an Allow lets in.</summary>
    public static Demand Of(Condition condition, Statement statement)
    {
        if (!statement.IsAllow
            || !condition.Operator.IsStringLike
            || condition.Operator.IsNegated
            || !condition.Key.TryGetText(out ReadOnlySpan<char> key)
            || key.IsEmpty)
        {
            return Demand.None;
        }

        return (key[0] | 0x20) switch
        {
            't' => key.Equals(GitHubSubject.AsSpan(), StringComparison.OrdinalIgnoreCase) ? Demand.LiteralBefore : Demand.None,
            'a' => IsNamed(key) ? Demand.Literal
                : key.Equals(UserId.AsSpan(), StringComparison.OrdinalIgnoreCase) ? Demand.LiteralId
                : Demand.None,
            _ => Demand.None,
        };
    }

    /// <summary>True for the name of one of the ten keys, without regard to case.</summary>
    public static bool IsNamed(ReadOnlySpan<char> key)
    {
        foreach (string name in Names)
        {
            if (key.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a part of a value that can be any text is not allowed where it stands.</summary>
    /// <param name="demand">What is asked of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">Its length.</param>
    public static bool IsTooWide(Demand demand, ReadOnlySpan<char> value, int start, int length) => demand switch
    {
        Demand.Literal => true,
        Demand.LiteralId => IsWithinId(value, start, length),
        Demand.LiteralBefore => LiteralsBeforeOf(value, start) < LiteralsBefore,
        _ => false,
    };

    /// <summary>True left of the colon, unless nothing else is there.</summary>
    private static bool IsWithinId(ReadOnlySpan<char> value, int start, int length)
    {
        // The colon of a variable's own name is none of the value's.
        int colon = value.Slice(start + length).IndexOf(':');
        return colon >= 0 && (start > 0 || colon > 0) && value.Slice(0, start).IndexOf(':') < 0;
    }

    private static int LiteralsBeforeOf(ReadOnlySpan<char> value, int start)
    {
        int count = 0;
        while (count < start && value[start - count - 1] is not ('*' or '?' or '}'))
        {
            count++;
        }

        return count;
    }
}
