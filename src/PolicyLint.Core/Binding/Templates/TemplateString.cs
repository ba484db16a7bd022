using System.Collections.Immutable;
using System.Text;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// A text that a function of a template makes: characters, each with the place in the file that it comes from, and holes.
/// A hole is one character of Unicode's private use area, so that a JSON document with holes can be read as JSON.
/// </summary>
internal sealed class TemplateString
{
    private const char FirstHole = '\uE000';
    private const char LastHole = '\uF8FF';

    private TemplateString(DecodedText decoded, ImmutableArray<SymbolicString.Piece> holes)
    {
        Decoded = decoded;
        Holes = holes;
    }

    /// <summary>The text with the way back to the template; each hole one character.</summary>
    public DecodedText Decoded { get; }

    /// <summary>What the holes stand for, by their number.</summary>
    public ImmutableArray<SymbolicString.Piece> Holes { get; }

    /// <summary>The text; each hole one character.</summary>
    public string Text => Decoded.Text;

    /// <summary>True when every part is known.</summary>
    public bool IsKnown => Holes.IsEmpty;

    /// <summary>A text of which nothing is known.</summary>
    public static TemplateString Unknown(SyntaxNode place, string name)
    {
        var builder = new Builder(place);
        builder.AppendHole(name, place.Span);
        return builder.ToTemplateString();
    }

    /// <summary>The text as a value of the model.</summary>
    /// <param name="token">Where a finding about all of it is reported.</param>
    public SymbolicString ToSymbolicString(SyntaxNode token)
        => Symbolize(Decoded, new TextSpan(0, Text.Length), token.Tree.Text.ToSource(token.Span), Holes);

    /// <summary>A part of a text as a value of the model: characters that stand for holes become holes.</summary>
    public static SymbolicString Symbolize(DecodedText text, TextSpan content, TextSpan token, ImmutableArray<SymbolicString.Piece> holes)
    {
        ReadOnlySpan<char> characters = text.Text.AsSpan(content.Start, content.Length);
        if (holes.IsEmpty || NextHole(characters, holes.Length) < 0)
        {
            return new SymbolicString(text, content, token);
        }

        var pieces = ImmutableArray.CreateBuilder<SymbolicString.Piece>();
        while (NextHole(characters, holes.Length) is var next and >= 0)
        {
            if (next > 0)
            {
                pieces.Add(new SymbolicString.Piece(characters.Slice(0, next).ToString(), IsHole: false));
            }

            pieces.Add(holes[characters[next] - FirstHole]);
            characters = characters.Slice(next + 1);
        }

        if (!characters.IsEmpty)
        {
            pieces.Add(new SymbolicString.Piece(characters.ToString(), IsHole: false));
        }

        return new SymbolicString(text, pieces.ToImmutable(), token);
    }

    /// <summary>True when a part of a text has a hole in it.</summary>
    public static bool HasHole(ReadOnlySpan<char> text, ImmutableArray<SymbolicString.Piece> holes) => !holes.IsEmpty && NextHole(text, holes.Length) >= 0;

