using System.Text;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Analysis;

/// <summary>What a value of <c>Resource</c> or <c>NotResource</c> is.</summary>
public enum StatementResourceForm
{
    /// <summary>Not known in all parts, and in its known parts no ARN.</summary>
    Unknown,

    /// <summary>No ARN of six fields, and not <c>*</c>.</summary>
    Malformed,

    /// <summary><c>*</c>.</summary>
    Everything,

    /// <summary>An ARN, with or without wildcards and variables.</summary>
    Arn,
}

/// <summary>One value of a statement's <c>Resource</c> or <c>NotResource</c>, taken apart once for all rules.</summary>
public readonly struct StatementResource
{
    private readonly string? _pattern;

    internal StatementResource(SymbolicString value, bool isExcluded, Policy policy)
    {
        Value = value;
        IsExcluded = isExcluded;
        if (!value.TryGetText(out ReadOnlySpan<char> text))
        {
            // What a template leaves open can be any text: in an ARN, it is a variable like any other.
            string pattern = PatternOf(value);
            if (Model.Arn.TryParse(pattern.AsSpan(), out _))
            {
                Form = StatementResourceForm.Arn;
                _pattern = pattern;
            }

            return;
        }

        Form = WildcardPattern.IsAny(text) ? StatementResourceForm.Everything
            : Model.Arn.TryParse(text, out _) ? StatementResourceForm.Arn
            : StatementResourceForm.Malformed;
        if (Form == StatementResourceForm.Arn && policy.MayHavePlaceholders)
        {
            // Without a version that has variables, ${…} may still be what Terraform or a shell fills in.
            _pattern = text.IndexOf("${".AsSpan()) >= 0 || text.IndexOf("{{".AsSpan()) >= 0 ? WithoutVariables(text) : null;
        }
    }

    /// <summary>The value as written.</summary>
    public SymbolicString Value { get; }

    /// <summary>True when it stands in <c>NotResource</c>.</summary>
    public bool IsExcluded { get; }

    /// <summary>What it is.</summary>
    public StatementResourceForm Form { get; }

    /// <summary>
    /// The value as a pattern: a policy variable, a placeholder of another tool (<c>{{…}}</c>) or what a template leaves open, which
    /// can be any text, is an asterisk; <c>${*}</c> and its like, which are the characters themselves, are question marks. Empty when the value is not known.
    /// </summary>
    public ReadOnlySpan<char> Pattern => _pattern is not null ? _pattern.AsSpan() : Value.TryGetText(out ReadOnlySpan<char> text) ? text : default;

    /// <summary>True when asterisks and question marks of the pattern stand for variables or placeholders.</summary>
    internal bool HasVariables => _pattern is not null;

    /// <summary>The fields of the pattern, when it is an ARN.</summary>
    public bool TryGetArn(out Arn arn)
    {
        arn = default;
        return Form == StatementResourceForm.Arn && Arn.TryParse(Pattern, out arn);
    }

    /// <summary>True when the last characters of the pattern are those of the value: no variable, placeholder or hole is among them.</summary>
    /// <param name="length">How many.</param>
    internal bool EndsAsWritten(int length)
    {
        if (_pattern is null)
        {
            return true;
        }

        if (!Value.TryGetText(out ReadOnlySpan<char> text))
        {
            SymbolicString.Piece last = Value.Pieces[Value.Pieces.Length - 1];
            text = last.IsHole ? default : last.Text.AsSpan();
        }

        return text.Length >= length && text.Slice(text.Length - length).SequenceEqual(_pattern.AsSpan(_pattern.Length - length));
    }

    /// <summary>
    /// The fields in which the value cannot name a resource of the type: those of the type's ARN pattern that comes nearest, that
    /// is, which differs in the fewest fields, the resource counting most. <c>*</c> names resources of every type.
    /// </summary>
    /// <returns>None when it can name one, and when nothing is known of the value.</returns>
    public ArnFields FindMismatches(AwsResourceType type)
    {
        if (!TryGetArn(out Arn arn))
        {
            return ArnFields.None;
        }

        ArnFields nearest = ArnFields.None;
        bool isFirst = true;
        foreach (AwsArnPattern pattern in type.ArnPatterns)
        {
            ArnFields mismatches = pattern.FindMismatches(arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource);
            if (mismatches == ArnFields.None)
            {
                return ArnFields.None;
            }

            // The flags go up in the order of the fields, and the last ones tell types apart.
            nearest = isFirst || mismatches < nearest ? mismatches : nearest;
            isFirst = false;
        }

        return nearest;
    }

    private static string PatternOf(SymbolicString value)
    {
        var pattern = new StringBuilder();
        foreach (SymbolicString.Piece piece in value.Pieces)
        {
            // Any name does for a name.
            pattern.Append(!piece.IsHole ? WithoutVariables(piece.Text.AsSpan()) : piece.IsName ? piece.Text : "*");
        }

        return pattern.ToString();
    }

    private static string WithoutVariables(ReadOnlySpan<char> text)
    {
        var pattern = new StringBuilder(text.Length);
        int position = 0;
        foreach (PolicyVariable variable in PolicyVariable.FindAll(text))
        {
            AppendWithoutBraces(pattern, text.Slice(position, variable.Start - position));
            pattern.Append(variable.IsLiteral(text) ? '?' : '*');
            position = variable.Start + variable.Length;
        }

        AppendWithoutBraces(pattern, text.Slice(position));
        return pattern.ToString();
    }

    private static void AppendWithoutBraces(StringBuilder builder, ReadOnlySpan<char> text)
    {
        while (text.IndexOf("{{".AsSpan()) is var open and >= 0 && text.Slice(open).IndexOf("}}".AsSpan()) is var length and >= 0)
        {
            Append(builder, text.Slice(0, open));
            builder.Append('*');
            text = text.Slice(open + length + 2);
        }

        Append(builder, text);
    }

    private static void Append(StringBuilder builder, ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            builder.Append(c);
        }
    }
}
