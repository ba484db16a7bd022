using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Exposure;

internal sealed class VariableInSensitiveKeyRule : ConditionRule
{
    private const string InstanceVpc = "aws:Ec2InstanceSourceVpc";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5061",
        Name = "variable-in-sensitive-key",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "Variable in the account, organization, network or repository that an Allow is for",
        Message = "\"{0}\" in the value of \"{1}\" can be anything: {2}",
        Rationale = "Whoever can choose what the variable stands for, such as a tag of their own, chooses whom the statement lets in.",
        Remedy = "Write the ids out, as a list if there are several.",
        AccessAnalyzerCodes = ImmutableArray.Create("VARIABLE_USAGE_TOO_PERMISSIVE"),
        AbsorbedBy = ImmutableArray.Create("PL5004"),
        Help = """
            The ids of accounts, organizations, VPCs and endpoints are known when a policy is written. With a variable in them, who comes in is
            for those to say who can set what the variable stands for: tags of principals, names of users and sessions
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html)).

            What is covered of Access Analyzer's check: its ten sensitive keys (the list is with `PL5062 wildcard-in-sensitive-key`); `aws:userid`,
            where a variable left of the colon must stand alone; and `token.actions.githubusercontent.com:sub`, where six characters as they are
            must stand right before a variable. All of them under `StringLike` in statements that allow, in policies of version 2012-10-17.

            Not reported: a value that is one variable and names a key of the same list, or `aws:Ec2InstanceSourceVpc`. AWS's guides write
            `"aws:ResourceOrgID": "${aws:PrincipalOrgID}"` and `"aws:SourceVpc": "${aws:Ec2InstanceSourceVpc}"` themselves, though the words of
            the check are against every variable; nobody can choose these values. Which other keys the check takes is not published.

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringLike": { "aws:SourceVpce": "vpce-[|${aws:PrincipalTag/endpoint}|]" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEquals": { "aws:SourceVpce": ["vpce-0a1b2c3d4e5f67890", "vpce-0f1e2d3c4b5a69780"] } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (!statement.Policy.MayHavePlaceholders || !statement.Policy.HasVariables)
        {
            return;
        }

        SensitiveKeys.Demand demand = SensitiveKeys.Of(condition, statement);
        if (demand == SensitiveKeys.Demand.None)
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (!value.Text.TryGetText(out ReadOnlySpan<char> text))
            {
                continue;
            }

            foreach (PolicyVariable variable in PolicyVariable.FindAll(text))
            {
                if (variable.IsClosed
                    && !variable.IsLiteral(text)
                    && IsOfIam(variable.GetBody(text))
                    && !IsFixed(demand, variable, text)
                    && SensitiveKeys.IsTooWide(demand, text, variable.Start, variable.Length))
                {
                    context.Report(
                        value.Text.GetOrigin(variable.Start, variable.Length),
                        text.Slice(variable.Start, variable.Length).ToString(),
                        condition.Key.ToDisplayString(),
                        demand switch
                        {
                            SensitiveKeys.Demand.LiteralId => "left of the colon a variable must stand alone",
                            SensitiveKeys.Demand.LiteralBefore => "fewer than six characters stand right before it",
                            _ => "no variable has a use in this key",
                        });
                    break;
                }
            }
        }
    }

    /// <summary>What another tool fills in before AWS reads it, such as <c>${AWS::AccountId}</c>, is no variable.</summary>
    private static bool IsOfIam(ReadOnlySpan<char> body)
    {
        int comma = body.IndexOf(',');
        return Placeholder.IsPolicyVariable(comma < 0 ? body : body.Slice(0, comma));
    }

    /// <summary>True for a value that is one variable whose value nobody can choose.</summary>
    private static bool IsFixed(SensitiveKeys.Demand demand, PolicyVariable variable, ReadOnlySpan<char> text)
    {
        if (demand != SensitiveKeys.Demand.Literal || variable.Length != text.Length)
        {
            return false;
        }

        ReadOnlySpan<char> key = variable.GetBody(text);
        return SensitiveKeys.IsNamed(key) || key.Equals(InstanceVpc.AsSpan(), StringComparison.OrdinalIgnoreCase);
    }
}
