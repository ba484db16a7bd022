using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class NeverMatchingPrincipalArnRule : ConditionRule
{
    private const string AssumedRole = "assumed-role/";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6025",
        Name = "never-matching-principal-arn",
        Severity = Severity.Warning,
        SecuritySeverity = 4.0,
        Title = "ARN that aws:PrincipalArn never has",
        Message = "\"{0}\" is never the value of {1}: {2}",
        Rationale = "Whoever is meant is not: an exception spares nobody, and a grant is for nobody.",
        Remedy = "Name the role, \"arn:aws:iam::111122223333:role/Name\": it stands for all of its sessions.",
        Fix = FixAvailability.Sometimes,
        Help = """
            For a request with a role's session, `aws:PrincipalArn` is the ARN of the role, with its path, and not that of the session
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn)).
            A value such as `arn:aws:sts::111122223333:assumed-role/Admin/*` matches nothing: under a negated operator, as in the exception
            of a Deny, Admin is denied with all others. Neither does the ARN of a group, which makes no requests, nor the number of an
            account, which is `aws:PrincipalAccount`.

            The fix puts the ARN of the role in the place, where the value names one. It is unsafe: the statement begins to work; and a
            role's path, which the session's ARN does not tell, is to be added by hand.

            Not reported: `federated-user/` of STS, which is a value of the key; `Null`; values not known in all parts, and with policy
            variables.

            ## Bad

            ```json scp
            {
              "Effect": "Deny", "Action": "cloudtrail:StopLogging", "Resource": "*",
              "Condition": { "ArnNotLike": { "aws:PrincipalArn": [|"arn:aws:sts::*:assumed-role/Admin/*"|] } }
            }
            ```

            ## Good

            ```json scp
            {
              "Effect": "Deny", "Action": "cloudtrail:StopLogging", "Resource": "*",
              "Condition": { "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/Admin" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Family is not (ConditionOperatorFamily.Arn or ConditionOperatorFamily.String) || !KeyTests.IsOn(condition, "aws:PrincipalArn"))
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text) && !Placeholder.IsIn(text) && WhyNever(text) is { } reason)
            {
                context.Report(value.Text.Origin, text.ToString(), condition.Key.ToDisplayString(), reason).WithFix(NameRole(value.Text, text));
            }
        }
    }

    private static string? WhyNever(ReadOnlySpan<char> text)
    {
        if (!Arn.TryParse(text, out Arn arn))
        {
            return IsAccount(text) ? "an account is the value of aws:PrincipalAccount" : null;
        }

        return arn.Resource.StartsWith(AssumedRole.AsSpan(), StringComparison.Ordinal) ? "a session has the ARN of its role there"
            : arn.Service.SequenceEqual("iam".AsSpan()) && arn.Resource.StartsWith("group/".AsSpan(), StringComparison.Ordinal) ? "a group makes no requests"
            : null;
    }

    private static bool IsAccount(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is not (>= '0' and <= '9'))
            {
                return false;
            }
        }

        return text.Length == 12;
    }

    private static Fix? NameRole(SymbolicString value, ReadOnlySpan<char> text)
    {
        if (!Arn.TryParse(text, out Arn arn) || !arn.Resource.StartsWith(AssumedRole.AsSpan(), StringComparison.Ordinal))
        {
            return null;
        }

        ReadOnlySpan<char> role = arn.Resource.Slice(AssumedRole.Length);
        int end = role.IndexOf('/');
        role = end < 0 ? role : role.Slice(0, end);
        return role.IsEmpty
            ? null
            : new Fix("Name the role", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, $"arn:{arn.Partition.ToString()}:iam::{arn.Account.ToString()}:role/{role.ToString()}"));
    }
}
