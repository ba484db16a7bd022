using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UntaggableNotActionInDenyRule : UntaggableNotActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2047",
        Name = "untaggable-not-action-in-deny",
        Severity = Severity.Warning,
        SecuritySeverity = 4.0,
        Title = "Deny by tag of all actions but some, most of which know no tags",
        Message = "Condition key \"{0}\" is in no request for many of the actions that [NotAction](1) leaves in: {1}",
        Rationale = "The Deny seems to be about all other actions, and for those that act on nothing with tags it is not, or always is.",
        Remedy = "Name the actions that act on tagged resources with Action, and deny the others without the tag.",
        AccessAnalyzerCodes = ImmutableArray.Create("DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE"),
        Help = """
            With `NotAction` a statement is about every action of every service that is not named. Many of them act on nothing that has tags,
            such as whatever creates or lists things, and their requests have no `aws:ResourceTag/…`: under a plain operator they are never denied,
            under a negated one they always are
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-deny-notaction-with-unsupported-tag-condition-key-for-service)).

            Reported once for a statement. Not reported: `IfExists` and `ForAllValues`, whose author has thought of requests without the key;
            statements whose `Resource` has no `*` among its values, since what they name may all have tags; `NotAction` of everything; trust policies.

            ## Bad

            ```json
            {
              "Effect": "Deny", "NotAction": "ec2:Describe*", "Resource": "*",
              "Condition": { "StringEquals": { [|"aws:ResourceTag/stage"|]: "production" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": ["ec2:StopInstances", "ec2:TerminateInstances"], "Resource": "*",
              "Condition": { "StringEquals": { "aws:ResourceTag/stage": "production" } }
            }
            ```
            """,
    };

    protected override Effect Effect => Effect.Deny;
}
