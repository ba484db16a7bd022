using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Input;

/// <summary>A rule about a name that stands for nothing: it tells which one may be meant, and writes it.</summary>
internal abstract class UndefinedNameRule : TemplateFaultRule
{
    public sealed override void Check(TemplateFault fault, RuleContext context)
    {
        string? meant = Spelling.Nearest(fault.Name.AsSpan(), fault.Candidates);
        context.Report(fault.Origin, Arguments(fault, meant is null ? "" : $"; did you mean \"{meant}\"?"))
            .WithFix(meant is not null && IsWholeValue(fault) ? new Fix($"Write {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(fault.Origin, meant)) : null);
    }

    /// <summary>What fills the placeholders of the message.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="hint">What follows the message: which name may be meant, or nothing.</param>
    protected virtual string[] Arguments(TemplateFault fault, string hint) => [fault.Name, hint];

    /// <summary>
    /// True when the name is a value of its own, <c>"Bucket"</c> or <c>!Ref Bucket</c>, and not a part of one, as in
    /// <c>${Bucket}</c> and <c>Bucket.Arn</c>: only a whole value can be replaced.
    /// </summary>
    private static bool IsWholeValue(TemplateFault fault)
    {
        string written = fault.Origin.Text;
        if (written.Length == fault.Name.Length + 2 && written[0] is '"' or '\'')
        {
            return string.CompareOrdinal(written, 1, fault.Name, 0, fault.Name.Length) == 0;
        }

        // What begins with an exclamation mark is a tag.
        string text = fault.Origin.Source.Text;
        int end = fault.Origin.Span.End;
        return written == fault.Name && written.Length > 0 && written[0] != '!' && (end == text.Length || text[end] != '.') && !IsAfterBrace(text, fault.Origin.Span.Start);
    }

    private static bool IsAfterBrace(string text, int start)
    {
        while (start > 0 && text[start - 1] == ' ')
        {
            start--;
        }

        return start > 1 && text[start - 1] == '{' && text[start - 2] == '$';
    }
}
