using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Syntax;
using PolicyLint.Text;
using YamlDotNet.Core;

namespace PolicyLint.Yaml;

/// <summary>What the reader says when it must stop: where the fault is, what stands there, and what could have stood there.</summary>
internal sealed partial class YamlReader
{
    /// <summary>Longer words are cut in messages.</summary>
    private const int MaxWordLength = 24;

    private const string Value = "a value";

    /// <summary>What YamlDotNet says, in parts of its messages, and what we say was expected. The first that fits counts.</summary>
    private static readonly (string Message, bool AtEnd, string Expected)[] Expectations =
    [
        ("found value containing disallowed", false, "a value in quotes, or '*' and the name of an anchor"),
        ("did not find expected key", false, "a name in line with the other names of this mapping"),
        ("did not find expected '-' indicator", false, "'-' in line with the other items of this list"),
        ("did not find expected ',' or '}'", false, "',' or '}'"),
        ("did not find expected ',' or ']'", false, "',' or ']'"),
        ("Mapping values are not allowed", false, "the end of the value, or quotes around text that has ': ' in it"),
        ("Mapping keys are not allowed", false, Value),
        ("found invalid mapping", false, "the end of the value, or quotes around text that has ': ' in it"),
        ("could not find expected ':'", false, "a name with ':' behind it"),
        ("found unexpected end of stream", true, "the quote that ends the text"),
        ("found unexpected document indicator", true, "the quote that ends the text"),
        ("found wrong indentation", true, "a line that is indented deeper"),
        ("found unknown escape character", true, "an escape such as \\n, or \\\\ for a backslash"),
        ("did not find expected hexadecimal number", true, "hexadecimal digits after \\x, \\u or \\U"),
        ("found invalid Unicode", true, "the code of a character"),
        ("character that cannot start any token", false, "a value in quotes"),
        ("Block sequence entries are not allowed", false, "a list that begins on a line of its own"),
        ("did not find expected node content", false, Value),
        ("undefined tag handle", false, "a tag whose prefix is declared by %TAG"),
        ("found more than one anchor", false, Value),
        ("While scanning a tag", true, "a blank after the tag"),
        ("Unexpected comma at end of tag", false, "a blank after the tag"),
        ("While scanning a block scalar", true, "the end of the line"),
        ("extra spaces in first line", true, "lines without blanks above the text"),
        ("more spaces in lines above first content line", true, "lines above the text that are not indented deeper than it"),
        ("expected <document start>", false, "the end of the document, or '---'"),
        ("invalid comment after", true, "a blank before the comment"),
        ("comment between adjacent scalars", false, "the end of the text"),
        ("directive", true, "a directive such as %YAML 1.2"),
        ("invalid content after '...'", true, "the end of the line"),
    ];

    private int _faultStart;

    private void ReportFault(YamlException fault)
    {
        if (fault.Message.Contains("tab") && FindTab() is { } tab)
        {
            _faultStart = tab;
            Report(SyntaxFault.TabIndentation, new TextSpan(tab, 1), "blanks", "a tab");
            return;
        }

        foreach ((string message, bool atEnd, string expected) in Expectations)
        {
            if (fault.Message.Contains(message))
            {
                int place = (int)(atEnd ? fault.End.Index : fault.Start.Index);
                if (place < _text.Length && _text[place] == '\t')
                {
                    _faultStart = place;
                    Report(SyntaxFault.TabIndentation, new TextSpan(place, 1), "blanks", "a tab");
                    return;
                }

                ReportFault(place, place, expected);
                return;
            }
        }

        ReportFault((int)fault.Start.Index, (int)fault.Start.Index, "something else");
    }

    /// <summary>Without any word of its own YamlDotNet gives up on flow collections whose next line is indented less than they are.</summary>
    private void ReportUnnamedFault()
    {
        int place = EndOfLine(Math.Min(_lastEnd, _text.Length));
        while (place < _text.Length && SkipTrivia(ref place))
        {
        }

        bool isFlow = _depth > 0 && _frames[_depth - 1].IsFlow;
        ReportFault(place, place, !isFlow ? "something else" : _frames[_depth - 1].IsMapping ? "',' or '}'" : "',' or ']'");
    }

    private void ReportFault(int place, int minEnd, string expected)
    {
        place = Math.Max(_lastEnd, Math.Min(place, _text.Length));
        while (place < _text.Length && place >= minEnd && YamlString.IsWhite(_text[place]))
        {
            place++;
        }

        _faultStart = place;
        bool isEnd = place >= _text.Length;
        Report(
            SyntaxFault.YamlSyntax,
            isEnd ? new TextSpan(_text.Length, 0) : TextSpan.FromBounds(place, EndOfFound(place)),
            expected,
            isEnd ? "the end of the text" : Describe(place));
    }

    private void ReportTooDeep(int start)
    {
        _faultStart = start;
        Report(SyntaxFault.NestingTooDeep, TextSpan.FromBounds(start, EndOfFound(start)), $"at most {MaxDepth} collections inside one another", Describe(start));
        throw new TooDeepException();
    }

    private void Report(SyntaxFault fault, TextSpan span, string expected, string found)
        => (_diagnostics ??= ImmutableArray.CreateBuilder<SyntaxDiagnostic>()).Add(new SyntaxDiagnostic(fault, span, expected, found));

    /// <summary>The first tab among the blanks that begin a line, after what was read. Its place is not told.</summary>
    private int? FindTab()
    {
        int position = LineStart(Math.Min(_lastEnd, _text.Length));
        while (position < _text.Length)
        {
            int blank = position;
            while (blank < _text.Length && YamlString.IsWhite(_text[blank]))
            {
                if (_text[blank] == '\t' && blank >= _lastEnd)
                {
                    return blank;
                }

                blank++;
            }

            position = EndOfLine(blank);
            position = position < _text.Length ? YamlString.EndOfBreak(_text, position) : position;
        }

        int tab = _text.IndexOf('\t', Math.Min(_lastEnd, _text.Length));
        return tab < 0 ? null : tab;
    }

    /// <summary>What stands at a place, in words; the same stretch as <see cref="EndOfFound"/> gives.</summary>
    private string Describe(int position)
    {
        char c = _text[position];
        int end = EndOfFound(position);
        return c switch
        {
            '\n' or '\r' => "a line break",
            '\t' => "a tab",
            '\0' => "a NUL character (U+0000)",
            < ' ' => $"a control character ({CodePoint(c)})",
            '\'' => "a single quote",
            >= '\u007F' => $"the character {CodePoint(char.IsSurrogatePair(_text, position) ? char.ConvertToUtf32(_text, position) : c)}",
            _ when end - position > MaxWordLength => $"'{_text.Substring(position, MaxWordLength)}…'",
            _ => $"'{_text.Substring(position, end - position)}'",
        };
    }

    /// <summary>Where that which stands at a place ends: a whole word, an escape, a line break, or one character.</summary>
    private int EndOfFound(int position)
    {
        char c = _text[position];
        if (YamlString.IsBreak(c))
        {
            return YamlString.EndOfBreak(_text, position);
        }

        int end = position;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '-' or '+' or '.') && _text[end] < '\u007F')
        {
            end++;
        }

        if (end > position)
        {
            return end;
        }

        bool isPair = c == '\\' || char.IsSurrogatePair(_text, position);
        return Math.Min(_text.Length, position + (isPair ? 2 : 1));
    }

    private static string CodePoint(int character) => "U+" + character.ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>Leaves the parser where it stands; it has been told already.</summary>
    private sealed class TooDeepException : Exception;
}
