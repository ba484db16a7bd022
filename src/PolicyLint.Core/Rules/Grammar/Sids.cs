using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>Sids that several statements of a policy have.</summary>
internal static class Sids
{
    /// <summary>Reports each Sid that an earlier statement has too, with a number behind it as the fix.</summary>
    public static void ReportRepeated(Policy policy, RuleContext context, FixSafety safety)
    {
        if (Repeats.Find(policy.Statements, NonEmptySid) is not { } repeats)
        {
            return;
        }

        // The second of three gets the first free number and the third the next one, also when all fixes are made at once.
        var ordinals = new Dictionary<int, int>();
        foreach ((int first, int later) in repeats)
        {
            SymbolicString sid = policy.Statements[later].Sid!.Value.Value;
            string text = sid.ToDisplayString();
            ordinals.TryGetValue(first, out int ordinal);
            string free = FreeName(policy, text, ref ordinal);
            ordinals[first] = ordinal;
            context.Report(sid.Origin, text)
                .WithRelated(policy.Statements[first].Sid!.Value.Value.Origin, "the first statement with this Sid")
                .WithFix(new Fix($"Rename it to {free}", safety, new PolicyEdit.ReplaceText(sid.Origin, free)));
        }
    }

    private static SymbolicString? NonEmptySid(Statement statement)
        => statement.Sid is { } sid && sid.Value.Is("") != Certainty.Yes ? sid.Value : null;

    private static string FreeName(Policy policy, string text, ref int ordinal)
    {
        ordinal = Math.Max(ordinal + 1, 2);
        while (IsTaken(policy, text + ordinal))
        {
            ordinal++;
        }

        return text + ordinal;
    }

    private static bool IsTaken(Policy policy, string sid)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (statement.Sid is { } other && other.Value.Is(sid) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }
}
