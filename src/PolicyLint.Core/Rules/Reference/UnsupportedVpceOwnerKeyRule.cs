using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class UnsupportedVpceOwnerKeyRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2041",
        Name = "unsupported-vpce-owner-key",
        Severity = Severity.Warning,
        Title = "Key of a VPC endpoint's owner, for services that do not send it",
        Message = "Condition key \"{0}\" is not sent for all that [\"{1}\"](1) stands for, so {2} (list of {3})",
        Rationale = "Requests to other services lack the key even when they come through the endpoint.",
        Remedy = "Name actions of services that send the key, use aws:SourceVpce for the others, or add IfExists.",
        AccessAnalyzerCodes = ImmutableArray.Create("USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES"),
        Help = """
            `aws:VpceAccount`, `aws:VpceOrgID` and `aws:VpceOrgPaths` are in requests that come through a VPC endpoint, but only
            in those to services that AWS lists. For any other service a plain test of them fails and a negated one holds.

            Reported at the first action that reaches another service: by its name, by `*`, or, for `iam`, because it is
            `iam:PassRole`. With `NotAction` the statement always does. `IfExists`, `ForAllValues` and the `Null` test say what
            is to happen without the key and are not reported. `aws:SourceVpcArn` has a list too, but Access Analyzer's check
            does not name it.

            The lists are of the date that the message tells; services that the reference does not know are not reported.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceaccount>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": ["s3:*", "ec2:*"], "Resource": "*",
              "Condition": { "StringNotEquals": { [|"aws:VpceAccount"|]: "111122223333" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "StringNotEquals": { "aws:VpceAccount": "111122223333" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (!condition.Key.TryGetText(out ReadOnlySpan<char> key)
            || !VpcEndpointOwnerKeys.Contains(key)
            || statement.Effect == Effect.None
            || condition.Operator.Family == ConditionOperatorFamily.Null
            || !KeyPresence.IsPlain(condition))
        {
            return;
        }

        foreach (StatementAction action in context.Actions)
        {
            if (ReachesOther(action, key))
            {
                string written = action.Value.ToDisplayString();
                context.Report(
                        condition.Key.Origin,
                        key.ToString(),
                        action.IsExcluded ? "NotAction" : written,
                        KeyPresence.Consequence(statement, KeyPresence.Of(condition)),
                        VpcEndpointOwnerKeys.Date)
                    .WithRelated(action.Value.Origin, "this reaches a service that does not send the key");
                return;
            }
        }
    }

    private static bool ReachesOther(StatementAction action, ReadOnlySpan<char> key)
        => action.IsExcluded
            || action.Form == StatementActionForm.Everything
            || (action.IsServiceKnown
                && (!VpcEndpointOwnerKeys.IsSentBy(action.Service.Prefix, key) || action.Value.Is("iam:PassRole", ignoreCase: true) == Certainty.Yes));
}
