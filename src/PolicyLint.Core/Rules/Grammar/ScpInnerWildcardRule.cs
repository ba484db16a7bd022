using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class ScpInnerWildcardRule : ActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1081",
        Name = "scp-inner-wildcard",
        Severity = Severity.Warning,
        IsEnabledByDefault = false,
        Title = "Wildcard before the end of an action in a service control policy",
        Message = "{0} \"{1}\" has a wildcard before its end",
        Rationale = "Until September 2025 AWS Organizations refused such a policy, and Access Analyzer may still report it.",
        Remedy = "Nothing has to be done, unless a tool that you need refuses it: then list the actions.",
        AccessAnalyzerCodes = ImmutableArray.Create("SCP_SYNTAX_ERROR_ACTION_WILDCARD"),
        Help = """
            Service control policies used to take a wildcard at the end of an action only. Since 19 September 2025 they take the
            full language of IAM policies, wildcards anywhere in the name included
            ([Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html)). The
            check is still in the reference of Access Analyzer; whether AWS still reports it is not known. So this rule is off, and
            there for those whose other tools live by the old grammar.

            Wildcards in the service's prefix are `wildcard-in-action-service`, and values that are malformed otherwise
            `malformed-action` and `space-in-action`.

            ## Bad

            ```json scp
            { "Effect": "Deny", "Action": [|"ec2:*Snapshot"|], "Resource": "*" }
            ```

            ## Good

            ```json scp
            { "Effect": "Deny", "Action": "ec2:CreateSnapshot*", "Resource": "*" }
            ```
            """,
    };

    protected override void Check(ValueList list, SymbolicString value, ReadOnlySpan<char> action, RuleContext context)
    {
        if (context.Policy!.Kind != PolicyKind.ServiceControl || ActionForm.FaultOf(action) is not null || ActionForm.HasSpace(action))
        {
            return;
        }

        ReadOnlySpan<char> name = action.Slice(action.IndexOf(':') + 1);
        if (WildcardPattern.HasWildcard(name.TrimEnd(['*', '?'])))
        {
            context.Report(value.Origin, list.Name.ToDisplayString(), action.ToString());
        }
    }
}
