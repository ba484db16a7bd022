using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>A rule as a suppression names it.</summary>
/// <param name="Name">Its id or its name, as it is written.</param>
/// <param name="Origin">Where that stands.</param>
public readonly record struct SuppressedRule(string Name, Origin Origin)
{
    /// <summary>True when this rule is meant. A prefix of an id means none: what is accepted is named.</summary>
    public bool Is(RuleDescriptor descriptor)
        => Name.Equals(descriptor.Id, StringComparison.OrdinalIgnoreCase) || Name.Equals(descriptor.Name, StringComparison.OrdinalIgnoreCase);
}
