using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class VariableWithoutVersionRule : PolicyRule
{
    private const string WithVariables = "2012-10-17";
    private const string WithoutVariables = "2008-10-17";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1075",
        Name = "variable-without-version",
        Severity = Severity.Error,
        SecuritySeverity = 5.0,
        Title = "Variable in a policy whose version has none",
        Message = "\"{0}\" is plain text here: only policies of Version 2012-10-17 have variables",
        Rationale = "The text is compared as it stands: what should be allowed is not, and what should be denied is not either.",
        Remedy = "Set \"Version\": \"2012-10-17\".",
        AccessAnalyzerCodes = ImmutableArray.Create("VARIABLE_UNSUPPORTED_IN_VERSION"),
        Fix = FixAvailability.Always,
        Help = """
            Without `Version`, or with `2008-10-17`, IAM takes `${aws:username}` for that very text
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html)). A
            resource or a positive comparison then matches nothing, a negated comparison everything.

            It is one fault with one repair, so it is reported once for a policy, at the first variable that IAM would replace
            under the newer version. The fix gives effect to all of them.

            Not reported: statements without a document around them; a `Version` that does not exist (`invalid-version`); a resource
            control policy of version 2008-10-17 (`rcp-version`); placeholders of other tools, such as `${account_id}` or
            `${AWS::AccountId}`, which do not read as a condition key; and the escaped characters `${*}`, `${?}` and `${$}`.

            ## Bad

            ```json
            {
              "Version": "2008-10-17",
              "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/[|${aws:username}|]/*" }
            }
            ```

            ## Good

            ```json
            {
              "Version": "2012-10-17",
              "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*" }
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (!LacksVariables(policy))
        {
            return;
        }

        foreach (Statement statement in policy.Statements)
        {
            bool takesResource = policy.Kind != PolicyKind.Trust;
            if ((takesResource && (Reports(statement.Resource, context) || Reports(statement.NotResource, context))) || Reports(statement.Condition, context))
            {
                return;
            }
        }
    }

    /// <summary>True only when the version is known to be the old one: written so, or left out of a text that was read whole.</summary>
    private static bool LacksVariables(Policy policy) => policy switch
    {
        { IsFragment: true } => false,
        { Version: { } version } => version.Value.Is(WithoutVariables) == Certainty.Yes && policy.Kind != PolicyKind.ResourceControl,
        _ => policy.IsComplete && !policy.HasElement("Version"),
    };

    private static bool Reports(ValueList? list, RuleContext context)
    {
        if (list is not null)
        {
            foreach (SymbolicString value in list.Values)
            {
                if (Reports(value, context))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Reports(ConditionBlock? block, RuleContext context)
    {
        if (block is null)
        {
            return false;
        }

        foreach (ConditionOperatorBlock @operator in block.Operators)
        {
            if (@operator.Operator.Family is not (ConditionOperatorFamily.String or ConditionOperatorFamily.Arn))
            {
                continue;
            }

            foreach (Condition condition in @operator.Conditions)
            {
                foreach (ConditionValue value in condition.Values)
                {
                    if (Reports(value.Text, context))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool Reports(SymbolicString value, RuleContext context)
    {
        if (!value.TryGetText(out ReadOnlySpan<char> text))
        {
            return false;
        }

        foreach (PolicyVariable variable in PolicyVariable.FindAll(text))
        {
            if (variable.IsClosed && Placeholder.IsPolicyVariable(variable.GetBody(text)))
            {
                context.Report(value.GetOrigin(variable.Start, variable.Length), text.Slice(variable.Start, variable.Length).ToString())
                    .WithFix(new Fix("Set the version to 2012-10-17", FixSafety.Unsafe, new PolicyEdit.SetProperty(context.Policy!.Origin, "Version", WithVariables)));
                return true;
            }
        }

        return false;
    }
}
