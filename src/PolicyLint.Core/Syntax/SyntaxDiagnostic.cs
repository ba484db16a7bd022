using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>The ways in which a text can fail to be JSON or YAML, each with a rule of its own in <c>Rules/Input</c>.</summary>
internal enum SyntaxFault
{
    /// <summary>Some character stands where another was expected.</summary>
    UnexpectedCharacter,

    /// <summary>The text ends too early.</summary>
    UnexpectedEnd,

    /// <summary>There is no text, or only white space.</summary>
    EmptyText,

    /// <summary>A comment: tolerated, and refused by AWS.</summary>
    Comment,

    /// <summary>A comma before a closing bracket: tolerated, and refused by AWS.</summary>
    TrailingComma,

    /// <summary>Brackets nested deeper than <see cref="JsonReader.MaxDepth"/>.</summary>
    NestingTooDeep,

    /// <summary>More text after the end of the first value.</summary>
    ContentAfterEnd,

    /// <summary>A control character (NUL, line break, tab …) where none may stand.</summary>
    ControlCharacter,

    /// <summary>A backslash in a string followed by what is no escape.</summary>
    InvalidEscape,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>The file is UTF-16.</summary>
    Utf16,

    /// <summary>The file begins with a byte-order mark.</summary>
    ByteOrderMark,

    /// <summary>The text breaks the grammar of YAML.</summary>
    YamlSyntax,

    /// <summary>An alias inside the value that it stands for.</summary>
    RecursiveAlias,

    /// <summary>Aliases that stand for more values than anybody would write.</summary>
    TooManyAliases,

    /// <summary>A tab where YAML takes only blanks.</summary>
    TabIndentation,

    /// <summary>An alias for an anchor that is not there.</summary>
    UndefinedAlias,
}

/// <summary>One fault of a text.</summary>
/// <param name="Fault">What kind.</param>
/// <param name="Span">Where, in the tree's own text.</param>
/// <param name="Expected">What could have stood there, in words; empty where nothing was awaited.</param>
/// <param name="Found">What stands there, in words.</param>
internal readonly record struct SyntaxDiagnostic(SyntaxFault Fault, TextSpan Span, string Expected, string Found)
{
    /// <summary>True when reading stopped here: what comes after is unread.</summary>
    public bool StopsReading => Fault is SyntaxFault.UnexpectedCharacter or SyntaxFault.UnexpectedEnd or SyntaxFault.EmptyText
        or SyntaxFault.NestingTooDeep or SyntaxFault.ControlCharacter or SyntaxFault.InvalidEscape or SyntaxFault.YamlSyntax or SyntaxFault.TabIndentation;
}
