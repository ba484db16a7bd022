using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

internal sealed class UnconditionalDenyOfAllButRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6023",
        Name = "unconditional-deny-of-all-but",
        Severity = Severity.Suggestion,
        SecuritySeverity = 1.0,
        Title = "Deny of all but a list, without a condition",
        Message = "{0} under Deny takes away everything that it does not list, whatever other policies allow",
        Rationale = "No other policy can give it back; and a list of what is spared is easily read as a list of what is denied.",
        Remedy = "Allow only what is needed, or say in a Condition when the statement is to deny.",
        IsEnabledByDefault = false,
        Help = """
            An identity-based policy that denies with `NotAction` or `NotResource` and without a condition caps whoever has it, as a permissions
            boundary would, in every other policy of theirs. That may be what is wanted; it is off by default for that reason
            ([NotAction](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html)).

            Not reported: statements with a condition; service control policies and boundaries, where lists of what is allowed are a common form.

            ## Bad

            ```json identity
            { "Effect": "Deny", [|"NotAction"|]: ["s3:*", "ec2:*"], "Resource": "*" }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Deny", "NotAction": ["s3:*", "ec2:*"], "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement is { Effect: Effect.Deny, Policy.Kind: PolicyKind.Identity, IsComplete: true }
            && (statement.NotAction ?? statement.NotResource) is { } list
            && !statement.HasElement("Condition"))
        {
            context.Report(list.Name.Origin, list.Name.ToDisplayString());
        }
    }
}
