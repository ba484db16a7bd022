using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UnmatchedActionPatternRule : ReferencedActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2003",
        Name = "unmatched-action-pattern",
        Severity = Severity.Warning,
        Title = "Action pattern that matches no action",
        Message = "\"{0}\" matches no action of {1}, so it {2} nothing ({3}){4}",
        Rationale = "The pattern does nothing: what it was meant to grant is denied, what it was meant to deny is not.",
        Remedy = "Write the pattern so that it matches; `policylint reference 's3:Get*'` shows what a pattern matches.",
        Fix = FixAvailability.Sometimes,
        Help = """
            A pattern stands for the service's actions that it matches, without regard to case, and this one matches none that the
            reference knows. Usually its beginning is misspelt. In a `Deny` it is worse than in an `Allow`: what was to be forbidden
            is not.

            The reference has a date, which the message tells; actions that AWS added later can be declared in the configuration.
            A fix is offered where one beginning of the service's actions is spelt nearly so.

            Not reported: patterns that match an action which the configuration declares; services that are not known
            (`unknown-service-in-action`); and values with a placeholder of some tool, `${…}` or `{{…}}`.

            ## Bad

            ```json
            { "Effect": "Deny", "Action": [[|"s3:Dlete*Object"|], [|"s3:Putt*"|]], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Deny", "Action": ["s3:Delete*Object", "s3:Put*"], "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override void Check(in StatementAction action, ReadOnlySpan<char> text, Statement statement, RuleContext context)
    {
        if (action.Form != StatementActionForm.Pattern || !action.IsServiceKnown || !action.Matches.IsEmpty || context.IsDeclaredAction(text))
        {
            return;
        }

        int colon = text.IndexOf(':');
        string? meant = NearestBeginning(action.Service, text.Slice(colon + 1));
        DiagnosticBuilder report = context.Report(
            action.Value.Origin,
            text.ToString(),
            action.Service.Prefix,
            action.IsExcluded ? "excludes" : statement.Effect == Effect.Deny ? "denies" : "grants",
            ReferenceDate.Of(context.Reference),
            meant is null ? "" : $"; did you mean \"{text.Slice(0, colon).ToString()}:{meant}\"?");
        if (meant is not null)
        {
            string repaired = $"{text.Slice(0, colon).ToString()}:{meant}";
            report.WithFix(new Fix($"Write {repaired}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(action.Value.Origin, repaired)));
        }
    }

    /// <summary>
    /// For a word or words with one asterisk at the end: the nearest of the beginnings, of as many words, that the service's
    /// actions have.
    /// </summary>
    private static string? NearestBeginning(AwsService service, ReadOnlySpan<char> pattern)
    {
        ReadOnlySpan<char> literal = pattern.TrimEnd('*');
        if (literal.IsEmpty || literal.IndexOfAny('*', '?') >= 0)
        {
            return null;
        }

        int words = CountWords(literal);
        var beginnings = new List<string>();
        foreach (AwsAction action in service.Actions)
        {
            string name = action.Name;
            string beginning = name.Substring(0, EndOfWords(name, words));
            if (beginnings.Count == 0 || beginnings[beginnings.Count - 1] != beginning)
            {
                beginnings.Add(beginning);
            }
        }

        return Spelling.Nearest(literal, beginnings) is { } nearest ? nearest + "*" : null;
    }

    private static int CountWords(ReadOnlySpan<char> name)
    {
        int words = 0;
        for (int i = 0; i < name.Length; i++)
        {
            words += i == 0 || StartsWord(name, i) ? 1 : 0;
        }

        return words;
    }

    private static int EndOfWords(string name, int words)
    {
        for (int i = 1; i < name.Length; i++)
        {
            if (StartsWord(name.AsSpan(), i) && --words == 0)
            {
                return i;
            }
        }

        return name.Length;
    }

    private static bool StartsWord(ReadOnlySpan<char> name, int index) => char.IsUpper(name[index]) && !char.IsUpper(name[index - 1]);
}
