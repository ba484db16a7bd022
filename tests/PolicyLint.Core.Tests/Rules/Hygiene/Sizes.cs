using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

/// <summary>Policies of a given size, and what one rule says of them: too long for what <c>Check</c> does with every text.</summary>
internal static class Sizes
{
    /// <summary>A policy that has this many characters without white space.</summary>
    /// <param name="size">How many.</param>
    /// <param name="action">Its action.</param>
    /// <param name="principal">Its principal, with a comma at the end.</param>
    public static string Policy(int size, string action = "s3:GetObject", string principal = "")
    {
        string begin = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Deny",{{principal}}"Action":"{{action}}","Resource":"arn:aws:s3:::""";
        const string End = "\"}]}";
        return begin + new string('x', size - begin.Length - End.Length) + End;
    }

    /// <summary>A template with one policy.</summary>
    public static string Template(string type, string property, string policy) => $$"""{"Resources":{"P":{"Type":"{{type}}","Properties":{"{{property}}":{{policy}} } } } }""";

    /// <summary>The findings of a rule, off by default or not.</summary>
    public static IReadOnlyList<PolicyDiagnostic> Find<TRule>(string source, PolicyKind? kind = null)
        where TRule : Rule, new()
        => RuleVerifier.LinterFor(new TRule(), kind).Lint(SourceText.From(source)).Diagnostics;
}
