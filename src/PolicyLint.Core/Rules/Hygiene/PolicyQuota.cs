using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Hygiene;

/// <summary>The size that a policy may have where it is attached.</summary>
/// <param name="Limit">The greatest size.</param>
/// <param name="Owner">What may be so long, as in "that a managed policy may have".</param>
/// <param name="CountsBytes">True when bytes are counted, not characters.</param>
internal sealed record PolicyQuota(int Limit, string Owner, bool CountsBytes = false)
{
    /// <summary>The message of the rules about quotas.</summary>
    public const string Message = "The policy has {0}, more than the {1} that {2} may have{3}";

    /// <summary>
    /// True for what AWS's own tools printed: AWS took it, so that it is not too long where it is. They have names on the way to a policy; the
    /// policies of a list of one's own have numbers.
    /// </summary>
    public static bool IsTakenByAws(Policy policy) => policy.DeclaringResource is null && policy.Pointer.Length > 1 && !IsDigit(policy.Pointer[1]);

    /// <summary>Reports a policy that is too long without white space; null when it is not.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="countsBlanks">False where no white space counts, that in texts included.</param>
    /// <param name="context">Where to report.</param>
    public DiagnosticBuilder? Check(Policy policy, bool countsBlanks, RuleContext context)
    {
        if (!PolicySize.MayBeOver(policy, Limit))
        {
            return null;
        }

        var size = PolicySize.Of(policy);
        int count = CountsBytes ? size.Bytes : countsBlanks ? size.Characters : size.Characters - size.Blanks;
        if (count <= Limit)
        {
            return null;
        }

        int covered = PolicySize.OfCoveredEntries(policy);
        string saving = covered == 0 ? "" : $"; entries that others of their list cover are {PolicySize.Show(covered)} of them";
        string unit = CountsBytes ? "bytes" : "characters";
        return context.Report(PlaceOf(policy), $"{(size.IsLeast ? "at least " : "")}{PolicySize.Show(count)} {unit}", PolicySize.Show(Limit), Owner, saving);
    }

    /// <summary>Reports a policy that is too long as it is written, and would not be without white space; null when it is not.</summary>
    public DiagnosticBuilder? CheckAsWritten(Policy policy, RuleContext context)
    {
        if (policy.Origin.Span.Length <= Limit || PolicySize.AsWritten(policy) is not { } written || written <= Limit)
        {
            return null;
        }

        string saving = $"; without white space it has {PolicySize.Show(PolicySize.Of(policy).Characters)}";
        DiagnosticBuilder report = context.Report(PlaceOf(policy), $"{PolicySize.Show(written)} characters as it is written", PolicySize.Show(Limit), Owner, saving);
        TextSpan span = policy.Origin.Span;
        return PolicySize.WithoutWhiteSpace(policy.Origin.Source.Text.AsSpan(span.Start, span.Length)) <= Limit
            ? report.WithFix(new Fix("Remove the white space", FixSafety.Safe, new PolicyEdit.RemoveWhiteSpace(policy.Origin)))
            : report;
    }

    /// <summary>The name of the statements, or the bare statements themselves: all of a long policy is more than one can look at.</summary>
    public static Origin PlaceOf(Policy policy)
    {
        foreach (PolicyElement element in policy.Elements)
        {
            if (element.Name.Is("Statement") == Certainty.Yes)
            {
                return element.Name.Origin;
            }
        }

        return policy.Origin;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
