using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class TrustResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1084",
        Name = "trust-resource",
        Severity = Severity.Error,
        Title = "Resource in a role trust policy",
        Message = "{0} in a role trust policy: the role itself is the resource",
        Rationale = "IAM refuses the policy.",
        Remedy = "Remove the element.",
        AccessAnalyzerCodes = ImmutableArray.Create("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE"),
        Fix = FixAvailability.Always,
        Help = """
            A role trust policy is attached to the role that it speaks of, and takes neither `Resource` nor `NotResource`
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html)).

            A policy whose kind nobody tells is taken for a trust policy when it has principals, allows, and has actions of `sts` only;
            but not with the principal `"*"` and a resource together, which is the endpoint policy of STS. Use `--kind` where the
            guess is wrong.

            ## Bad

            ```json trust
            { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole", [|"Resource"|]: "*" }
            ```

            ## Good

            ```json trust
            { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind == PolicyKind.Trust)
        {
            Report(statement.Resource, context);
            Report(statement.NotResource, context);
        }
    }

    private static void Report(ValueList? list, RuleContext context)
    {
        if (list is not null)
        {
            string name = list.Name.ToDisplayString();
            context.Report(list.Name.Origin, name)
                .WithFix(new Fix($"Remove {name}", FixSafety.Unsafe, new PolicyEdit.RemoveElement(list.Name.Origin)));
        }
    }
}
