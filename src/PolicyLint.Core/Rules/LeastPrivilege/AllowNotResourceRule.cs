using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class AllowNotResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3006",
        Name = "allow-not-resource",
        Severity = Severity.Warning,
        SecuritySeverity = 6.5,
        Title = "Allow with NotResource allows nearly every resource",
        Message = "{0} with Allow allows the actions on every resource but those that it lists",
        Rationale = "What is made later, by anybody, is allowed too, and so is what the list forgets.",
        Remedy = "Name the resources in Resource; or keep the exceptions as NotResource with Deny.",
        Help = """
            `NotResource` with `Allow` allows the actions on every resource except those that it lists, in all services that the actions are
            of (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html). AWS warns of it:
            the list must name everything that is worth keeping from the holder, today and later.

            Not reported: `NotResource` with `Deny`, which is the right way to say "nothing but these"; a `NotResource` that lists
            `*`, which allows nothing; conditions that narrow the resources (see `wildcard-resource`); and policies of
            other kinds: resource-based ones speak of their own resource, the rest only limits.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", [|"NotResource"|]: "arn:aws:s3:::payroll/*" }
            ```

            ## Good

            ```json identity
            [
              { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" },
              { "Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::reports/*" }
            ]
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow
            || !statement.IsComplete
            || statement.Policy.Kind != PolicyKind.Identity
            || statement.NotResource is not { } excluded
            || NarrowingConditions.Narrow(statement.Condition))
        {
            return;
        }

        foreach (StatementResource resource in context.Resources)
        {
            if (resource is { IsExcluded: true, Form: StatementResourceForm.Everything })
            {
                return;
            }
        }

        context.Report(excluded.Name.Origin, excluded.Name.ToDisplayString());
    }
}
