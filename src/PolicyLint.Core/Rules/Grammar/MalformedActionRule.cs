using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class MalformedActionRule : ActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1020",
        Name = "malformed-action",
        Severity = Severity.Error,
        Title = "Action is not of the form service:name",
        Message = "{0} \"{1}\" {2}",
        Rationale = "AWS refuses the policy.",
        Remedy = "Write the service's prefix, one colon and the action's name, such as \"s3:GetObject\".",
        Help = """
            An action is `*`, or a service's prefix and the action's name with one colon between them
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html)). Most often
            the prefix was forgotten: `GetObject` instead of `s3:GetObject`.

            Whether AWS has such a service and action is not asked here. Not reported: values with white space or a comma in them
            (`space-in-action`), and values with a placeholder of some tool, `${…}` or `{{…}}`.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": [[|"GetObject"|], [|"s3:Get:Object"|], [|"s3:"|]], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:List*"], "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override void Check(ValueList list, SymbolicString value, ReadOnlySpan<char> action, RuleContext context)
    {
        if (ActionForm.FaultOf(action) is { } fault && !ActionForm.HasSpace(action))
        {
            context.Report(value.Origin, list.Name.ToDisplayString(), action.ToString(), fault);
        }
    }
}
