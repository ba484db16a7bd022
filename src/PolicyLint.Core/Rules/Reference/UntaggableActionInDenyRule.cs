using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UntaggableActionInDenyRule : UntaggableActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2042",
        Name = "untaggable-action-in-deny",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "Deny by tag of an action that acts on nothing with tags",
        Message = "Condition key \"{0}\" is in no request for [{1}](1), so {2} (reference of {3})",
        Rationale = "What was meant to be denied for some resources is denied for none, or for all.",
        Remedy = "Deny these actions in a statement of their own, without the tag.",
        AccessAnalyzerCodes = ImmutableArray.Create("DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE"),
        Help = """
            A request has `aws:ResourceTag/…` only if the action acts on a type of resource for which the service authorization
            reference lists the key. For any other action the test fails, so the Deny never applies; with a negated operator, or
            `Null` that asks for the tag's absence, it always applies.

            Reported for the actions that are named without wildcard, once for a statement. Not reported:

            - `IfExists` and `ForAllValues`, whose author has thought of requests without the key (they are denied);
            - services for which the reference lists the key nowhere: the links can be missing as a whole;
            - actions that the reference does not know, patterns, and trust policies;
            - `NotAction`, which always takes in such actions: `PL2047 untaggable-not-action-in-deny`;
            - services' own tag keys (`ec2:ResourceTag/…`), which are `PL2034 unrelated-condition-key`.

            The links are of the date that the message tells.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-deny-with-unsupported-tag-condition-key-for-service>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": ["s3:DeleteBucket", "s3:PutAccountPublicAccessBlock"], "Resource": "*",
              "Condition": { "StringEquals": { [|"aws:ResourceTag/stage"|]: "production" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*",
              "Condition": { "StringEquals": { "aws:ResourceTag/stage": "production" } }
            }
            ```
            """,
    };

    protected override Effect Effect => Effect.Deny;
}
