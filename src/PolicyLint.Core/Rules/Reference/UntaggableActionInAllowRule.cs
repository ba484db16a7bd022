using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UntaggableActionInAllowRule : UntaggableActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2043",
        Name = "untaggable-action-in-allow",
        Severity = Severity.Suggestion,
        Title = "Allow by tag of an action that acts on nothing with tags",
        Message = "Condition key \"{0}\" is in no request for [{1}](1), so {2} (reference of {3})",
        Rationale = "What was meant to be allowed for some resources is allowed for none, or for all.",
        Remedy = "Allow these actions in a statement of their own, without the tag.",
        AccessAnalyzerCodes = ImmutableArray.Create("ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE"),
        Help = """
            A request has `aws:ResourceTag/…` only if the action acts on a type of resource for which the service authorization
            reference lists the key. For any other action the test fails, so the Allow never applies: creating something and
            listing things are the usual ones. With a negated operator, or `Null` that asks for the tag's absence, it always
            applies.

            Reported for the actions that are named without wildcard, once for a statement. Not reported:

            - `IfExists` and `ForAllValues`, whose author has thought of requests without the key;
            - services for which the reference lists the key nowhere: the links can be missing as a whole;
            - actions that the reference does not know, patterns, and trust policies;
            - `NotAction`, which always takes in such actions: `PL2048 untaggable-not-action-in-allow`;
            - services' own tag keys (`ec2:ResourceTag/…`), which are `PL2034 unrelated-condition-key`.

            The links are of the date that the message tells.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-allow-with-unsupported-tag-condition-key-for-service>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": ["ec2:DescribeInstances", "ec2:StopInstances"], "Resource": "*",
              "Condition": { "StringEquals": { [|"aws:ResourceTag/team"|]: "reports" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*",
              "Condition": { "StringEquals": { "aws:ResourceTag/team": "reports" } }
            }
            ```
            """,
    };

    protected override Effect Effect => Effect.Allow;
}
