using PolicyLint.Model;

namespace PolicyLint.Rules.Escalation;

/// <summary>Statements that allow their actions always.</summary>
internal static class Unconstrained
{
    /// <summary>True when a condition of whatever kind stands in the statement; an empty one says nothing.</summary>
    public static bool HasCondition(Statement statement)
        => statement.Condition is { } condition ? !condition.Operators.IsEmpty : statement.HasElement("Condition");
}
