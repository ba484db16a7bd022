using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class RcpAllowRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1089",
        Name = "rcp-allow",
        Severity = Severity.Error,
        Title = "Resource control policy that allows",
        Message = "\"{0}\" in a resource control policy, which can only deny",
        Rationale = "AWS Organizations refuses the policy: the one that allows, RCPFullAWSAccess, is AWS's own and always attached.",
        Remedy = "Turn the statement round: deny what must not be, with a Condition for what may.",
        AccessAnalyzerCodes = ImmutableArray.Create("RCP_SYNTAX_ERROR_ALLOW"),
        Help = """
            The `Effect` of a resource control policy is `Deny`
            ([Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html)). Access
            Analyzer accepts an `Allow` with the principal `"*"`, the resource `"*"` and no condition; Organizations does not, so this
            rule is stricter.

            Not reported: the statement of `RCPFullAWSAccess`, which allows `*` on `*` to `*`, so that a copy of it can be linted.

            ## Bad

            ```json rcp
            { "Effect": [|"Allow"|], "Principal": "*", "Action": "s3:*", "Resource": "*" }
            ```

            ## Good

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }
            }
            ```

            ```json rcp
            { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind == PolicyKind.ResourceControl
            && statement is { IsAllow: true, IsComplete: true, EffectElement: { } effect }
            && !IsFullAccess(statement))
        {
            context.Report(effect.Value.Origin, effect.Value.ToDisplayString());
        }
    }

    private static bool IsFullAccess(Statement statement)
        => statement.Principal is { } principal
        && Everyone.IsMeantBy(principal)
        && IsStar(statement.Action)
        && IsStar(statement.Resource)
        && !statement.HasElement("Condition");

    private static bool IsStar(ValueList? list) => list is { Values.Length: 1 } && list.Values[0].Is("*") == Certainty.Yes;
}
