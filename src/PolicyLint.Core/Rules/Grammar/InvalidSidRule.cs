using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidSidRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1014",
        Name = "invalid-sid",
        Severity = Severity.Error,
        Title = "Sid has a character that IAM does not allow",
        Message = "Sid \"{0}\" has a character other than A-Z, a-z and 0-9",
        Rationale = "IAM refuses an identity-based policy with such a Sid.",
        Remedy = "Use letters and digits only.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_SID"),
        Fix = FixAvailability.Sometimes,
        Help = """
            IAM allows ASCII letters and digits in a `Sid`. Services with resource-based policies of their own (S3, SQS, SNS …)
            allow more, and which ones is not documented; so this rule is about identity-based policies, boundaries and
            session policies only.

            ## Bad

            ```json identity
            { "Sid": [|"read-reports"|], "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json identity
            { "Sid": "ReadReports", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json resource
            { "Sid": "read reports", "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind is not (PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session)
            || statement.Sid is not { } sid
            || !sid.Value.TryGetText(out ReadOnlySpan<char> text)
            || IsAlphanumeric(text))
        {
            return;
        }

        DiagnosticBuilder report = context.Report(sid.Value.Origin, text.ToString());
        string repaired = Repair(text, statement);
        if (repaired.Length > 0)
        {
            report.WithFix(new Fix("Remove the other characters", FixSafety.Unsafe, new PolicyEdit.ReplaceText(sid.Value.Origin, repaired)));
        }
    }

    /// <summary>The Sid without the characters in question; empty when nothing would be left or another statement has it.</summary>
    private static string Repair(ReadOnlySpan<char> text, Statement statement)
    {
        string repaired = string.Concat(text.ToString().Where(IsAlphanumeric));
        foreach (Statement other in statement.Policy.Statements)
        {
            if (other.Sid is { } sid && sid.Value.Is(repaired) == Symbolic.Certainty.Yes)
            {
                return "";
            }
        }

        return repaired;
    }

    private static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!IsAlphanumeric(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAlphanumeric(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
