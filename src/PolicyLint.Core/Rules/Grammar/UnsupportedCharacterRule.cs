using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class UnsupportedCharacterRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1017",
        Name = "unsupported-character",
        Severity = Severity.Error,
        Title = "Character that IAM does not accept",
        Message = "{0} is not one of the characters that IAM accepts in a policy",
        Rationale = "IAM takes tab, line feed, carriage return and U+0020 to U+00FF, and refuses a policy with any other.",
        Remedy = "Type the character that was meant; text from a word processor or a web page brings others along.",
        AbsorbedBy = ImmutableArray.Create("PL0010"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The parameters of IAM that take a policy have the pattern `[\u0009\u000A\u000D\u0020-\u00FF]+`
            (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html). Typographic quotes, dashes and spaces that
            cannot be seen come from copied text. The first such character of each value is reported, for identity-based policies,
            permissions boundaries, session policies and role trust policies; other services have other rules.

            Not reported: characters that are written as an escape of JSON (`\u2013`), because the text that is sent has none of them,
            and whether IAM accepts what they stand for is not documented (an escape of YAML is gone when the policy is sent); and names and Sids, which the rules about names and Sids
            report.

            The fix is offered where every such character of the value has one counterpart in ASCII.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports[|–|]2024/*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports-2024/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        PolicyKind kind = statement.Policy.Kind;
        if (kind is not (PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session or PolicyKind.Trust))
        {
            return;
        }

        if (kind == PolicyKind.Trust && statement.Sid is { } sid)
        {
            Check(sid.Value, context);
        }

        Check(statement.Action, context);
        Check(statement.NotAction, context);
        Check(statement.Resource, context);
        Check(statement.NotResource, context);
        Check(statement.Principal, context);
        Check(statement.NotPrincipal, context);
        Check(statement.Condition, context);
    }

    private static void Check(ValueList? list, RuleContext context)
    {
        foreach (SymbolicString value in list?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            Check(value, context);
        }
    }

    private static void Check(PrincipalElement? principal, RuleContext context)
    {
        foreach (PrincipalEntry entry in principal?.Entries ?? ImmutableArray<PrincipalEntry>.Empty)
        {
            foreach (SymbolicString value in entry.Values)
            {
                Check(value, context);
            }
        }
    }

    private static void Check(ConditionBlock? block, RuleContext context)
    {
        foreach (ConditionOperatorBlock operators in block?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in operators.Conditions)
            {
                Check(condition.Key, context);
                foreach (ConditionValue value in condition.Values)
                {
                    Check(value.Text, context);
                }
            }
        }
    }

    private static void Check(SymbolicString value, RuleContext context)
    {
        if (!value.TryGetText(out ReadOnlySpan<char> text))
        {
            return;
        }

#if NET8_0_OR_GREATER
        if (!text.ContainsAnyExceptInRange('\0', '\u00FF'))
        {
            return;
        }
#endif

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] > '\u00FF' && !value.IsEscape(i))
            {
                Report(value, text, i, context);
                return;
            }
        }
    }

    private static void Report(SymbolicString value, ReadOnlySpan<char> text, int offset, RuleContext context)
    {
        bool isPair = char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]);
        int character = isPair ? char.ConvertToUtf32(text[offset], text[offset + 1]) : text[offset];
        DiagnosticBuilder report = context.Report(value.GetOrigin(offset, isPair ? 2 : 1), TypographicCharacters.Describe(character));
        if (TypographicCharacters.ToAscii(text) is { Length: > 0 } ascii)
        {
            report.WithFix(new Fix("Use ASCII characters", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, ascii)));
        }
    }
}
