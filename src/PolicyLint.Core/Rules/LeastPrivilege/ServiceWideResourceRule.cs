using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class ServiceWideResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3009",
        Name = "service-wide-resource",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "ARN stands for every resource of its service",
        Message = "Resource \"{0}\" is every {1} resource {2}, for [{3}](1)",
        Rationale = "It reads like an ARN of something, and allows for its service what \"*\" would.",
        Remedy = "Name the resources, or a prefix that only they have, such as \"arn:aws:s3:::reports-*\".",
        Help = """
            `arn:aws:s3:::*` names no bucket and no object: for the actions of S3 it is the same as `*`, which
            `wildcard-resource` reports. So is `arn:aws:dynamodb:*:*:*`, and in a template `!Sub "arn:${AWS::Partition}:s3:::*"`,
            whatever the partition will be.

            As with `wildcard-resource`, only identity-based policies that allow are looked at, and only if an action of the
            service can be allowed for some resources and not for others
            (https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html). With a Region, the finding is a
            suggestion: it is every resource there. An account makes no difference: a policy reaches other accounts only where
            they let it in.

            Not reported:

            - ARNs that name a type, such as `arn:aws:dynamodb:*:*:table/*` (`broad-arn`, off by default), or a part of a name.
            - Conditions that narrow the resources (see `wildcard-resource`).
            - A list that has `*` besides (`wildcard-resource`).
            - An action of `*` (`wildcard-action`).

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": [|"arn:aws:s3:::*"|] }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::reports-*/*" }
            ```

            ```json identity
            { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        // A condition may stand in what was not read.
        if (!statement.IsAllow || !statement.IsComplete || statement.Policy.Kind != PolicyKind.Identity || statement.Action is null)
        {
            return;
        }

        foreach (StatementResource resource in context.Resources)
        {
            if (!resource.IsExcluded && EndsInAsterisk(resource.Value) && resource.TryGetArn(out Arn arn) && WildcardPattern.IsAny(arn.Resource))
            {
                Check(resource, arn, statement, context);
            }
        }
    }

    private static void Check(in StatementResource resource, Arn arn, Statement statement, RuleContext context)
    {
        foreach (StatementResource other in context.Resources)
        {
            if (other is { Form: StatementResourceForm.Everything, IsExcluded: false })
            {
                return;
            }
        }

        if (NarrowingConditions.Narrow(statement.Condition))
        {
            return;
        }

        foreach (StatementAction action in context.Actions)
        {
            if (!action.IsExcluded && IsOf(arn.Service, action) && Narrowability.CanBeNarrowed(action))
            {
                bool hasRegion = !arn.Region.IsEmpty && !IsWrittenAsterisk(arn, resource);
                DiagnosticBuilder finding = context.Report(
                    resource.Value.Origin, resource.Value.ToDisplayString(), arn.Service.ToString(), hasRegion ? "of the Region" : "there is", $"\"{action.Value.ToDisplayString()}\"");
                finding.WithRelated(action.Value.Origin, "An action that it is too much for");
                if (hasRegion)
                {
                    finding.WithDefaultSeverity(Severity.Suggestion);
                }

                return;
            }
        }
    }

    /// <summary>True when the last character is an asterisk that is written, not what a template leaves open, and a field of its own.</summary>
    private static bool EndsInAsterisk(SymbolicString value)
    {
        if (value.TryGetText(out ReadOnlySpan<char> text))
        {
            return text.EndsWith(":*".AsSpan(), StringComparison.Ordinal);
        }

        SymbolicString.Piece last = value.Pieces[value.Pieces.Length - 1];
        return !last.IsHole && last.Text.EndsWith(":*", StringComparison.Ordinal);
    }

    /// <summary>True for a Region of <c>*</c>. What a template leaves open will be one Region.</summary>
    private static bool IsWrittenAsterisk(Arn arn, in StatementResource resource)
        => WildcardPattern.IsAny(arn.Region) && resource.Value.TryGetText(out _);

    private static bool IsOf(ReadOnlySpan<char> service, in StatementAction action)
        => action.Form is StatementActionForm.Name or StatementActionForm.Pattern
            && action.Value.TryGetText(out ReadOnlySpan<char> text)
            && text.Length > service.Length
            && text[service.Length] == ':'
            && text.StartsWith(service, StringComparison.OrdinalIgnoreCase);
}
