using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;

namespace PolicyLint.Cli.Tests;

/// <summary>Rules whose words never change, so that what is expected of the program does not hang on the catalog.</summary>
internal static class TestRules
{
    public static Rule[] All { get; } =
    [
        .. Enum.GetValues<SyntaxFault>().Select(fault => new FaultRule(fault)),
        new BadSidRule(),
        new StarActionRule(),
        new LoneStatementRule(),
        new OptionalRule(),
    ];

    /// <summary>The text of a policy with one warning, at line 1.</summary>
    public const string StarPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}]}""";

    /// <summary>The text of a policy without findings.</summary>
    public const string GoodPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},{"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}]}""";

    /// <summary>The text of a policy with one error.</summary>
    public const string BadSidPolicy = """{"Version":"2012-10-17","Statement":[{"Sid":"bad","Effect":"Allow","Action":"s3:GetObject","Resource":"*"},{"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}]}""";

    /// <summary>The text of a policy with one suggestion.</summary>
    public const string LonePolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";

    public static RuleDescriptor Describe(string id, string name, Severity severity, bool isOn = true, params RuleOption[] options) => new()
    {
        Id = id,
        Name = name,
        Severity = severity,
        IsEnabledByDefault = isOn,
        Options = [.. options],
        Title = $"Title of {name}",
        Message = "Found \"{0}\"",
        Rationale = $"Reason of {name}.",
        Remedy = $"Remedy of {name}.",
        Help = $"Help of {name}.\n\n## Bad\n\n```json\n{{ \"Action\": [|\"*\"|] }}\n```\n\n## Good\n\n```json trust\n{{ }}\n```",
    };
}

/// <summary>PL0900 and on: one for each way in which a text can be broken.</summary>
internal sealed class FaultRule(SyntaxFault fault) : InputRule
{
    public override RuleDescriptor Descriptor { get; } = TestRules.Describe($"PL09{(int)fault:00}", "fault-" + fault.ToString().ToLowerInvariant(), Severity.Error);

    public override SyntaxFault Fault => fault;
}

/// <summary>PL1901, error: the Sid "bad", with a fix and a related place.</summary>
internal sealed class BadSidRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL1901", "bad-sid", Severity.Error);

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Sid is { } sid && sid.Value.Is("bad") == Certainty.Yes)
        {
            context.Report(sid.Value.Origin, "bad")
                .WithRelated(statement.EffectElement!.Value.Value.Origin, "the effect")
                .WithFix(new Fix("Call it good", FixSafety.Safe, new PolicyEdit.ReplaceText(sid.Value.Origin, "good")));
        }
    }
}

/// <summary>PL3901, warning: every action that is "*".</summary>
internal sealed class StarActionRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL3901", "star-action", Severity.Warning);

    public override void Check(Statement statement, RuleContext context)
    {
        foreach (SymbolicString action in statement.Action?.Values ?? [])
        {
            if (action.TryGetText(out ReadOnlySpan<char> text) && text.EndsWith("*"))
            {
                context.Report(action.Origin, text.ToString());
            }
        }
    }
}

/// <summary>PL7901, suggestion: a policy of one statement, at that statement.</summary>
internal sealed class LoneStatementRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL7901", "lone-statement", Severity.Suggestion);

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Statements.Length == 1)
        {
            context.Report(policy.Statements[0].Origin, policy.Kind.ToName());
        }
    }
}

/// <summary>PL7902, off by default: reports every policy.</summary>
internal sealed class OptionalRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7902",
        Name = "optional",
        Severity = Severity.Suggestion,
        Title = "Title of optional",
        Message = "A policy",
        Rationale = "Reason of optional.",
        Remedy = "Remedy of optional.",
        Help = "Help of optional.",
        IsEnabledByDefault = false,
    };

    public override void Check(Policy policy, RuleContext context) => context.Report(new Text.Origin(policy.Origin.Source, new Text.TextSpan(policy.Origin.Span.Start, 1)));
}

/// <summary>PL4901: a rule with a bug.</summary>
internal sealed class ThrowingRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL4901", "throwing", Severity.Warning);

    public override void Check(Policy policy, RuleContext context) => throw new InvalidOperationException("boom");
}

/// <summary>PL1902: repeats every Sid.</summary>
internal sealed class EchoRule(Severity severity = Severity.Warning) : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1902",
        Name = "echo",
        Severity = severity,
        Title = "Title of echo",
        Message = "{0}",
        Rationale = "Reason of echo.",
        Remedy = "Remedy of echo.",
        Help = "Help of echo.",
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Sid is { } sid && sid.Value.TryGetText(out ReadOnlySpan<char> text))
        {
            context.Report(sid.Value.Origin, text.ToString());
        }
    }
}
