using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class MissingSidRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7036",
        Name = "missing-sid",
        Severity = Severity.Suggestion,
        IsEnabledByDefault = false,
        Title = "Statement without a Sid",
        Message = "{0} has no Sid",
        Rationale = "A Sid says what a statement is for, and reviews and findings can call it by its name.",
        Remedy = "Give the statement a Sid that says what it is for.",
        Help = """
            A `Sid` is optional and has no influence on what a statement does
            ([IAM JSON policy elements: Sid](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html)): this
            rule is a matter of taste, and off unless it is asked for. There is no fix, because only the author knows what the statement is
            for. Not reported: an empty `Sid` (`empty-sid`), and a policy with one statement, which needs no name to be told from others.

            ## Bad

            ```json
            [
              { "Sid": "ReadReports", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" },
              [|{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports" }|]
            ]
            ```

            ## Good

            ```json
            [
              { "Sid": "ReadReports", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" },
              { "Sid": "ListReports", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports" }
            ]
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.IsComplete && statement.Policy.Statements.Length > 1 && !statement.HasElement("Sid"))
        {
            string name = statement.DisplayName;
            context.Report(statement.Origin, char.ToUpperInvariant(name[0]) + name.Substring(1));
        }
    }
}
