using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Cli.Tests;

/// <summary>The base of fixtures about the configuration: a policy and rules that tell what reaches them.</summary>
public abstract class ConfigurationFixture : CliFixture
{
    private protected const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetNewThing","new:Do"],"Resource":"*"}]}""";

    protected ConfigurationFixture() => Rules = [new UndeclaredActionRule(), new TeachableRule()];

    private protected IEnumerable<string> Severities(params string[] options)
    {
        Folder.Write("p.json", Policy);
        RunResult run = Run(["p.json", .. options, "--format", "json", "--exit-zero"]);
        return JsonNode.Parse(run.Output)!["diagnostics"]!.AsArray().Select(d => d!["severity"]!.GetValue<string>());
    }

    private protected IEnumerable<string> Taught(string rule)
    {
        Folder.Write("p.json", Policy);
        RunResult run = Run("p.json", "--format", "json", "--exit-zero", "--select", rule);
        run.Error.Should().BeEmpty();
        return JsonNode.Parse(run.Output)!["diagnostics"]!.AsArray().Select(d => d!["message"]!.GetValue<string>().Split('"')[1]);
    }

    private protected string Refuses(string message)
    {
        Folder.Write("p.json", Policy);
        RunResult run = Run("p.json");
        run.Status.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith("policylint: error: " + message).And.EndWith("\n");
        return run.Error;
    }

    /// <summary>Asserts that a text is refused, with nothing else said.</summary>
    private protected void RefusesOnly(params string[] messages)
        => Refuses(messages[0]).Should().Be(string.Concat(messages.Select(message => $"policylint: error: {message}\n")));

    /// <summary>The actions of <see cref="Policy"/> that the rule takes for undeclared, when the program runs in a folder.</summary>
    private protected IEnumerable<string> Undeclared(string folder = "", params string[] options)
    {
        string name = (folder.Length == 0 ? "" : folder + "/") + "p.json";
        Folder.Write(name, Policy);
        RunResult run = RunIn(Folder.PathOf(folder), ["p.json", .. options, "--format", "json", "--exit-zero"]);
        run.Error.Should().BeEmpty();
        run.Status.Should().Be(0);
        return JsonNode.Parse(run.Output)!["diagnostics"]!.AsArray().Select(d => d!["message"]!.GetValue<string>().Split('"')[1]);
    }

    /// <summary>PL2901: every action that the configuration does not declare.</summary>
    private protected sealed class UndeclaredActionRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL2901", "undeclared-action", Severity.Warning);

        public override void Check(Statement statement, RuleContext context)
        {
            foreach (SymbolicString action in statement.Action?.Values ?? [])
            {
                if (action.TryGetText(out ReadOnlySpan<char> text) && !context.IsDeclaredAction(text))
                {
                    context.Report(action.Origin, text.ToString());
                }
            }
        }
    }

    /// <summary>PL2903: tells what it was told, once a policy.</summary>
    private protected sealed class TeachableRule : PolicyRule
    {
        private static readonly RuleOption<ImmutableArray<string>> Words = RuleOption.Texts("words", "what it says", "a", "b");
        private static readonly RuleOption<int> Most = RuleOption.Number("most", "how many", 3);
        private static readonly RuleOption<bool> Loud = RuleOption.Flag("loud", "whether it shouts");

        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL2903", "teachable", Severity.Suggestion, false, Words, Most, Loud);

        public override void Check(Policy policy, RuleContext context)
            => context.Report(policy.Origin, string.Join(' ', [
                string.Join(',', context.Accounts), string.Join(',', context.Organizations), $"{context.Now:yyyy-MM-dd}",
                string.Join(',', context.ValueOf(Words)), $"{context.ValueOf(Most)}", $"{context.ValueOf(Loud)}"]));
    }

    /// <summary>Reports each action as the rules see it.</summary>
    private protected sealed class ActionRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL2902", "any-action", Severity.Warning);

        public override void Check(Statement statement, RuleContext context)
        {
            foreach (SymbolicString value in statement.Action!.Values)
            {
                context.Report(value.Origin, value.ToDisplayString());
            }
        }
    }
}
