using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

/// <summary>
/// A rule about a managed policy of AWS that a statement names: as a resource, or as the policy that may be attached. The
/// reference has those of the partition <c>aws</c>; others have some of their own, so nothing is said of theirs.
/// </summary>
internal abstract class ManagedPolicyRule : StatementRule
{
    private const string Beginning = "arn:aws:iam::aws:policy/";

    public sealed override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.Trust)
        {
            foreach (StatementResource resource in context.Resources)
            {
                CheckValue(resource.Value, context);
            }
        }

        if (statement.Condition is null)
        {
            return;
        }

        foreach (ConditionOperatorBlock block in statement.Condition.Operators)
        {
            if (block.Operator.Family is not (ConditionOperatorFamily.String or ConditionOperatorFamily.Arn) || LetterCase.IsIgnoredBy(block.Operator))
            {
                continue;
            }

            foreach (Condition condition in block.Conditions)
            {
                if (condition.Key.Is("iam:PolicyARN", ignoreCase: true) == Certainty.Yes)
                {
                    foreach (ConditionValue value in condition.Values)
                    {
                        CheckValue(value.Text, context);
                    }
                }
            }
        }
    }

    /// <summary>Called for each ARN of a managed policy of AWS.</summary>
    /// <param name="value">The ARN.</param>
    /// <param name="start">Where its path, or the name if it has none, begins in it.</param>
    /// <param name="pathAndName">What stands there: <c>service-role/AWSLambdaRole</c>.</param>
    /// <param name="name">The name alone.</param>
    /// <param name="context">Where to report.</param>
    protected abstract void Check(SymbolicString value, int start, ReadOnlySpan<char> pathAndName, ReadOnlySpan<char> name, RuleContext context);

    /// <summary>The ARN of another managed policy of AWS.</summary>
    protected static PolicyEdit Replace(SymbolicString value, string pathAndName) => new PolicyEdit.ReplaceText(value.Origin, Beginning + pathAndName);

    private void CheckValue(SymbolicString value, RuleContext context)
    {
        if (!value.TryGetText(out ReadOnlySpan<char> text)
            || !text.StartsWith(Beginning.AsSpan(), StringComparison.Ordinal)
            || WildcardPattern.HasWildcard(text)
            || Placeholder.IsIn(text))
        {
            return;
        }

        ReadOnlySpan<char> pathAndName = text.Slice(Beginning.Length);
        ReadOnlySpan<char> name = pathAndName.Slice(pathAndName.LastIndexOf('/') + 1);
        if (!name.IsEmpty)
        {
            Check(value, Beginning.Length, pathAndName, name, context);
        }
    }
}
