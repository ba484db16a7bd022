using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

/// <summary>
/// A rule about a managed policy of AWS that a statement names, as a resource or as the policy that may be attached, or that a
/// template or plan attaches. The reference has those of the partition <c>aws</c>; others have some of their own, so nothing is
/// said of theirs.
/// </summary>
internal abstract class ManagedPolicyRule : StatementRule, IAttachmentCheck
{
    private const string Partition = "aws";
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

    public void Check(PolicyAttachment attachment, RuleContext context)
    {
        if (attachment.Form != PolicyAttachmentForm.Inline
            && ManagedPolicyName.TryParse(attachment, out ManagedPolicyName name)
            && (name.Partition.IsEmpty || name.Partition.SequenceEqual(Partition.AsSpan())))
        {
            CheckName(name, context);
        }
    }

    /// <summary>Called for each managed policy of AWS that is named.</summary>
    /// <param name="name">How it is named.</param>
    /// <param name="context">Where to report.</param>
    protected abstract void Check(ManagedPolicyName name, RuleContext context);

    private void CheckValue(SymbolicString value, RuleContext context)
    {
        // Nearly every value ends here.
        if (value.TryGetText(out ReadOnlySpan<char> text)
            && text.StartsWith(Beginning.AsSpan(), StringComparison.Ordinal)
            && ManagedPolicyName.TryParse(value, out ManagedPolicyName name))
        {
            CheckName(name, context);
        }
    }

    private void CheckName(ManagedPolicyName name, RuleContext context)
    {
        if (!name.Name.IsEmpty && !WildcardPattern.HasWildcard(name.PathAndName) && !Placeholder.IsIn(name.PathAndName))
        {
            Check(name, context);
        }
    }
}
