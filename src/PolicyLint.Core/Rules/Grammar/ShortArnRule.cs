using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class ShortArnRule : ResourceValueRule
{
    private const int FieldCount = 6;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1041",
        Name = "short-arn",
        Severity = Severity.Warning,
        Title = "ARN with fewer than six fields",
        Message = "\"{0}\" has {1} of the six fields of an ARN",
        Rationale = "What AWS makes of it depends on the kind of policy: it is refused, matches nothing, or matches more than it seems to.",
        Remedy = "Write all six fields: arn:partition:service:region:account:resource; empty fields keep their colon.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_ARN_FIELD"),
        Fix = FixAvailability.Sometimes,
        Help = """
            An ARN has six fields with five colons between them
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html)). For Access Analyzer fewer are
            an error. IAM itself refuses some (`arn:aws:s3::reports`), and saves others in identity-based policies and fills up the
            missing fields (`arn:aws:sqs:*`), which AWS does not document
            ([getmoto/moto#2269](https://github.com/getmoto/moto/pull/2269)); so this is a warning.

            The fix is offered for an ARN that ends in `*` and names its service: it writes `*` for the fields that are missing, as
            IAM is known to read it.

            Not reported: values with a placeholder, `${…}` or `{{…}}`, which may stand for several fields; role trust policies, which
            take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": [|"arn:aws:sqs:*"|] }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:*" }
            ```
            """,
    };

    protected override void Check(SymbolicString value, ReadOnlySpan<char> text, PolicyKind kind, RuleContext context)
    {
        if (Arn.TryParse(text, out _) || !text.StartsWith("arn:".AsSpan(), StringComparison.Ordinal) || Placeholder.IsIn(text))
        {
            return;
        }

        int fields = 1;
        foreach (char c in text)
        {
            fields += c == ':' ? 1 : 0;
        }

        DiagnosticBuilder report = context.Report(value.Origin, text.ToString(), fields.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (text[text.Length - 1] == '*' && NamesService(text))
        {
            string padded = text.ToString() + string.Concat(Enumerable.Repeat(":*", FieldCount - fields));
            report.WithFix(new Fix("Write * for the fields that are missing", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, padded)));
        }
    }

    private static bool NamesService(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text.Slice("arn:".Length);
        int colon = rest.IndexOf(':');
        if (colon < 0)
        {
            return false;
        }

        rest = rest.Slice(colon + 1);
        colon = rest.IndexOf(':');
        return colon > 0 && !WildcardPattern.HasWildcard(rest.Slice(0, colon));
    }
}
