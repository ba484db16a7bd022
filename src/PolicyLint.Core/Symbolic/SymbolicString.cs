using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Symbolic;

/// <summary>
/// A text of which parts may be unknown: literal pieces and holes. A policy in a JSON file has only literals; in a
/// template, <c>Ref</c> and its like leave holes. Every question is answered with a <see cref="Certainty"/>, and there is
/// no way to the text that does not say what happens when it is not known.
/// </summary>
/// <remarks>A literal is a slice of the file's own text: making one allocates nothing.</remarks>
public readonly struct SymbolicString
{
    /// <summary>How many fillings are tried; with more ways, a hole may be filled with anything.</summary>
    private const int MaxFillings = 64;

    private readonly DecodedText _text;
    private readonly TextSpan _content;
    private readonly TextSpan _token;
    private readonly ImmutableArray<Piece> _pieces;

    /// <summary>A literal.</summary>
    /// <param name="text">The decoded text that holds it.</param>
    /// <param name="content">Where its characters stand in that text.</param>
    /// <param name="token">Where it stands in the file, quotes included.</param>
    internal SymbolicString(DecodedText text, TextSpan content, TextSpan token)
    {
        _text = text;
        _content = content;
        _token = token;
        _pieces = default;
    }

    /// <summary>A text in pieces, at least one of them a hole.</summary>
    /// <param name="text">Any text of the file that the value stands in.</param>
    /// <param name="pieces">The pieces from left to right.</param>
    /// <param name="token">Where the whole value stands in the file.</param>
    internal SymbolicString(DecodedText text, ImmutableArray<Piece> pieces, TextSpan token)
    {
        _text = text;
        _content = default;
        _token = token;
        _pieces = pieces;
    }

    /// <summary>Where the value stands in the file, quotes included.</summary>
    public Origin Origin => new(_text.Source, _token);

    /// <summary>True when every part is known.</summary>
    public bool IsKnown => _pieces.IsDefault;

    /// <summary>The pieces from left to right; a known text is one literal.</summary>
    public ImmutableArray<Piece> Pieces => _pieces.IsDefault ? ImmutableArray.Create(new Piece(Content.ToString(), IsHole: false)) : _pieces;

    private ReadOnlySpan<char> Content => _text.Text.AsSpan(_content.Start, _content.Length);

    /// <summary>Gives the text if every part of it is known.</summary>
    public bool TryGetText(out ReadOnlySpan<char> text)
    {
        text = IsKnown ? Content : default;
        return IsKnown;
    }

    /// <summary>The text for people to read: holes show as <c>${name}</c>.</summary>
    public string ToDisplayString() => IsKnown ? Content.ToString() : string.Concat(_pieces.Select(p => p.IsHole ? "${" + p.Text + "}" : p.Text));

    /// <summary>Where a part of a known text stands in the file, without the quotes.</summary>
    /// <param name="start">Offset in the text, in UTF-16 code units.</param>
    /// <param name="length">Number of code units.</param>
    /// <returns>The part's place; the whole value's when the text is not known in all parts.</returns>
    public Origin GetOrigin(int start, int length)
        => IsKnown ? _text.GetOrigin(new TextSpan(_content.Start + start, length)) : Origin;

    /// <summary>
    /// True when a character of a known text is written as an escape of the policy's own JSON, such as <c>\u2013</c>. The
    /// escapes of a string that holds the whole policy do not count, nor those of YAML: they are gone before AWS reads it.
    /// </summary>
    /// <param name="offset">Offset in the text, in UTF-16 code units.</param>
    internal bool IsEscape(int offset)
    {
        // A text with escapes was decoded alone; one without them is a slice of the policy's text, which has quotes around it.
        bool isDecodedAlone = IsKnown && _content.Length == _text.Text.Length;
        return isDecodedAlone && _text.IsJsonEscape(_content.Start + offset);
    }

    /// <summary>Is it this very text?</summary>
    /// <param name="text">The text to compare with, ordinally.</param>
    /// <param name="ignoreCase">Compare without regard to case.</param>
    public Certainty Is(string text, bool ignoreCase = false)
    {
        if (IsKnown)
        {
            return Same(Content, text.AsSpan(), ignoreCase) ? Certainty.Yes : Certainty.No;
        }

        if (TryGetFillings(out ImmutableArray<SymbolicString> fillings))
        {
            return OfAll(fillings, filling => filling.Is(text, ignoreCase));
        }

        return CanBe(text.AsSpan(), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) ? Certainty.Maybe : Certainty.No;
    }

    /// <summary>Does it begin with this text?</summary>
    /// <param name="prefix">The beginning to compare with, ordinally.</param>
    /// <param name="ignoreCase">Compare without regard to case.</param>
    public Certainty StartsWith(string prefix, bool ignoreCase = false)
    {
        if (!IsKnown && TryGetFillings(out ImmutableArray<SymbolicString> fillings))
        {
            return OfAll(fillings, filling => filling.StartsWith(prefix, ignoreCase));
        }

        ReadOnlySpan<char> known = IsKnown ? Content : _pieces[0].IsHole ? default : _pieces[0].Text.AsSpan();
        if (known.Length >= prefix.Length)
        {
            return Same(known.Slice(0, prefix.Length), prefix.AsSpan(), ignoreCase) ? Certainty.Yes : Certainty.No;
        }

        bool possible = !IsKnown && Same(known, prefix.AsSpan(0, known.Length), ignoreCase);
        return possible ? Certainty.Maybe : Certainty.No;
    }

    /// <summary>Taken as an IAM pattern, does it match this text?</summary>
    /// <param name="text">A text without wildcards, such as <c>iam:CreateRole</c>.</param>
    /// <param name="ignoreCase">Compare without regard to case, as IAM does for actions.</param>
    public Certainty Matches(string text, bool ignoreCase = false)
    {
        if (IsKnown)
        {
            return WildcardPattern.Matches(Content, text.AsSpan(), ignoreCase) ? Certainty.Yes : Certainty.No;
        }

        if (TryGetFillings(out ImmutableArray<SymbolicString> fillings))
        {
            return OfAll(fillings, filling => filling.Matches(text, ignoreCase));
        }

        // With each hole empty or anything: what matches with the holes empty proves nothing about other fillings.
        return WildcardPattern.Matches(HolesAsWildcards().AsSpan(), text.AsSpan(), ignoreCase) ? Certainty.Maybe : Certainty.No;
    }

    /// <inheritdoc/>
    public override string ToString() => ToDisplayString();

    /// <summary>
    /// Fills the first hole whose fillings are known. Each of the texts may have further ones; the more there are, the fewer are filled.
    /// </summary>
    private bool TryGetFillings(out ImmutableArray<SymbolicString> fillings)
    {
        fillings = ImmutableArray<SymbolicString>.Empty;
        long ways = 1;
        for (int i = 0; i < _pieces.Length; i++)
        {
            ImmutableArray<string> allowed = _pieces[i].AllowedValues;
            ways *= Math.Max(1, allowed.Length);
            if (ways > MaxFillings)
            {
                return false;
            }
        }

        for (int i = 0; i < _pieces.Length; i++)
        {
            if (!_pieces[i].AllowedValues.IsEmpty)
            {
                SymbolicString self = this;
                int index = i;
                fillings = ImmutableArray.CreateRange(_pieces[i].AllowedValues, value => self.Fill(index, value));
                return true;
            }
        }

        return false;
    }

    private SymbolicString Fill(int index, string value)
    {
        ImmutableArray<Piece> pieces = _pieces.SetItem(index, new Piece(value, IsHole: false));
        var joined = ImmutableArray.CreateBuilder<Piece>(pieces.Length);
        foreach (Piece piece in pieces)
        {
            if (!piece.IsHole && joined.Count > 0 && !joined[joined.Count - 1].IsHole)
            {
                joined[joined.Count - 1] = new Piece(joined[joined.Count - 1].Text + piece.Text, IsHole: false);
            }
            else
            {
                joined.Add(piece);
            }
        }

        if (joined.Count > 1 || joined[0].IsHole)
        {
            return new SymbolicString(_text, joined.ToImmutable(), _token);
        }

        var known = DecodedText.Identity(SourceText.From(joined[0].Text));
        return new SymbolicString(known, new TextSpan(0, known.Text.Length), _token);
    }

    private static Certainty OfAll(ImmutableArray<SymbolicString> fillings, Func<SymbolicString, Certainty> ask)
    {
        Certainty all = ask(fillings[0]);
        foreach (SymbolicString filling in fillings)
        {
            if (all == Certainty.Maybe || ask(filling) != all)
            {
                return Certainty.Maybe;
            }
        }

        return all;
    }

    /// <summary>A hole can stand for any text at all, so the literals must be found in their order, the outer ones at the ends.</summary>
    private bool CanBe(ReadOnlySpan<char> text, StringComparison comparison)
    {
        bool isAfterHole = false;
        for (int i = 0; i < _pieces.Length; i++)
        {
            if (_pieces[i].IsHole)
            {
                isAfterHole = true;
                continue;
            }

            ReadOnlySpan<char> literal = _pieces[i].Text.AsSpan();
            if (i == _pieces.Length - 1)
            {
                return isAfterHole ? text.EndsWith(literal, comparison) : text.Equals(literal, comparison);
            }

            int start = isAfterHole ? text.IndexOf(literal, comparison) : text.StartsWith(literal, comparison) ? 0 : -1;
            if (start < 0)
            {
                return false;
            }

            text = text.Slice(start + literal.Length);
            isAfterHole = false;
        }

        return isAfterHole || text.IsEmpty;
    }

    private string HolesAsWildcards() => string.Concat(_pieces.Select(p => p.IsHole ? "*" : p.Text));

    private static bool Same(ReadOnlySpan<char> a, ReadOnlySpan<char> b, bool ignoreCase)
        => ignoreCase ? a.Equals(b, StringComparison.OrdinalIgnoreCase) : a.SequenceEqual(b);

    /// <summary>A part of the text.</summary>
    /// <param name="Text">The characters; for a hole, the name of what fills it.</param>
    /// <param name="IsHole">True when the characters are not known.</param>
    public readonly record struct Piece(string Text, bool IsHole)
    {
        private readonly ImmutableArray<string> _allowedValues;

        /// <summary>True for a hole that is filled with the name of a resource, which has no slash or colon in it.</summary>
        public bool IsName { get; init; }

        /// <summary>What the hole can be filled with, where the template says so; empty when it can be anything.</summary>
        public ImmutableArray<string> AllowedValues
        {
            get => _allowedValues.IsDefault ? ImmutableArray<string>.Empty : _allowedValues;
            init => _allowedValues = value;
        }
    }
}
