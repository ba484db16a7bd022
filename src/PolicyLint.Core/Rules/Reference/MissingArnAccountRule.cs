using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class MissingArnAccountRule : ArnRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2018",
        Name = "missing-arn-account",
        Severity = Severity.Error,
        Title = "ARN without its account",
        Message = "\"{0}\" has no account, and the ARN of {1} has one: \"{2}\" (reference of {3})",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Write the 12 digits of the account in the fifth field, or \"*\" for all of them.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_ARN_ACCOUNT"),
        Fix = FixAvailability.Always,
        Help = $$$"""
            The fifth field of an ARN is the account. Buckets of S3 leave it empty, most resources do not; an empty field matches only
            what has none ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-arn-account)).
            Reported when every resource type that the ARN can mean has an account. {{{AboutData}}}

            The fix writes `*`: every account, which for roles and keys of others is more than you may want. Write your own instead.

            Not reported: what AWS owns too, whose ARNs then have no account (documents, parameters and automations of Systems
            Manager, views of Resource Explorer, extensions of CloudFormation, products of Security Hub, job templates of IoT, images of
            AppStream, pools of Device Farm and a few more); an ARN that is no resource of its service (`unknown-arn-resource`);
            role trust policies, which take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "iam:PassRole", "Resource": [|"arn:aws:iam:::role/builder"|] }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/builder" }
            ```

            ```json
            { "Effect": "Allow", "Action": "ssm:SendCommand", "Resource": "arn:aws:ssm:*::document/AWS-RunShellScript" }
            ```
            """,
    };

    protected override ArnFaults Fault => ArnFaults.MissingAccount;

    protected override void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        (string type, string pattern) = NearestType(resource, context);
        context.Report(resource.Value.Origin, text.ToString(), type, pattern, DateOf(context))
            .WithFix(new Fix("Write * for the account", FixSafety.Unsafe, Replace(resource, text, StartOfAccount(arn), 0, "*")));
    }
}
