using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class PerimeterBlocksAwsServicesRule : ConditionRule
{
    private const string SourceIp = "aws:SourceIp";
    private const string ViaService = "aws:ViaAWSService";

    /// <summary>Keys of requests that come through a VPC endpoint.</summary>
    private static readonly string[] OfEndpoints = ["aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn", "aws:VpceAccount", "aws:VpceOrgID"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6021",
        Name = "perimeter-blocks-aws-services",
        Severity = Severity.Warning,
        SecuritySeverity = 2.0,
        Title = "Network limit that denies what AWS services do for the caller",
        Message = "\"{0}\" is another one when an AWS service makes a request for the caller, and nothing spares those{1}",
        Rationale = "Athena, CloudFormation and others call further services with the caller's permissions, from AWS's network: those calls are denied.",
        Remedy = "Add \"Bool\": { \"aws:ViaAWSService\": \"false\" } to the Condition, and for resources aws:PrincipalIsAWSService.",
        Fix = FixAvailability.Sometimes,
        Help = """
            When somebody queries data with Athena, Athena reads the bucket for them. Its request has their identity, but not their
            address and not their VPC endpoint. A Deny for all networks but one's own denies it, and AWS's examples therefore spare
            requests with `"aws:ViaAWSService": "false"` in the Condition
            ([example](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html),
            [data perimeter](https://github.com/aws-samples/data-perimeter-policy-examples)). Services that act as themselves, such as
            those that deliver logs, come from AWS's network too: on a resource, `aws:PrincipalIsAWSService` spares them.

            Reported are statements that deny `*`, a whole service, or all but a list, to whoever has not the right `aws:SourceIp`,
            `aws:SourceVpc`, `aws:SourceVpce`, `aws:SourceVpcArn`, `aws:VpceAccount` or `aws:VpceOrgID`. For resource-based and resource control
            policies it is a suggestion, since a resource may be meant for direct use only; it is a warning when the same policy allows a
            service something, and so denies it again.

            The fix adds the line where the condition has a `BoolIfExists` or `Bool` already; else add the operator by hand. It is unsafe: the
            policy denies less.

            Not reported: statements that ask for `aws:ViaAWSService`, `aws:CalledVia…`, `aws:PrincipalIsAWSService`, `aws:PrincipalServiceName…` or a
            source key in any way; statements about certain actions only, or that hold for some requests only, by a condition that is neither
            negated nor about the caller (`s3:TlsVersion`); resource control policies that test a property of the caller, of which
            `rcp-blocks-aws-services` says the same; trust policies.

            ## Bad

            ```json identity
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "NotIpAddress": { [|"aws:SourceIp"|]: "203.0.113.0/24" } }
            }
            ```

            ```json identity
            {
              "Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
              "Condition": {
                "NotIpAddress": { [|"aws:SourceIp"|]: "203.0.113.0/24" },
                "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
              }
            }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": {
                "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" },
                "Bool": { "aws:ViaAWSService": "false" }
              }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (!condition.Operator.IsNegated
            || statement.Effect != Effect.Deny
            || !IsOfNetwork(condition)
            || statement.Policy.Kind == PolicyKind.Trust
            || !statement.IsComplete
            || !IsFirst(condition, statement.Condition!)
            || KeyTests.HasUnknown(statement.Condition!)
            || KeyTests.Any(statement.Condition, condition, static other => TellsServices(other.Key) || (!other.Operator.IsNegated && !IsOfCaller(other.Key)))
            || !IsBroad(context)
            || (CallerTests.TryRead(statement, out CallerTests tests) && tests.Principal is not null))
        {
            return;
        }

        bool isOfResource = statement.Policy.Kind is PolicyKind.Resource or PolicyKind.ResourceControl or PolicyKind.Endpoint;
        string? service = isOfResource ? AllowedService(statement.Policy) : null;
        DiagnosticBuilder finding = context.Report(
            condition.Key.Origin,
            condition.Key.ToDisplayString(),
            service is null ? "" : $", nor those of \"{service}\", to which the policy gives access");
        if (isOfResource && service is null)
        {
            finding.WithDefaultSeverity(Severity.Suggestion);
        }

        finding.WithFix(CallerTests.Demand(statement.Condition!, "BoolIfExists", ViaService, "false") ?? CallerTests.Demand(statement.Condition!, "Bool", ViaService, "false"));
    }

    /// <summary>True for a condition that holds for requests from other networks.</summary>
    private static bool IsOfNetwork(Condition condition)
        => condition.Operator is { IsNegated: true }
        && condition.Operator.Qualifier != ConditionQualifier.ForAnyValue
        && !condition.Values.IsEmpty
        && (condition.Operator.Family == ConditionOperatorFamily.IpAddress ? KeyTests.IsOn(condition, SourceIp)
            : condition.Operator.Family is ConditionOperatorFamily.String or ConditionOperatorFamily.Arn && KeyTests.IsOnAny(condition, OfEndpoints));

    private static bool IsFirst(Condition condition, ConditionBlock conditions)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition other in block.Conditions)
            {
                if (IsOfNetwork(other))
                {
                    return ReferenceEquals(other, condition);
                }
            }
        }

        return false;
    }

    /// <summary>True for keys by which requests of services can be told from others.</summary>
    private static bool TellsServices(SymbolicString key)
        => key.Is(ViaService, ignoreCase: true) == Certainty.Yes
        || key.Is(CallerTests.IsService, ignoreCase: true) == Certainty.Yes
        || key.StartsWith("aws:CalledVia", ignoreCase: true) == Certainty.Yes
        || key.StartsWith("aws:PrincipalServiceName", ignoreCase: true) == Certainty.Yes
        || SourceKeys.Contain(key);

    /// <summary>True for keys that a service has from the caller for whom it makes a request.</summary>
    private static bool IsOfCaller(SymbolicString key)
        => key.StartsWith("aws:Principal", ignoreCase: true) == Certainty.Yes || key.StartsWith("aws:MultiFactorAuth", ignoreCase: true) == Certainty.Yes;

    /// <summary>True when the actions are those of a whole service at least, or all but some.</summary>
    private static bool IsBroad(RuleContext context)
    {
        foreach (StatementAction action in context.Actions)
        {
            if (action.IsExcluded
                || action.Form == StatementActionForm.Everything
                || (action.Form == StatementActionForm.Pattern && action.Value.TryGetText(out ReadOnlySpan<char> text) && WildcardPattern.IsAny(text.Slice(text.IndexOf(':') + 1))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first service that a statement of the policy allows something; null when none does.</summary>
    private static string? AllowedService(Policy policy)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (!statement.IsAllow || statement.Principal is null)
            {
                continue;
            }

            foreach (PrincipalEntry entry in statement.Principal.Entries)
            {
                if (entry.Type == PrincipalType.Service && !entry.Values.IsEmpty)
                {
                    return entry.Values[0].ToDisplayString();
                }
            }
        }

        return null;
    }
}
