using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class OtherKeyForServicePrincipalRule : StatementRule
{
    private const string SourceAccount = "aws:SourceAccount";
    private const int AccountIdLength = 12;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5002",
        Name = "other-key-for-service-principal",
        Severity = Severity.Suggestion,
        SecuritySeverity = 3.0,
        Title = "Another key than aws:SourceArn or aws:SourceAccount for an AWS service",
        Message = "\"{0}\" restricts for whom \"{1}\" acts: AWS recommends aws:SourceArn and aws:SourceAccount for that",
        Rationale = "Keys of one service's own are sent in some of its requests only, and some of them are what the caller says.",
        Remedy = "Use aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths, as the service's guide shows.",
        AccessAnalyzerCodes = ImmutableArray.Create("RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"),
        Fix = FixAvailability.Sometimes,
        Help = """
            Before there were `aws:SourceArn` and its like, services had keys of their own for the account that they act for: SES
            sent it as `aws:Referer`, SNS as `aws:SourceOwner`, and in key policies `kms:CallerAccount` and the encryption context stand
            for it. They restrict the statement, so this is no `PL5001 unrestricted-service-principal`; AWS recommends the source keys
            in their place ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention)).

            The fix puts `aws:SourceAccount` in the place of a key whose values are account IDs. It is unsafe: test it with the service.

            AWS names `aws:Referer` as its example and does not publish the others. Reported are the four keys named here, under
            operators that do not hold without the key, for the services and calls that `PL5001` lists.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-recommended-condition-key-for-service-principal>

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": "ses.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::mail/*",
              "Condition": { "StringEquals": { [|"aws:Referer"|]: "111122223333" } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "Service": "ses.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::mail/*",
              "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (ConfusedDeputy.IsPossibleIn(statement)
            && ConfusedDeputy.FindOtherGuard(statement) is { } guard
            && FindService(statement.Principal!, context) is { } service)
        {
            context.Report(guard.Key.Origin, guard.Key.ToDisplayString(), service.ToDisplayString()).WithFix(UseSourceAccount(guard));
        }
    }

    private static SymbolicString? FindService(PrincipalElement principal, RuleContext context)
    {
        foreach (PrincipalEntry entry in principal.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (entry.Type == PrincipalType.Service && ConfusedDeputy.SaysForWhom(value, context))
                {
                    return value;
                }
            }
        }

        return null;
    }

    private static Fix? UseSourceAccount(Condition guard)
    {
        foreach (ConditionValue value in guard.Values)
        {
            if (!value.Text.TryGetText(out ReadOnlySpan<char> text) || !IsAccountId(text))
            {
                return null;
            }
        }

        return guard.Values.IsEmpty || ConditionFixes.HasOtherKey(guard, SourceAccount)
            ? null
            : new Fix($"Use {SourceAccount}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(guard.Key.Origin, SourceAccount));
    }

    private static bool IsAccountId(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length == AccountIdLength;
    }
}
