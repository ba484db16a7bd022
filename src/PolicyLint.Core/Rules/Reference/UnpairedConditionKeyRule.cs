using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class UnpairedConditionKeyRule : ConditionRule
{
    /// <summary>Keys that mean nothing alone, each with those of which one must be tested too; the first is the one to name.</summary>
    private static readonly (string Key, string[] Partners)[] Pairs =
    [
        ("aws:VpcSourceIp", ["aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn"]),
        ("aws:Ec2InstanceSourcePrivateIPv4", ["aws:Ec2InstanceSourceVpc"]),
    ];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2046",
        Name = "unpaired-condition-key",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "Private address tested without the VPC that it is in",
        Message = "\"{0}\" alone means the address in any VPC: \"{1}\" is not tested",
        Rationale = "Private addresses are used over and over: anybody can have the same one in a VPC of their own.",
        Remedy = "Test aws:SourceVpc (or aws:SourceVpce) in the same condition, and aws:Ec2InstanceSourceVpc for the address of an instance.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_PAIRED_CONDITION_KEYS"),
        AbsorbedBy = ImmutableArray.Create("PL5004"),
        Help = """
            `aws:VpcSourceIp` is the address from which a request came to a VPC endpoint, and `aws:Ec2InstanceSourcePrivateIPv4` that of the
            instance whose role makes it. Both are private addresses, which every VPC has: they say something only along with the VPC. AWS asks to
            use the first with `aws:SourceVpc`, `aws:SourceVpce` or `aws:SourceVpcArn`, and the second with `aws:Ec2InstanceSourceVpc`
            ([global condition keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip)).

            What is covered of Access Analyzer's check: these two keys. It names the first pair as its example and does not publish the others.

            Not reported: `Null`, and, for statements that deny, keys whose partner another Deny of the policy tests: AWS's own example denies
            requests from another VPC in one statement and those from another address in the next.

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "IpAddress": { [|"aws:VpcSourceIp"|]: "10.1.2.0/24" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": {
                "IpAddress": { "aws:VpcSourceIp": "10.1.2.0/24" },
                "StringEquals": { "aws:SourceVpc": "vpc-0a1b2c3d4e5f67890" }
              }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Family is ConditionOperatorFamily.Null or ConditionOperatorFamily.Unknown || statement.Effect == Effect.None || !statement.IsComplete)
        {
            return;
        }

        foreach ((string key, string[] partners) in Pairs)
        {
            if (condition.Key.Is(key, ignoreCase: true) == Certainty.Yes && !HasPartner(statement, partners))
            {
                context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), partners[0]);
            }
        }
    }

    private static bool HasPartner(Statement statement, string[] partners)
    {
        if (MayTest(statement, partners))
        {
            return true;
        }

        if (statement.Effect != Effect.Deny)
        {
            return false;
        }

        // Each Deny takes away what it takes away, so together they are one condition.
        foreach (Statement other in statement.Policy.Statements)
        {
            if (other.Effect == Effect.Deny && MayTest(other, partners))
            {
                return true;
            }
        }

        return !statement.Policy.IsComplete;
    }

    private static bool MayTest(Statement statement, string[] partners)
    {
        foreach (ConditionOperatorBlock block in statement.Condition?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                foreach (string partner in partners)
                {
                    if (condition.Key.Is(partner, ignoreCase: true) != Certainty.No)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
