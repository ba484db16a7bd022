using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class CoveredStatementRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7004",
        Name = "covered-statement",
        Severity = Severity.Suggestion,
        Title = "Statement that a broader one covers",
        Message = "{0} changes nothing: [{1}](1) {2} all that it {2}",
        Rationale = "It reads as if it gave or took something, hides what the policy is about, and counts towards the size limit.",
        Remedy = "Remove it, or narrow the broader statement if that says more than was meant.",
        Fix = FixAvailability.Always,
        Help = """
            The other statement has the same effect and applies to every request that this one applies to: its actions, its resources and
            its principals cover those of this one, and its conditions ask for nothing that this one does not ask for too. The fix removes
            the statement; the policy means the same afterwards.

            - Actions and resources are compared by their text, with their wildcards, those of ARNs field by field; `NotAction` and
              `NotResource` by what they leave. Whatever AWS adds, the answer stays the same. That several statements together cover one
              is not looked for.
            - Conditions are the same when operator, key and values are; a test with fewer values (more, for `…Not…`) is the stricter one.
            - A principal is covered by itself only, and in a `Deny` by `"*"`. To allow everyone does not make it superfluous to allow a
              user or a session by its ARN: that, the boundary of the principal does not take away again
              ([policy evaluation](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html)).
            - Of statements that cover each other the later one is reported; those that are the same word for word are `duplicate-statement`.

            The first 64 statements of a policy are compared, those with up to 256 values in a list. Texts that a template fills in are the
            same where the template writes the same expression for both.

            ## Bad

            ```json identity
            [
              { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/*" },
              [|{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjectTagging"], "Resource": "arn:aws:s3:::reports/2026/*" }|]
            ]
            ```

            ## Good

            ```json identity
            [
              { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/2026/*" },
              { "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjectTagging"], "Resource": "arn:aws:s3:::reports/*" }
            ]
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Statements.Length < 2)
        {
            return;
        }

        Span<ulong> marks = stackalloc ulong[StatementScopes.Limit];
        int count = StatementScopes.Mark(policy, marks);
        for (int i = 0; i < count; i++)
        {
            int coverer = FindCoverer(policy.Statements, marks.Slice(0, count), i);
            if (coverer >= 0)
            {
                Statement statement = policy.Statements[i];
                Statement wide = policy.Statements[coverer];
                context.Report(statement.Origin, Capitalized(statement.DisplayName), wide.DisplayName, statement.IsAllow ? "allows" : "denies")
                    .WithRelated(wide.Origin, "applies to the same requests, and more")
                    .WithFix(StatementRemoval.Of(statement));
            }
        }
    }

    private static int FindCoverer(ImmutableArray<Statement> statements, ReadOnlySpan<ulong> marks, int index)
    {
        Statement narrow = statements[index];
        for (int i = 0; i < marks.Length; i++)
        {
            if (i != index
                && StatementScopes.MayCover(marks[i], marks[index])
                && statements[i].Effect == narrow.Effect
                && statements[i].Origin != narrow.Origin
                && StatementScopes.Covers(statements[i], narrow)
                && (i < index ? !StatementScopes.AreSame(statements[i], narrow) : !StatementScopes.Covers(narrow, statements[i])))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
