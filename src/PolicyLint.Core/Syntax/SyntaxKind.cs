namespace PolicyLint.Syntax;

/// <summary>The kinds of node that JSON and YAML share.</summary>
internal enum SyntaxKind : byte
{
    /// <summary>A value that the text promises and does not give, because it is broken there.</summary>
    Missing,

    /// <summary>Names and values: a JSON object, a YAML mapping.</summary>
    Mapping,

    /// <summary>A JSON array, a YAML sequence.</summary>
    Sequence,

    /// <summary>Text.</summary>
    String,

    /// <summary>A number, as written.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary><c>null</c>.</summary>
    Null,
}
