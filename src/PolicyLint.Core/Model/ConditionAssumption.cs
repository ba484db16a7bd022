namespace PolicyLint.Model;

/// <summary>What a template leaves open and a policy depends on: a condition, or whether a parameter keeps its default.</summary>
/// <param name="Name">The condition, or the parameter.</param>
/// <param name="IsParameter">True when it is about a parameter.</param>
/// <param name="Holds">Which way: whether the condition is true, or the parameter has its default.</param>
public readonly record struct ConditionAssumption(string Name, bool IsParameter, bool Holds)
{
    /// <summary>For people: <c>condition "Prod" is false</c>.</summary>
    public override string ToString()
        => IsParameter ? $"parameter \"{Name}\" {(Holds ? "has" : "does not have")} its default" : $"condition \"{Name}\" is {(Holds ? "true" : "false")}";
}
