using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class MalformedArnRule : ResourceValueRule
{
    private const string Prefix = "arn:";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1040",
        Name = "malformed-arn",
        Severity = Severity.Error,
        Title = "Resource is not an ARN",
        Message = "\"{0}\" is neither an ARN nor \"*\"",
        Rationale = "AWS refuses the policy, or takes the value for the ARN of something else.",
        Remedy = "Write the whole ARN: arn:partition:service:region:account:resource.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_ARN_PREFIX"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A `Resource` or `NotResource` is `*`, or an ARN
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html)). The
            prefix `arn:` is in lower case. IAM refuses a value without a colon, and reads what comes after the first one as the rest of
            an ARN ([getmoto/moto#2269](https://github.com/getmoto/moto/pull/2269)).

            The fix is offered when only the prefix is missing or in the wrong case, or when white space stands around the ARN.

            Not reported:

            - role trust policies, which take no resource (`trust-resource`);
            - values that begin with a placeholder, `${…}` or `{{…}}`: it may stand for an ARN;
            - values that begin with a wildcard, such as `*:s3:::reports`, or whose wildcards can read as `arn`. AWS's check is said to
              report them; nobody outside has tested it;
            - `execute-api:/…` in resource-based policies: API Gateway completes it
              ([API Gateway](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html)).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [[|"reports/*"|], [|"aws:s3:::reports/*"|]] }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json resource
            { "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/prod/GET/*" }
            ```
            """,
    };

    protected override void Check(SymbolicString value, ReadOnlySpan<char> text, PolicyKind kind, RuleContext context)
    {
        if (text.StartsWith(Prefix.AsSpan(), StringComparison.Ordinal) || MayStandForArn(text) || IsApiShorthand(text, kind))
        {
            return;
        }

        DiagnosticBuilder report = context.Report(value.Origin, text.ToString());
        if (Repair(text.Trim()) is { } repaired)
        {
            report.WithFix(new Fix($"Write {repaired}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, repaired)));
        }
    }

    private static bool MayStandForArn(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return false;
        }

        if (text[0] is '*' or '?' || text.StartsWith("${".AsSpan(), StringComparison.Ordinal) || text.StartsWith("{{".AsSpan(), StringComparison.Ordinal))
        {
            return true;
        }

        int colon = text.IndexOf(':');
        ReadOnlySpan<char> first = colon < 0 ? text : text.Slice(0, colon);
        return WildcardPattern.HasWildcard(first) && WildcardPattern.Matches(first, "arn".AsSpan());
    }

    private static bool IsApiShorthand(ReadOnlySpan<char> text, PolicyKind kind)
        => kind == PolicyKind.Resource && text.StartsWith("execute-api:".AsSpan(), StringComparison.Ordinal);

    /// <summary>The ARN, when no more than its prefix has to be put right.</summary>
    private static string? Repair(ReadOnlySpan<char> text)
    {
        string candidate =
            text.StartsWith(Prefix.AsSpan(), StringComparison.OrdinalIgnoreCase) ? Prefix + text.Slice(Prefix.Length).ToString()
            : text.StartsWith("aws:".AsSpan(), StringComparison.Ordinal) || text.StartsWith("aws-".AsSpan(), StringComparison.Ordinal) ? Prefix + text.ToString()
            : "";
        return Arn.TryParse(candidate.AsSpan(), out _) ? candidate : null;
    }
}
