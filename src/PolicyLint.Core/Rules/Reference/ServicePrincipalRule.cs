using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

/// <summary>
/// A rule about names of service principals: values under <c>Service</c>, where the policy may name principals, and values of the
/// condition keys that hold one. Empty values and those with wildcards or placeholders are passed over.
/// </summary>
internal abstract class ServicePrincipalRule : StatementRule
{
    protected const string AboutValues = """
        Looked at are the values under `Service` of a principal, and those of the condition keys `iam:PassedToService`,
        `iam:AWSServiceName`, `aws:CalledVia`, `aws:CalledViaFirst`, `aws:CalledViaLast`, `aws:PrincipalServiceName`,
        `aws:PrincipalServiceNamesList` and `kms:ViaService` under string operators.
        """;

    private const string KeyWithRegion = "kms:ViaService";

    private static readonly string[] Keys =
    [
        "iam:PassedToService",
        "iam:AWSServiceName",
        "aws:CalledVia",
        "aws:CalledViaFirst",
        "aws:CalledViaLast",
        "aws:PrincipalServiceName",
        "aws:PrincipalServiceNamesList",
        KeyWithRegion,
    ];

    public sealed override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind is PolicyKind.Resource or PolicyKind.Trust or PolicyKind.Endpoint)
        {
            CheckPrincipal(statement.Principal, context);
            CheckPrincipal(statement.NotPrincipal, context);
        }

        if (statement.Condition is null)
        {
            return;
        }

        foreach (ConditionOperatorBlock block in statement.Condition.Operators)
        {
            if (block.Operator.Family != ConditionOperatorFamily.String)
            {
                continue;
            }

            foreach (Condition condition in block.Conditions)
            {
                if (condition.Key.TryGetText(out ReadOnlySpan<char> key) && IsAbout(key))
                {
                    CheckCondition(condition, key.Equals(KeyWithRegion.AsSpan(), StringComparison.OrdinalIgnoreCase), context);
                }
            }
        }
    }

    /// <summary>Called for each value.</summary>
    protected abstract void Check(SymbolicString value, ReadOnlySpan<char> text, bool needsRegion, bool ignoreCase, RuleContext context);

    private static bool IsAbout(ReadOnlySpan<char> key)
    {
        foreach (string name in Keys)
        {
            if (key.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private void CheckPrincipal(PrincipalElement? principal, RuleContext context)
    {
        if (principal is null)
        {
            return;
        }

        foreach (PrincipalEntry entry in principal.Entries)
        {
            if (entry.Type == PrincipalType.Service)
            {
                foreach (SymbolicString value in entry.Values)
                {
                    CheckValue(value, needsRegion: false, ignoreCase: false, context);
                }
            }
        }
    }

    private void CheckCondition(Condition condition, bool needsRegion, RuleContext context)
    {
        bool ignoreCase = LetterCase.IsIgnoredBy(condition.Operator);
        foreach (ConditionValue value in condition.Values)
        {
            CheckValue(value.Text, needsRegion, ignoreCase, context);
        }
    }

    private void CheckValue(SymbolicString value, bool needsRegion, bool ignoreCase, RuleContext context)
    {
        if (value.TryGetText(out ReadOnlySpan<char> text) && !text.IsEmpty && !WildcardPattern.HasWildcard(text) && !Placeholder.IsIn(text))
        {
            Check(value, text, needsRegion, ignoreCase, context);
        }
    }
}
