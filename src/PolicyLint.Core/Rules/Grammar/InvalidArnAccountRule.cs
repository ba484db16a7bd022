using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidArnAccountRule : ResourceValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1042",
        Name = "invalid-arn-account",
        Severity = Severity.Error,
        Title = "Account in an ARN is not an account id",
        Message = "\"{0}\" is not a 12-digit account id",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Write the 12 digits of the account, without hyphens.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_ARN_ACCOUNT"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The fifth field of an ARN is the 12-digit id of an account, or empty
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html)).

            Not reported: fields with a wildcard, even a partial one; fields with a placeholder, `${…}` or `{{…}}`; `aws`, names that
            begin with `aws-`, and `partner`, which AWS uses for what belongs to itself and to its partners
            (`arn:aws:iam::aws:policy/…`); role trust policies, which take no resource (`trust-resource`).

            The fix removes hyphens.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:[|1111-2222-3333|]:orders" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders" }
            ```
            """,
    };

    protected override void Check(SymbolicString value, ReadOnlySpan<char> text, PolicyKind kind, RuleContext context)
    {
        if (!Arn.TryParse(text, out Arn arn) || IsFine(arn.Account))
        {
            return;
        }

        ReadOnlySpan<char> account = arn.Account;
        int start = text.Length - arn.Resource.Length - 1 - account.Length;
        DiagnosticBuilder report = context.Report(value.GetOrigin(start, account.Length), account.ToString());
        string digits = account.ToString().Replace("-", "");
        if (AccountId.Is(digits.AsSpan()))
        {
            string repaired = text.Slice(0, start).ToString() + digits + text.Slice(start + account.Length).ToString();
            report.WithFix(new Fix("Remove the hyphens", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, repaired)));
        }
    }

    private static bool IsFine(ReadOnlySpan<char> account)
        => account.IsEmpty
        || AccountId.Is(account)
        || WildcardPattern.HasWildcard(account)
        || Placeholder.IsIn(account)
        || account.SequenceEqual("aws".AsSpan())
        || account.SequenceEqual("partner".AsSpan())
        || account.StartsWith("aws-".AsSpan(), StringComparison.Ordinal);
}
