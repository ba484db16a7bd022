using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownActionRule : ReferencedActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2002",
        Name = "unknown-action",
        Severity = Severity.Error,
        Title = "Action that the service does not have",
        Message = "{0} has no action \"{1}\" ({2}){3}",
        Rationale = "No request ever has such an action: an Allow of it grants nothing, a Deny of it denies nothing.",
        Remedy = "Write the action that the call needs; `policylint reference SERVICE` lists those of a service.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_ACTION"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The actions of a service are those of its page in the
            [Service Authorization Reference](https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html),
            compared without regard to case. Most often an operation of the API is written, and the action that it needs has
            another name: `s3:ListObjectsV2` needs `s3:ListBucket`, `s3:HeadObject` needs `s3:GetObject`. AWS takes the policy and
            says nothing; the call is denied.

            The reference has a date, which the message tells. An action that AWS added later is not known to it: declare it in the
            configuration.

            The hint comes from what AWS documents for the operation, or from the spelling of the service's own actions. The fix is
            offered where one action is meant.

            Not reported: actions that were and are no more (`retired-action`); patterns (`unmatched-action-pattern`); services
            that are not known (`unknown-service-in-action`); actions that the configuration declares; and values with a
            placeholder of some tool, `${…}` or `{{…}}`.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": ["s3:[|ListObjectsV2|]", "s3:[|GetObjekt|]"], "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"] }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"] }
            ```
            """,
    };

    protected override void Check(in StatementAction action, ReadOnlySpan<char> text, Statement statement, RuleContext context)
    {
        if (action.Form != StatementActionForm.Name || !action.IsServiceKnown
            || context.Reference.IsRetired(text, out _) || context.IsDeclaredAction(text))
        {
            return;
        }

        int colon = text.IndexOf(':');
        ReadOnlySpan<char> name = text.Slice(colon + 1);
        string[] meant = Meant(action.Service, text, name);
        DiagnosticBuilder report = context.Report(
            action.Value.GetOrigin(colon + 1, name.Length),
            action.Service.Prefix,
            name.ToString(),
            ReferenceDate.Of(context.Reference),
            meant.Length == 0 ? "" : $"; did you mean {string.Join(" and ", Array.ConvertAll(meant, m => $"\"{m}\""))}?");
        if (meant.Length == 1)
        {
            report.WithFix(Repair(action.Value, meant[0], ListOf(in action, statement)));
        }
    }

    private static string[] Meant(AwsService service, ReadOnlySpan<char> action, ReadOnlySpan<char> name)
    {
        string[] needed = OperationActions.Of(action);
        if (needed.Length > 0)
        {
            return needed;
        }

        var names = new List<string>(service.Actions.Count);
        foreach (AwsAction known in service.Actions)
        {
            names.Add(known.Name);
        }

        return Spelling.Nearest(name, names) is { } nearest ? [$"{service.Prefix}:{nearest}"] : [];
    }

    /// <summary>Writes the right name, or takes the wrong one away where the right one is there already.</summary>
    private static Fix Repair(SymbolicString value, string meant, ValueList list)
    {
        foreach (SymbolicString other in list.Values)
        {
            if (other.Is(meant, ignoreCase: true) == Certainty.Yes)
            {
                return new Fix($"Remove it: {meant} is there", FixSafety.Unsafe, new PolicyEdit.RemoveElement(value.Origin));
            }
        }

        return new Fix($"Write {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, meant));
    }
}
