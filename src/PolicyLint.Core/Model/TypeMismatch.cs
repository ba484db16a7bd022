using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>A value of a type that the policy grammar does not allow in its place.</summary>
/// <param name="Element">The element that it stands in, such as <c>Action</c>.</param>
/// <param name="Expected">What may stand there, in words: "a string or a list of strings".</param>
/// <param name="Found">The shape that stands there.</param>
/// <param name="Origin">Where.</param>
/// <param name="IsQuotable">True when putting the number or Boolean in quotes makes it right.</param>
public readonly record struct TypeMismatch(string Element, string Expected, ValueShape Found, Origin Origin, bool IsQuotable)
{
    /// <summary>The number or Boolean as it is written, where <see cref="IsQuotable"/>; else empty.</summary>
    public string Text { get; init; } = "";
}
