using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class DuplicateElementRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1005",
        Name = "duplicate-element",
        Severity = Severity.Error,
        Title = "Member name stands twice in one object",
        Message = "\"{0}\" stands in [the same object](1) already, and JSON readers keep only the last",
        Rationale = "What the earlier one says is lost without a word, or AWS refuses the policy.",
        Remedy = "Put the values into one member, or make two statements.",
        Help = """
            The policy grammar allows each member once
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html). JSON readers keep the last member of a
            name and drop the others, so the tool that deploys the policy may lose half of it. This concerns the policy, its
            statements, the map of principals, the operators of a condition and the keys under an operator.

            The other rules look at the values of all of them.

            Names that differ in case only are other names.

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": {
                "StringEquals": { "aws:PrincipalTag/team": "a" },
                [|"StringEquals"|]: { "aws:RequestedRegion": "eu-central-1" }
              }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": {
                "StringEquals": { "aws:PrincipalTag/team": "a", "aws:RequestedRegion": "eu-central-1" }
              }
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        Check(policy.Elements, static element => element.Name, context);
        foreach (Statement statement in policy.Statements)
        {
            Check(statement.Elements, static element => element.Name, context);
            Check(statement.Principal?.Entries ?? default, static entry => entry.Key, context);
            Check(statement.NotPrincipal?.Entries ?? default, static entry => entry.Key, context);
            Check(statement.Condition?.Operators ?? default, static block => block.Name, context);
            foreach (ConditionOperatorBlock block in statement.Condition?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
            {
                Check(block.Conditions, static condition => condition.Key, context);
            }
        }
    }

    private static void Check<T>(ImmutableArray<T> items, Func<T, SymbolicString?> nameOf, RuleContext context)
    {
        if (items.IsDefault || Repeats.Find(items, nameOf) is not { } repeats)
        {
            return;
        }

        foreach ((int first, int later) in repeats)
        {
            SymbolicString name = nameOf(items[later])!.Value;
            context.Report(name.Origin, name.ToDisplayString())
                .WithRelated(nameOf(items[first])!.Value.Origin, "the first member of this name");
        }
    }
}
