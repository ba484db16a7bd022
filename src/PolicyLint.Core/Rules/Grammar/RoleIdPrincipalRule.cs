using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class RoleIdPrincipalRule : PrincipalValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1035",
        Name = "role-id-principal",
        Severity = Severity.Warning,
        Title = "Principal is the unique id of an IAM role",
        Message = "\"{0}\" is the unique id of an IAM role, not its ARN",
        Rationale = "AWS shows the id of a role that was deleted: it lets in nobody, and a new role of that name has another id.",
        Remedy = "Write the ARN of the role, or remove the principal if the role is gone.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_ROLE_REFERENCE"),
        Help = """
            AWS stores the unique id of a role (`AROA…`) in the place of its ARN, and shows the ARN again as long as the role exists
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)). A policy
            with an id was usually copied from AWS after the role had been deleted.

            Reported under `AWS` only, in policies that take principals. What comes after the prefix must look like an id: 16 or more
            capitals and digits in all.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": [|"AROADBQP57FF2AEXAMPLE"|] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/build" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override void Check(PrincipalEntry entry, SymbolicString value, ReadOnlySpan<char> text, RuleContext context)
    {
        if (entry.Type == PrincipalType.Aws && UniqueId.Is(text, "AROA"))
        {
            context.Report(value.Origin, text.ToString());
        }
    }
}
