using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class ForAllValuesOnAbsentKeyRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6018",
        Name = "for-all-values-on-absent-key",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "ForAllValues lets in whoever lacks the key",
        Message = "{0} holds for requests without \"{1}\" too: {2}",
        Rationale = "ForAllValues is true of no values at all, so that strangers meet the condition that was to keep them out.",
        Remedy = "Use ForAnyValue, or demand the key with Null and false besides.",
        Fix = FixAvailability.Sometimes,
        Help = """
            `ForAllValues:` asks whether every value in the request matches; of a key that is not there, there are none
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html)).
            For keys that say who makes a request, or on whose behalf, absence is what an outsider has: who belongs to no organization
            has no `aws:PrincipalOrgPaths`, who calls directly has no `aws:CalledVia`. Reported under Allow are `aws:PrincipalOrgPaths`,
            `aws:SourceOrgPaths`, `aws:ResourceOrgPaths`, `aws:VpceOrgPaths`, `aws:PrincipalServiceNamesList`, `aws:CalledVia` and the
            `amr` of an identity provider, under an operator that is not negated.

            The fix puts `ForAnyValue:` in the place, the form that AWS shows for these keys. It is unsafe: the statement allows less.
            It is offered when the operator has no other key.

            Not reported: keys that tell what a request asks for, such as `aws:TagKeys`, where absence means that nothing is asked for;
            keys of one value (`for-all-values-on-single-valued-key`); statements in which another condition demands the same key;
            resource-based and trust policies for everybody, where the question is whether the statement is public (`condition-without-effect`).

            ## Bad

            ```json identity
            {
              "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
              "Condition": { "ForAllValues:StringEquals": { [|"aws:CalledVia"|]: "athena.amazonaws.com" } }
            }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
              "Condition": { "ForAnyValue:StringEquals": { "aws:CalledVia": "athena.amazonaws.com" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (@operator.Qualifier != ConditionQualifier.ForAllValues
            || !statement.IsAllow
            || @operator.IsNegated
            || @operator.Family is ConditionOperatorFamily.Null or ConditionOperatorFamily.Unknown
            || condition.Values.IsEmpty
            || CallerLists.WithoutKey(condition) is not { } lacking
            || !statement.IsComplete
            || IsForEverybody(statement)
            || CallerLists.IsDemandedBesides(condition, statement))
        {
            return;
        }

        context.Report(condition.Key.Origin, @operator.CanonicalName, condition.Key.ToDisplayString(), lacking)
            .WithFix(CallerLists.Replace(condition, statement, ConditionQualifier.ForAnyValue));
    }

    private static bool IsForEverybody(Statement statement)
    {
        if (statement.Principal is not { } principal || statement.Policy.Kind is not (PolicyKind.Resource or PolicyKind.Trust))
        {
            return false;
        }

        foreach (PrincipalEntry entry in principal.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (entry.Type == PrincipalType.Aws && value.Is("*") == Certainty.Yes)
                {
                    return true;
                }
            }
        }

        return principal.IsEveryone;
    }
}
