using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Brings together what was found in the forms that a policy has under the conditions of its template.</summary>
internal static class PolicyForms
{
    /// <summary>One form.</summary>
    /// <param name="Assumptions">Which way the conditions are.</param>
    /// <param name="Diagnostics">What was found.</param>
    internal sealed record Form(ImmutableArray<ConditionAssumption> Assumptions, List<PolicyDiagnostic> Diagnostics);

    /// <summary>
    /// Each finding once, with the conditions that it depends on: those that are the same in all forms that have it, and not in all forms. What
    /// is safe to fix in some forms need not be so in the others, which have the same text.
    /// </summary>
    public static List<PolicyDiagnostic> Merge(List<Form> forms)
    {
        var found = new Dictionary<(string, Origin, string), List<int>>();
        var first = new List<((string, Origin, string) Key, PolicyDiagnostic Diagnostic)>();
        var unsafeSomewhere = new HashSet<(string, Origin, string)>();
        for (int i = 0; i < forms.Count; i++)
        {
            foreach (PolicyDiagnostic diagnostic in forms[i].Diagnostics)
            {
                (string, Origin, string) key = (diagnostic.Descriptor.Id, diagnostic.Origin, diagnostic.Message);
                if (!found.TryGetValue(key, out List<int>? indices))
                {
                    found.Add(key, indices = []);
                    first.Add((key, diagnostic));
                }

                if (diagnostic.Fixes.Any(fix => fix.Safety == FixSafety.Unsafe))
                {
                    unsafeSomewhere.Add(key);
                }

                if (!indices.Contains(i))
                {
                    indices.Add(i);
                }
            }
        }

        return first.ConvertAll(entry =>
        {
            List<int> having = found[entry.Key];
            bool isSafe = having.Count == forms.Count && !unsafeSomewhere.Contains(entry.Key);
            PolicyDiagnostic diagnostic = isSafe ? entry.Diagnostic : entry.Diagnostic.WithUnsafeFixes();
            return diagnostic.Under(Needed(forms, having));
        });
    }

    /// <summary>For people: <c> (when condition "Prod" is false)</c>; empty when nothing is assumed.</summary>
    /// <param name="assumptions">What is assumed.</param>
    /// <param name="link">True for a message that can have links.</param>
    public static string Describe(ImmutableArray<ConditionAssumption> assumptions, bool link)
        => assumptions.IsEmpty ? "" : $" (when {DiagnosticMessage.Show(string.Join(" and ", assumptions), link)})";

    private static ImmutableArray<ConditionAssumption> Needed(List<Form> forms, List<int> having)
    {
        if (having.Count == forms.Count)
        {
            return ImmutableArray<ConditionAssumption>.Empty;
        }

        var needed = ImmutableArray.CreateBuilder<ConditionAssumption>();
        foreach (ConditionAssumption assumption in forms[having[0]].Assumptions)
        {
            bool inAllHaving = having.TrueForAll(i => forms[i].Assumptions.Contains(assumption));
            bool inAll = forms.TrueForAll(form => form.Assumptions.Contains(assumption));
            if (inAllHaving && !inAll)
            {
                needed.Add(assumption);
            }
        }

        return needed.ToImmutable();
    }
}
