using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class WildcardResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3002",
        Name = "wildcard-resource",
        Severity = Severity.Warning,
        SecuritySeverity = 6.0,
        Title = "Resource allows everything",
        Message = "Resource \"{0}\" allows the actions on every resource there is",
        Rationale = "What is meant for one bucket, key or queue holds for all of them, those that are made later included.",
        Remedy = "Name the resources, such as \"arn:aws:s3:::reports/*\", or narrow them with a condition on aws:ResourceTag.",
        Help = """
            A `Resource` of `*` in an identity-based policy stands for every resource of the account, and for those of other
            accounts that let this one in.

            Some actions accept no other resource: `ec2:DescribeInstances`, `s3:ListAllMyBuckets` and most that list things. This
            rule does not know yet which they are, because the service authorization reference is not part of this program
            yet; so it reports them too. Put them into a statement of their own and suppress the rule there.

            Not reported:

            - Conditions that narrow the resources: a test for `aws:ResourceTag/…`, `aws:ResourceAccount`, `aws:ResourceOrgID` or
              `aws:ResourceOrgPaths`, or for a service's own key of such a name (`ec2:ResourceTag/…`, `s3:ResourceAccount`). A test
              that a missing key passes narrows nothing (`…Not…`, `…IfExists`, `ForAllValues:`); only `IfExists` on account and
              organization is accepted, because nearly every request has those keys.
            - Resource-based and trust policies, where `*` is the resource that has the policy, and boundaries, service and
              resource control policies, endpoint and session policies, which only limit.
            - Patterns that name a service, such as `arn:aws:s3:::*`.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [|"*"|] }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json identity
            {
              "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*",
              "Condition": { "StringEquals": { "aws:ResourceTag/team": "reports" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        // A condition may stand in what was not read.
        if (!statement.IsAllow
            || !statement.IsComplete
            || statement.Policy.Kind != PolicyKind.Identity
            || statement.Resource is null
            || NarrowsResources(statement.Condition))
        {
            return;
        }

        foreach (SymbolicString resource in statement.Resource.Values)
        {
            if (resource.TryGetText(out ReadOnlySpan<char> text) && WildcardPattern.IsAny(text))
            {
                context.Report(resource.Origin, text.ToString());
            }
        }
    }

    private static bool NarrowsResources(ConditionBlock? conditions)
    {
        if (conditions is null)
        {
            return false;
        }

        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (NarrowsResources(condition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool NarrowsResources(Condition condition)
    {
        if (!condition.Key.TryGetText(out ReadOnlySpan<char> key))
        {
            return true;
        }

        ReadOnlySpan<char> name = key.Slice(key.IndexOf(':') + 1);
        bool isOwner = Is(name, "ResourceAccount") || Is(name, "ResourceOrgID") || Is(name, "ResourceOrgPaths");
        bool isTag = name.StartsWith("ResourceTag/".AsSpan(), StringComparison.OrdinalIgnoreCase);
        ConditionOperator @operator = condition.Operator;
        if (@operator.Family == ConditionOperatorFamily.Null)
        {
            return isTag && DemandsPresence(condition);
        }

        return (isOwner || (isTag && !@operator.HasIfExists))
            && !@operator.IsNegated
            && @operator.Qualifier != ConditionQualifier.ForAllValues;
    }

    /// <summary>True for <c>"Null": { key: "false" }</c>: the key must be there.</summary>
    private static bool DemandsPresence(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.Is("false", ignoreCase: true) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> text, string name) => text.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