    private static int NextHole(ReadOnlySpan<char> text, int count)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] >= FirstHole && text[i] - FirstHole < count)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Puts a text together from left to right.</summary>
    /// <param name="place">The place in the template that makes the text.</param>
    internal sealed class Builder(SyntaxNode place)
    {
        private readonly DecodedText.Builder _text = new(place.Tree.Text, place.Span);
        private readonly ImmutableArray<SymbolicString.Piece>.Builder _holes = ImmutableArray.CreateBuilder<SymbolicString.Piece>();
        private Func<string, string>? _encode;

        /// <summary>Says how text that a fix inserts is written: only for a text that stands in one scalar.</summary>
        public void SetEncoding(Func<string, string> encode) => _encode = encode;

        /// <summary>Adds characters that something written stands for.</summary>
        /// <param name="text">The characters.</param>
        /// <param name="span">What stands for them, in the tree's text.</param>
        public void Append(string text, TextSpan span)
        {
            if (text.Length == 0)
            {
                return;
            }

            if (!HasPrivateUse(text.AsSpan()))
            {
                _text.AppendEscape(text, span.Start, span.Length);
                return;
            }

            var plain = new StringBuilder(text.Length);
            foreach (char c in text)
            {
                if (c is < FirstHole or > LastHole)
                {
                    plain.Append(c);
                    continue;
                }

                // A character that would be taken for a hole is not worth more.
                Flush(plain, span);
                AppendHole("character", span);
            }

            Flush(plain, span);
        }

        /// <summary>Adds a part of a decoded scalar, every character with its place.</summary>
        public void Append(DecodedText decoded, int start, int end)
        {
            if (start >= end)
            {
                return;
            }

            // Written as it reads: one run. Nearly every text is.
            TextSpan written = decoded.ToParent(TextSpan.FromBounds(start, end));
            if (written.Length == end - start
                && string.CompareOrdinal(place.Tree.Text.Text, written.Start, decoded.Text, start, written.Length) == 0
                && !HasPrivateUse(decoded.Text.AsSpan(start, end - start)))
            {
                _text.AppendLiteral(written.Start, written.Length);
                return;
            }

            for (int i = start; i < end; i++)
            {
                Append(decoded.Text.Substring(i, 1), decoded.ToParent(new TextSpan(i, 1)));
            }
        }

        /// <summary>Adds what is not known.</summary>
        /// <param name="name">What fills it.</param>
        /// <param name="span">What stands for it, in the tree's text.</param>
        /// <param name="allowed">What it can be, if that is known.</param>
        public void AppendHole(string name, TextSpan span, ImmutableArray<string> allowed = default)
            => AppendHole(new SymbolicString.Piece(name, IsHole: true) { AllowedValues = allowed.IsDefault ? ImmutableArray<string>.Empty : allowed }, span);

        /// <summary>Adds a hole.</summary>
        /// <param name="hole">The hole.</param>
        /// <param name="span">What stands for it, in the tree's text.</param>
        public void AppendHole(SymbolicString.Piece hole, TextSpan span)
        {
            if (_holes.Count > LastHole - FirstHole)
            {
                // More than any policy has: the rest is one hole.
                return;
            }

            _text.AppendEscape(((char)(FirstHole + _holes.Count)).ToString(), span.Start, span.Length);
            _holes.Add(hole);
        }

        /// <summary>Adds a text that another function made, with its places or as a whole.</summary>
        /// <param name="other">The text.</param>
        /// <param name="span">What stands for it, in the tree's text; null to keep its own places.</param>
        public void Append(TemplateString other, TextSpan? span)
        {
            if (span is { } whole && other.IsKnown)
            {
                Append(other.Text, whole);
                return;
            }

            for (int i = 0; i < other.Text.Length; i++)
            {
                TextSpan place = span ?? other.Decoded.ToParent(new TextSpan(i, 1));
                if (HasHole(other.Text.AsSpan(i, 1), other.Holes))
                {
                    AppendHole(other.Holes[other.Text[i] - FirstHole], place);
                }
                else
                {
                    Append(other.Text.Substring(i, 1), place);
                }
            }
        }

        /// <summary>Adds a value: a scalar, a text that a function made, or, for anything else, a hole.</summary>
        /// <param name="value">The value.</param>
        /// <param name="name">What fills the hole.</param>
        /// <param name="span">What stands for it, in the tree's text; null to keep its own places.</param>
        public void Append(TemplateValue value, string name, TextSpan? span)
        {
            if (value.IsScalar)
            {
                if (span is { } whole)
                {
                    Append(value.Node.GetText(), whole);
                }
                else
                {
                    DecodedText decoded = value.Node.Decode();
                    Append(decoded, 0, decoded.Text.Length);
                }
            }
            else if (value.Kind == TemplateValueKind.Text)
            {
                Append(value.Text!, span);
            }
            else
            {
                AppendHole(name, span ?? value.Node.Span);
            }
        }

        /// <summary>Adds a value that stands in a text of JSON, with JSON's escapes.</summary>
        /// <param name="value">The value.</param>
        /// <param name="name">What fills the hole when it is no text.</param>
        /// <param name="span">What stands for it, in the tree's text.</param>
        public void AppendInJson(TemplateValue value, string name, TextSpan span)
        {
            if (value.IsScalar)
            {
                Append(JsonString.Encode(value.Node.GetText()), span);
            }
            else if (value.Kind == TemplateValueKind.Text)
            {
                string text = value.Text!.Text;
                for (int i = 0; i < text.Length; i++)
                {
                    if (HasHole(text.AsSpan(i, 1), value.Text.Holes))
                    {
                        AppendHole(value.Text.Holes[text[i] - FirstHole], span);
                    }
                    else
                    {
                        Append(JsonString.Encode(text.Substring(i, 1)), span);
                    }
                }
            }
            else
            {
                AppendHole(name, span);
            }
        }

        /// <summary>Adds a value as a text of JSON, quotes included, which has the value's place.</summary>
        public void AppendJson(TemplateValue value, string name)
        {
            TextSpan span = value.Node.Span;
            Append("\"", span);
            AppendInJson(value, name, span);
            Append("\"", span);
        }

        /// <summary>The text.</summary>
        public TemplateString ToTemplateString() => new(_text.ToDecodedText(_encode), _holes.ToImmutable());

        private static bool HasPrivateUse(ReadOnlySpan<char> text)
        {
            foreach (char c in text)
            {
                if (c is >= FirstHole and <= LastHole)
                {
                    return true;
                }
            }

            return false;
        }

        private void Flush(StringBuilder plain, TextSpan span)
        {
            if (plain.Length > 0)
            {
                _text.AppendEscape(plain.ToString(), span.Start, span.Length);
                plain.Clear();
            }
        }
    }
}
