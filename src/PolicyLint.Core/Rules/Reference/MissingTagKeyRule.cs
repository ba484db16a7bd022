using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class MissingTagKeyRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2033",
        Name = "missing-tag-key",
        Severity = Severity.Error,
        Title = "Condition key without the tag that it asks for",
        Message = "Condition key \"{0}\" does not say which: AWS's key is \"{1}\"",
        Rationale = "No request has the key without its last part, so the condition never holds, or always.",
        Remedy = "Add the tag key, such as aws:ResourceTag/team.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_TAG_KEY_IN_CONDITION"),
        Help = """
            Some condition keys end in a part that the policy's author fills in: the key of a tag (`aws:ResourceTag/team`,
            `aws:RequestTag/team`, `aws:PrincipalTag/team`, and services' own such as `ec2:ResourceTag/team`), of an encryption
            context (`kms:EncryptionContext:app`) or of an attribute. This rule reports them without it. The keys of a whole
            request's tags are `aws:TagKeys`.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*",
              "Condition": { "StringEquals": { [|"aws:ResourceTag"|]: "reports" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*",
              "Condition": { "StringEquals": { "aws:ResourceTag/team": "reports" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        StatementConditionKey key = context.KeyOf(condition);
        if (!key.IsKnown && ConditionKeyNames.IsUnfilled(key, context.Reference, out AwsConditionKey template))
        {
            context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), template.Name);
        }
    }
}
