using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

internal sealed class DenySkipsAbsentKeyRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6019",
        Name = "deny-skips-absent-key",
        Severity = Severity.Warning,
        SecuritySeverity = 6.0,
        Title = "Deny that requests without the key get past",
        Message = "{0} does not hold for requests without \"{1}\", so these are not denied: {2}",
        Rationale = "The ones that the statement is meant to keep out are those that do not have the key.",
        Remedy = "Use ForAllValues with the negated operator, and BoolIfExists: they hold without the key.",
        Fix = FixAvailability.Sometimes,
        Help = """
            A negated operator holds when the key is absent, but not behind `ForAnyValue:`: that needs a value in the request
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html)).
            A Deny with `ForAnyValue:StringNotLike` on `aws:PrincipalOrgPaths` does not deny those who belong to no organization, and one with
            `ForAnyValue:StringNotEquals` on `aws:CalledVia` does not deny direct calls. Reported are the keys of several values that
            say who makes a request, or for whom: `aws:PrincipalOrgPaths`, `aws:SourceOrgPaths`, `aws:ResourceOrgPaths`, `aws:VpceOrgPaths`,
            `aws:PrincipalServiceNamesList`, `aws:CalledVia` and the `amr` of an identity provider.

            In resource control policies, `"Bool": { "aws:PrincipalIsAWSService": "false" }` is reported too: only signed requests
            have that key, so that whatever is public stays public. AWS's samples have `BoolIfExists`
            ([resource control policies](https://github.com/aws-samples/resource-control-policy-examples)).

            The fix puts `ForAllValues:` or `BoolIfExists` in the place. It is unsafe: the policy denies more. It is offered when the operator
            has no other key.

            Not reported: policies in which another Deny holds without the key (`Null` with `true`); statements in which another
            condition demands a caller with properties; other keys, such as `aws:TagKeys`, without which there is nothing to deny; the
            forms with `IfExists`, of which AWS documents no meaning.

            ## Bad

            ```json resource
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "ForAnyValue:StringNotLike": { [|"aws:PrincipalOrgPaths"|]: "o-a1b2c3d4e5/r-ab12/*" } }
            }
            ```

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": {
                "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
                "Bool": { [|"aws:PrincipalIsAWSService"|]: "false" }
              }
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "ForAllValues:StringNotLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*" } }
            }
            ```

            ```json rcp
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": {
                "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
                "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }
              }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (statement.Effect != Effect.Deny || @operator.HasIfExists || condition.Values.IsEmpty)
        {
            return;
        }

        if (@operator is { Qualifier: ConditionQualifier.ForAnyValue, IsNegated: true })
        {
            CheckList(condition, statement, context);
        }
        else if (@operator is { Qualifier: ConditionQualifier.None, Family: ConditionOperatorFamily.Bool } && statement.Policy.Kind == PolicyKind.ResourceControl)
        {
            CheckService(condition, statement, context);
        }
    }

    private static void CheckList(Condition condition, Statement statement, RuleContext context)
    {
        if (CallerLists.WithoutKey(condition) is { } lacking
            && statement.Policy.IsComplete
            && !IsDeniedElsewhere(condition, statement))
        {
            context.Report(condition.Key.Origin, condition.Operator.CanonicalName, condition.Key.ToDisplayString(), lacking)
                .WithFix(CallerLists.Replace(condition, statement, ConditionQualifier.ForAllValues));
        }
    }

    private static void CheckService(Condition condition, Statement statement, RuleContext context)
    {
        if (KeyTests.IsOn(condition, CallerTests.IsService)
            && KeyTests.HasOnly(condition, "false")
            && CallerTests.TryRead(statement, out CallerTests tests)
            && !tests.IsPrincipalDemanded)
        {
            context.Report(condition.Key.Origin, condition.Operator.CanonicalName, condition.Key.ToDisplayString(), "those of anonymous callers")
                .WithFix(condition.Block.Conditions.Length == 1 ? ConditionFixes.RenameOperator(statement.Condition!, condition.Block, "BoolIfExists") : null);
        }
    }

    private static bool IsDeniedElsewhere(Condition condition, Statement statement)
    {
        foreach (Statement other in statement.Policy.Statements)
        {
            if (other.Effect != Effect.Deny || ReferenceEquals(other, statement) || other.Condition is null)
            {
                continue;
            }

            foreach (ConditionOperatorBlock block in other.Condition.Operators)
            {
                foreach (Condition candidate in block.Conditions)
                {
                    if (ServicePrincipals.HoldsWithoutKey(candidate) && IsSameKey(condition.Key, candidate.Key))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsSameKey(SymbolicString key, SymbolicString other)
        => key.TryGetText(out ReadOnlySpan<char> a) && other.TryGetText(out ReadOnlySpan<char> b) && a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
