using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Testing;

/// <summary>The base of a rule's fixture: the rule's own examples are its first tests.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
[Parallelizable(ParallelScope.All)]
public abstract class RuleFixture<TRule>
    where TRule : Rule, new()
{
    private protected static TRule Rule { get; } = new();

    /// <summary>Every Bad example is reported where it is marked, and every Good one is not.</summary>
    [Test]
    public void Examples_in_the_help_are_true()
    {
        IReadOnlyList<RuleExample> examples = RuleExample.Parse(Rule.Descriptor);
        Assert.Multiple(() =>
        {
            Assert.That(examples.Count(e => e.IsBad), Is.Positive, "a rule shows at least one bad example");
            Assert.That(examples.Count(e => !e.IsBad), Is.Positive, "a rule shows at least one good example");
        });
        foreach (RuleExample example in examples)
        {
            Assert.That(example.MarkedText.Contains("[|", StringComparison.Ordinal), Is.EqualTo(example.IsBad), "bad examples are marked, good ones are not");
            RuleVerifier.Check(Rule, example.MarkedText, kind: example.Kind, encoding: example.Encoding, isYaml: example.IsYaml);
        }
    }

    /// <inheritdoc cref="RuleVerifier.Check"/>
    protected static void Check(string source, string? fixedTo = null, string? message = null, PolicyKind? kind = null, LinterOptions? options = null)
        => RuleVerifier.Check(Rule, source, fixedTo, message, kind, options: options);

    /// <summary>Checks like <see cref="Check"/>, a file in YAML.</summary>
    protected static void CheckYaml(string source, string? fixedTo = null, string? message = null)
        => RuleVerifier.Check(Rule, source, fixedTo, message, isYaml: true);

    /// <summary>Checks like <see cref="Check"/>, and that no finding has a fix.</summary>
    protected static void CheckUnfixable(string source, string? message = null, PolicyKind? kind = null)
        => RuleVerifier.Check(Rule, source, MarkedText.Parse(source).Text, message, kind);

    /// <summary>The settings of a user who gives an option of the rule a value.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="option">The option's name.</param>
    /// <param name="value">Its value.</param>
    protected static LinterOptions Option<T>(string option, T value)
        where T : notnull
        => LinterOptions.Default.With((RuleOption<T>)Rule.Descriptor.Options.Single(o => o.Name == option), value);
}
