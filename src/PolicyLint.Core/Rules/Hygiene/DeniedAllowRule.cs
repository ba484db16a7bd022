using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class DeniedAllowRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7005",
        Name = "denied-allow",
        Severity = Severity.Warning,
        Title = "Allow that a Deny of the same policy takes away",
        Message = "{0} allows nothing: [{1}](1) denies all of it",
        Rationale = "A Deny wins over every Allow, wherever it stands: what the statement seems to give, nobody gets.",
        Remedy = "Remove the Allow, or narrow the Deny by its actions, its resources or a condition.",
        Help = """
            The `Deny` has no condition, is for the same principals or for everyone, and its actions and resources cover those of the `Allow`:
            no request is left that the `Allow` could be for
            ([policy evaluation](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html)). One that takes
            away a part only is how exceptions are made, and is not reported.

            Actions and resources are compared by their text, with their wildcards, those of ARNs field by field; `NotAction` and `NotResource`
            by what they leave. The first 64 statements of a policy are compared, those with up to 256 values in a list. A `Deny` that nothing
            in its own policy allows is not reported: other policies may allow it, and to forestall that is what it is for.

            ## Bad

            ```json identity
            [
              { "Effect": [|"Allow"|], "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" },
              { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::reports*" }
            ]
            ```

            ## Good

            ```json identity
            [
              { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" },
              { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/secret/*" }
            ]
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (!HasDenyAndAllow(policy.Statements))
        {
            return;
        }

        Span<ulong> marks = stackalloc ulong[StatementScopes.Limit];
        int count = StatementScopes.Mark(policy, marks);
        for (int i = 0; i < count; i++)
        {
            if (policy.Statements[i] is { IsAllow: true, EffectElement: { } effect } statement
                && FindDeny(policy.Statements, marks.Slice(0, count), i) is { } deny)
            {
                string name = statement.DisplayName;
                context.Report(effect.Value.Origin, char.ToUpperInvariant(name[0]) + name.Substring(1), deny.DisplayName)
                    .WithRelated(deny.Origin, "denies it");
            }
        }
    }

    private static bool HasDenyAndAllow(ImmutableArray<Statement> statements)
    {
        bool hasAllow = false;
        bool hasDeny = false;
        foreach (Statement statement in statements)
        {
            hasAllow |= statement.Effect == Effect.Allow;
            hasDeny |= statement.Effect == Effect.Deny;
        }

        return hasAllow && hasDeny;
    }

    private static Statement? FindDeny(ImmutableArray<Statement> statements, ReadOnlySpan<ulong> marks, int allowed)
    {
        for (int i = 0; i < marks.Length; i++)
        {
            if (statements[i].Effect == Effect.Deny
                && StatementScopes.MayCover(marks[i], marks[allowed])
                && StatementScopes.HasNoTests(statements[i])
                && StatementScopes.Covers(statements[i], statements[allowed]))
            {
                return statements[i];
            }
        }

        return null;
    }
}
