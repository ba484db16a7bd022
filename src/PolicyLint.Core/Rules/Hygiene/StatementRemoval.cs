using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

/// <summary>The repair of a statement that changes nothing.</summary>
internal static class StatementRemoval
{
    /// <summary>
    /// Removes a statement that another one makes superfluous. Not safe where the template's conditions decide whether that other one is there.
    /// </summary>
    public static Fix Of(Statement statement)
        => new("Remove the statement", SafetyIn(statement.Policy), new PolicyEdit.RemoveElement(statement.Origin));

    /// <summary>Whether what is superfluous in this form of a policy is so in all of them.</summary>
    public static FixSafety SafetyIn(Policy policy) => policy.Assumptions.IsEmpty ? FixSafety.Safe : FixSafety.Unsafe;
}
