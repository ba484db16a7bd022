using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class WildcardActionRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3001",
        Name = "wildcard-action",
        Severity = Severity.Error,
        SecuritySeverity = 9.1,
        Fix = FixAvailability.Sometimes,
        Title = "Action allows everything",
        Message = "Action \"{0}\" allows every action of every AWS service",
        Rationale = "Whoever holds this policy can read, change and delete everything, and give the same to others.",
        Remedy = "List the actions that the workload calls, such as \"s3:GetObject\"; start from the services that it uses.",
        Help = """
            An `Action` of `*` grants every action of every service that exists and of every service that AWS will ever add.
            It is usually written to get past an AccessDenied, and then it stays.

            Limits, boundaries and service control policies take what they list away again and grant nothing: `*` is
            their normal form, so this rule is silent for them.

            Where the resources tell which services are meant, all of them ARNs of five services at most, the fix allows the actions of
            these: a first step, after which `service-wildcard-action` lists them. It does so too for the policy of a resource whose type
            tells the service; in a role trust policy it names the one action with which its principals can assume the role. A `*` on
            every resource only its author can narrow.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": [|"*"|], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow || !Grants.Makes(statement.Policy.Kind) || statement.Action is null)
        {
            return;
        }

        foreach (SymbolicString action in statement.Action.Values)
        {
            if (action.TryGetText(out ReadOnlySpan<char> text) && IsEverything(text))
            {
                context.Report(action.Origin, text.ToString()).WithFix(NarrowedServices.Fix(action, statement, context));
            }
        }
    }

    private static bool IsEverything(ReadOnlySpan<char> action)
    {
        int colon = action.IndexOf(':');
        return colon < 0
            ? WildcardPattern.IsAny(action)
            : WildcardPattern.IsAny(action.Slice(0, colon)) && WildcardPattern.IsAny(action.Slice(colon + 1));
    }
}
