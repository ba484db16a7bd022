using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class UnconditionalWriteRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3008",
        Name = "unconditional-write",
        Severity = Severity.Suggestion,
        SecuritySeverity = 3.0,
        IsEnabledByDefault = false,
        Title = "Action that only a condition can narrow has none",
        Message = "Action \"{0}\" can be narrowed by a condition only, and there is none: AWS has {1}",
        Rationale = "It changes things wherever it can, although the policy could say what for.",
        Remedy = "Give it a statement with a condition on one of the keys, if the workload's use can be told by them.",
        Help = """
            Some actions that write or change permissions accept no resource but `*`. Where AWS has condition keys for them, a
            condition is the only way to allow less: for which namespace, which kind of key, which source. The rule names
            these keys. Whether one of them fits is the author's to say, so the rule is off unless asked for.

            Not reported: actions that accept resources (`wildcard-resource` is about those); patterns; statements with any
            condition; keys that the action shares with most others of its service (`ec2:Region`, `s3:TlsVersion`) and global
            ones (`aws:…`), which tell nothing of the action; and policies of other kinds than identity-based ones.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"cloudwatch:PutMetricData"|], "Resource": "*" }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*",
              "Condition": { "StringEquals": { "cloudwatch:namespace": "Reports" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow
            || !statement.IsComplete
            || statement.Policy.Kind != PolicyKind.Identity
            || statement.Action is null
            || statement.HasElement("Condition")
            || !HasStar(context.Resources))
        {
            return;
        }

        foreach (StatementAction action in context.Actions)
        {
            if (action is { IsKnown: true, IsExcluded: false }
                && action.Action.Level is AccessLevel.Write or AccessLevel.PermissionsManagement
                && !Narrowability.CanBeNarrowed(action.Action))
            {
                Enumeration keys = KeysOf(action.Action);
                if (keys.Count > 0)
                {
                    context.Report(action.Value.Origin, action.Value.ToDisplayString(), keys.ToString());
                }
            }
        }
    }

    private static bool HasStar(ReadOnlySpan<StatementResource> resources)
    {
        foreach (StatementResource resource in resources)
        {
            if (resource is { Form: StatementResourceForm.Everything, IsExcluded: false })
            {
                return true;
            }
        }

        return false;
    }

    private static Enumeration KeysOf(AwsAction action)
    {
        var keys = new Enumeration();
        foreach (AwsConditionKey key in action.ConditionKeys)
        {
            string name = key.Name;
            if (!name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && !IsCommon(key, action.Service))
            {
                keys.Add($"\"{name}\"");
            }
        }

        return keys;
    }

    /// <summary>True for a key that most actions of the service have.</summary>
    private static bool IsCommon(AwsConditionKey key, AwsService service)
    {
        int having = 0;
        foreach (AwsAction action in service.Actions)
        {
            foreach (AwsConditionKey other in action.ConditionKeys)
            {
                if (other == key)
                {
                    having++;
                    break;
                }
            }
        }

        return having * 2 > service.Actions.Count;
    }
}
