using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class UserIdPrincipalRule : PrincipalValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1036",
        Name = "user-id-principal",
        Severity = Severity.Warning,
        Title = "Principal is the unique id of an IAM user",
        Message = "\"{0}\" is the unique id of an IAM user, not its ARN",
        Rationale = "AWS shows the id of a user that was deleted: it lets in nobody, and a new user of that name has another id.",
        Remedy = "Write the ARN of the user, or remove the principal if the user is gone.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_USER_REFERENCE"),
        Help = """
            AWS stores the unique id of a user (`AIDA…`) in the place of its ARN, and shows the ARN again as long as the user exists
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html)). A policy
            with an id was usually copied from AWS after the user had been deleted.

            Reported under `AWS` only, in policies that take principals. What comes after the prefix must look like an id: 16 or more
            capitals and digits in all.

            ## Bad

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": [|"AIDACKCEVSQ6C2EXAMPLE"|] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/dana" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override void Check(PrincipalEntry entry, SymbolicString value, ReadOnlySpan<char> text, RuleContext context)
    {
        if (entry.Type == PrincipalType.Aws && UniqueId.Is(text, "AIDA"))
        {
            context.Report(value.Origin, text.ToString());
        }
    }
}
