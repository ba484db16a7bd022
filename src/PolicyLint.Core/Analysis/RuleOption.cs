using System.Collections.Immutable;

namespace PolicyLint.Analysis;

/// <summary>What a rule lets teams decide for themselves. It stands in <see cref="RuleDescriptor.Options"/>, and its value in <see cref="LinterOptions.OptionValues"/>.</summary>
public abstract class RuleOption
{
    private protected RuleOption(string name, string summary)
    {
        Name = name;
        Summary = summary;
    }

    /// <summary>What the configuration calls it, in camel case.</summary>
    public string Name { get; }

    /// <summary>One line: what it decides.</summary>
    public string Summary { get; }

    /// <summary>Makes an option that is a list of texts.</summary>
    /// <param name="name">Its name, in camel case.</param>
    /// <param name="summary">One line: what it decides.</param>
    /// <param name="value">What it is when nobody says otherwise.</param>
    public static RuleOption<ImmutableArray<string>> Texts(string name, string summary, params string[] value)
        => new(name, summary, ImmutableArray.Create(value));

    /// <summary>Makes an option that is a whole number of 0 or more.</summary>
    /// <param name="name">Its name, in camel case.</param>
    /// <param name="summary">One line: what it decides, and the unit.</param>
    /// <param name="value">What it is when nobody says otherwise.</param>
    public static RuleOption<int> Number(string name, string summary, int value) => new(name, summary, value);

    /// <summary>Makes an option that is on or off.</summary>
    /// <param name="name">Its name, in camel case.</param>
    /// <param name="summary">One line: what is so when it is on.</param>
    /// <param name="value">What it is when nobody says otherwise.</param>
    public static RuleOption<bool> Flag(string name, string summary, bool value = false) => new(name, summary, value);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An option of a rule, with the type of its value.</summary>
/// <typeparam name="T">A list of texts, a whole number, or a truth value.</typeparam>
public sealed class RuleOption<T> : RuleOption
    where T : notnull
{
    internal RuleOption(string name, string summary, T value)
        : base(name, summary) => Default = value;

    /// <summary>What it is when nobody says otherwise.</summary>
    public T Default { get; }
}
