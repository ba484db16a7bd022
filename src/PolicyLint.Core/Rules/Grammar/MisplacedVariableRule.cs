using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Grammar;

internal sealed class MisplacedVariableRule : VariableRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1074",
        Name = "misplaced-variable",
        Severity = Severity.Error,
        Title = "Variable in an element that takes none",
        Message = "\"{0}\" is a variable, and {1} takes none",
        Rationale = "IAM does not replace it: the text is taken as it stands and matches nothing, or the policy is refused.",
        Remedy = "Write the value itself, or move the variable into Resource or a condition value.",
        AccessAnalyzerCodes = ImmutableArray.Create("VARIABLE_UNSUPPORTED_IN_ELEMENT"),
        Help = """
            IAM replaces variables in `Resource`, `NotResource` and the values of a `Condition` only
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse)).
            Reported are variables in `Action`, `NotAction`, `Principal`, `NotPrincipal` and `Sid`, whatever the policy's `Version`.

            Not reported:

            - placeholders that do not read as a condition key, such as `${account_id}` or `${AWS::AccountId}`: another tool puts text
              in their place before AWS sees the policy;
            - variables in the first five fields of an ARN. The user guide allows them after the fifth colon only; whether AWS minds
              is not documented, and AWS's own managed policies have `${aws:PrincipalAccount}` there;
            - the `Sid` of an identity-based policy, where `invalid-sid` reports the dollar sign.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/[|${aws:username}|]" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/*" }
            ```

            ## Good

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*" }
            ```
            """,
    };

    protected override void Check(VariableUse use, RuleContext context)
    {
        if (use.Place == VariablePlace.OtherElement && use.Variable.IsClosed && Placeholder.IsPolicyVariable(use.Key))
        {
            context.Report(use.Origin, use.Written, use.Element.ToDisplayString());
        }
    }
}
