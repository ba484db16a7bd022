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
        HashSet<string> taken = KnownSids(policy);
        foreach ((int first, int later) in repeats)
        {
            SymbolicString sid = policy.Statements[later].Sid!.Value.Value;
            string text = sid.ToDisplayString();
            ordinals.TryGetValue(first, out int ordinal);
            string free = FreeName(taken, text, ref ordinal);
            ordinals[first] = ordinal;
            context.Report(sid.Origin, text)
                .WithRelated(policy.Statements[first].Sid!.Value.Value.Origin, "the first statement with this Sid")
                .WithFix(new Fix($"Rename it to {free}", safety, new PolicyEdit.ReplaceText(sid.Origin, free)));
        }
    }

    private static SymbolicString? NonEmptySid(Statement statement)
        => statement.Sid is { } sid && sid.Value.Is("") != Certainty.Yes ? sid.Value : null;

    private static HashSet<string> KnownSids(Policy policy)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (Statement statement in policy.Statements)
        {
            if (statement.Sid is { } sid && sid.Value.TryGetText(out ReadOnlySpan<char> text))
            {
                known.Add(text.ToString());
            }
        }

        return known;
    }

    private static string FreeName(HashSet<string> taken, string text, ref int ordinal)
    {
        ordinal = Math.Max(ordinal + 1, 2);
        while (taken.Contains(text + ordinal))
        {
            ordinal++;
        }

        return text + ordinal;
    }
}
