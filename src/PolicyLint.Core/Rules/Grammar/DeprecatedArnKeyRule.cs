using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class DeprecatedArnKeyRule : ConditionRule
{
    private const string Deprecated = "aws:ARN";
    private const string Successor = "aws:PrincipalArn";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1056",
        Name = "deprecated-arn-key",
        Severity = Severity.Warning,
        Title = "Condition key aws:ARN",
        Message = "Condition key \"{0}\" is deprecated",
        Rationale = "AWS no longer documents the key; where it is not in the request, the condition is decided without it.",
        Remedy = "Use aws:PrincipalArn for who makes the request, or aws:SourceArn for the resource on whose behalf a service makes it.",
        AccessAnalyzerCodes = ImmutableArray.Create("UNSUPPORTED_GLOBAL_CONDITION_KEY", "DEPRECATED_GLOBAL_CONDITION_KEY"),
        Fix = FixAvailability.Sometimes,
        Help = """
            Access Analyzer has two findings for `aws:ARN`, one that calls the key unsupported (an error) and one that calls it
            deprecated (a warning); which one is given when is not documented. This rule reports the key once, as a warning.

            The fix writes `aws:PrincipalArn`, which is what the key is mostly meant to be. It is unsafe: for a role session
            `aws:PrincipalArn` is the ARN of the role, not of the session. There is none where the operator tests
            `aws:PrincipalArn` already.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-deprecated-global-condition-key>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "ArnNotLike": { [|"aws:ARN"|]: "arn:aws:iam::111122223333:role/reporter" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/reporter" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Key.Is(Deprecated, ignoreCase: true) != Certainty.Yes)
        {
            return;
        }

        DiagnosticBuilder report = context.Report(condition.Key.Origin, condition.Key.ToDisplayString());
        if (!ConditionFixes.HasOtherKey(condition, Successor))
        {
            report.WithFix(new Fix($"Use {Successor}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(condition.Key.Origin, Successor)));
        }
    }
}
