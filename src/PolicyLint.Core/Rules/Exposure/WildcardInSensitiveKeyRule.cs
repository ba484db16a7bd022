using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Exposure;

internal sealed class WildcardInSensitiveKeyRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5062",
        Name = "wildcard-in-sensitive-key",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "Wildcard in the account, organization, network or repository that an Allow is for",
        Message = "\"{0}\" of \"{1}\" can be anybody's: {2}",
        Rationale = "Ids of accounts, organizations, VPCs and users have no order: a pattern lets strangers in along with those who are meant.",
        Remedy = "Write the ids out, as a list if there are several; for GitHub, begin with \"repo:\" and the name of the organization.",
        AccessAnalyzerCodes = ImmutableArray.Create("WILDCARD_USAGE_TOO_PERMISSIVE"),
        AbsorbedBy = ImmutableArray.Create("PL5004", "PL5022", "PL5024"),
        Help = """
            An Allow that asks for `aws:PrincipalOrgID` like `o-a*` is open to every organization whose id begins so, and ids are not given
            in any order: nobody knows whose these are. AWS says of ten keys that no wildcard has a use in them
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html)):
            `aws:PrincipalAccount`, `aws:PrincipalOrgID`, `aws:ResourceAccount`, `aws:ResourceOrgID`, `aws:SourceAccount`, `aws:SourceOrgID`,
            `aws:SourceVpc`, `aws:SourceVpce`, `aws:VpceAccount` and `aws:VpceOrgID`.

            Of two more keys the check looks at where the wildcard stands:

            - `aws:userid` is `role-id:session-name`. Left of the colon a wildcard may only stand alone (`*:alice`), not within an id.
            - `token.actions.githubusercontent.com:sub` needs six characters as they are right before each wildcard: `repo:*` is anybody's
              repository, `repo:octo*` of every organization whose name begins so, `repo:octo-org/*` of one organization.

            What is covered of Access Analyzer's check: these twelve keys, under `StringLike` (with `ForAnyValue:`, `ForAllValues:` and `IfExists`
            too) in statements that allow. AWS asks six characters of other keys as well, but does not publish which; and its words name other
            operators and Deny statements, where its own examples use patterns with these keys.

            `StringEquals` compares a wildcard as the character: that is `PL1057 wildcard-without-like`. `${*}` is the character too.

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders",
              "Condition": { "StringLike": { "aws:PrincipalOrgID": [|"o-a*"|] } }
            }
            ```

            ```json trust
            {
              "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Condition": {
                "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
                "StringLike": { "token.actions.githubusercontent.com:sub": [|"repo:*"|] }
              }
            }
            ```

            ```json identity
            {
              "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringLike": { "aws:ResourceAccount": [|"1111*"|] } }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders",
              "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }
            }
            ```

            ```json trust
            {
              "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
              "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
              "Condition": {
                "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
                "StringLike": { "token.actions.githubusercontent.com:sub": "repo:octo-org/octo-repo:*" }
              }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        SensitiveKeys.Demand demand = SensitiveKeys.Of(condition, statement);
        if (demand == SensitiveKeys.Demand.None)
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text) && HasTooWide(demand, text))
            {
                context.Report(value.Text.Origin, text.ToString(), condition.Key.ToDisplayString(), demand switch
                {
                    SensitiveKeys.Demand.LiteralId => "a wildcard left of the colon must stand alone there",
                    SensitiveKeys.Demand.LiteralBefore => "fewer than six characters stand right before a wildcard",
                    _ => "no wildcard has a use in this key",
                });
            }
        }
    }

    private static bool HasTooWide(SensitiveKeys.Demand demand, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
            {
                // What stands in a variable is its name, or the character itself.
                int close = text.Slice(i).IndexOf('}');
                if (close < 0)
                {
                    return false;
                }

                i += close;
            }
            else if (text[i] is '*' or '?' && SensitiveKeys.IsTooWide(demand, text, i, length: 1))
            {
                return true;
            }
        }

        return false;
    }
}
