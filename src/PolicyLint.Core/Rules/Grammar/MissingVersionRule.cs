using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class MissingVersionRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1001",
        Name = "missing-version",
        Severity = Severity.Warning,
        Title = "Policy has no Version",
        Message = "Policy has no Version",
        Rationale = "Without it the policy is of version 2008-10-17, in which ${aws:username} and its like are plain text.",
        Remedy = "Add \"Version\": \"2012-10-17\".",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_VERSION"),
        Fix = FixAvailability.Always,
        Help = """
            A policy without `Version` is read by the rules of 2008-10-17: policy variables such as `${aws:username}` are compared as
            they stand, and newer features are missing
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html).

            The fix changes nothing in a policy that has no `${`, and is safe there. In others it turns text into variables.

            Bare statements without a policy around them are not reported, nor is a policy with a misspelt `version`: that is
            PL1004.

            ## Bad

            ```json
            [|{
              "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }|]
            ```

            ## Good

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ]
            }
            ```
            """,
    };

    private const string Newest = "2012-10-17";

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.IsFragment || !policy.IsComplete || ElementNames.IsGiven(policy, "Version"))
        {
            return;
        }

        FixSafety safety = MayHaveVariables(policy) ? FixSafety.Unsafe : FixSafety.Safe;
        context.Report(policy.Origin)
            .WithFix(new Fix($"Add Version {Newest}", safety, new PolicyEdit.SetProperty(policy.Origin, "Version", Newest)));
    }

    private static bool MayHaveVariables(Policy policy)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (MayHaveVariables(statement.Action)
                || MayHaveVariables(statement.NotAction)
                || MayHaveVariables(statement.Resource)
                || MayHaveVariables(statement.NotResource)
                || MayHaveVariables(statement.Principal)
                || MayHaveVariables(statement.NotPrincipal)
                || MayHaveVariables(statement.Condition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayHaveVariables(ValueList? list)
    {
        foreach (SymbolicString value in list?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (MayHaveVariable(value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayHaveVariables(PrincipalElement? principal)
    {
        foreach (PrincipalEntry entry in principal?.Entries ?? ImmutableArray<PrincipalEntry>.Empty)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (MayHaveVariable(value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool MayHaveVariables(ConditionBlock? block)
    {
        foreach (ConditionOperatorBlock operators in block?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in operators.Conditions)
            {
                bool found = MayHaveVariable(condition.Key);
                foreach (ConditionValue value in condition.Values)
                {
                    found |= MayHaveVariable(value.Text);
                }

                if (found)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool MayHaveVariable(SymbolicString value)
        => !value.TryGetText(out ReadOnlySpan<char> text) || text.IndexOf("${".AsSpan()) >= 0;
}
