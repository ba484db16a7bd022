using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>
/// Reads what a suppression says in one line: <c>ignore[PL3002, wildcard-action] until=2027-03-31 ticket=SEC-12 -- reason</c>. Stops at
/// the first fault: half of a suppression is none. Never throws.
/// </summary>
internal sealed class SuppressionParser
{
    private const string Options = "'until=YYYY-MM-DD', 'ticket=…' or '--' and the reason";

    private readonly string _text;
    private readonly int _end;
    private int _position;

    /// <summary>Begins to read.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="span">Where it stands there.</param>
    public SuppressionParser(string text, TextSpan span)
    {
        _text = text;
        _position = span.Start;
        _end = span.End;
    }

    /// <summary>The rules, each with its place in the text.</summary>
    public List<(string Name, TextSpan Span)> Rules { get; } = [];

    /// <summary>True when it goes for the whole file.</summary>
    public bool IsForFile { get; private set; }

    /// <summary>The last day on which it holds.</summary>
    public CalendarDate? Until { get; private set; }

    /// <summary>Where that day stands.</summary>
    public TextSpan UntilSpan { get; private set; }

    /// <summary>The ticket; empty when there is none.</summary>
    public string Ticket { get; private set; } = "";

    /// <summary>The reason; empty when there is none.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What is wrong; null when all was read.</summary>
    public (TextSpan Span, string Found, string Expected)? Fault { get; private set; }

    /// <summary>Reads all of it, from <c>ignore</c> on.</summary>
    public void ReadDirective()
    {
        SkipBlanks();
        TextSpan verb = TakeWhile(static c => !char.IsWhiteSpace(c) && c != '[');
        switch (TextOf(verb))
        {
            case "ignore":
                break;
            case "ignore-file":
                IsForFile = true;
                break;
            default:
                Fail(verb, "'ignore[…]' or 'ignore-file[…]'");
                return;
        }

        if (ReadRules())
        {
            ReadOptions();
        }
    }

    /// <summary>Reads <c>until=… ticket=… -- reason</c>, each of which may be absent.</summary>
    public void ReadOptions()
    {
        bool hasTicket = false;
        for (SkipBlanks(); _position < _end; SkipBlanks())
        {
            TextSpan word = TakeWhile(static c => !char.IsWhiteSpace(c));
            string text = TextOf(word);
            if (text == "--")
            {
                Reason = OnOneLine(_text.Substring(_position, _end - _position));
                return;
            }

            int equals = text.IndexOf('=');
            var value = TextSpan.FromBounds(word.Start + equals + 1, word.End);
            switch (text.Substring(0, equals + 1))
            {
                case "until=" or "expires=" when Until is not null:
                case "ticket=" when hasTicket:
                    Fail(word, "each of them once");
                    return;
                case "until=" or "expires=":
                    if (!CalendarDate.TryParse(TextOf(value), out CalendarDate date))
                    {
                        Fail(value.IsEmpty ? word : value, "a day of the calendar as YYYY-MM-DD");
                        return;
                    }

                    Until = date;
                    UntilSpan = value;
                    break;
                case "ticket=" when value.IsEmpty:
                    Fail(word, "the ticket after 'ticket='");
                    return;
                case "ticket=":
                    Ticket = TextOf(value);
                    hasTicket = true;
                    break;
                default:
                    Fail(word, Options);
                    return;
            }
        }
    }

    /// <summary>A text of several lines as one.</summary>
    private static string OnOneLine(string text)
        => string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private bool ReadRules()
    {
        if (!Take('['))
        {
            return FailHere("'[' and the rules, as in ignore[PL3002]");
        }

        do
        {
            SkipBlanks();
            TextSpan name = TakeWhile(static c => !char.IsWhiteSpace(c) && c is not (',' or ']'));
            if (name.IsEmpty)
            {
                return FailHere("the id or name of a rule");
            }

            Rules.Add((TextOf(name), name));
            SkipBlanks();
        }
        while (Take(','));
        return Take(']') || FailHere("',' or ']' after the rule");
    }

    private bool FailHere(string expected)
    {
        SkipBlanks();
        Fail(TakeWhile(static c => !char.IsWhiteSpace(c)), expected);
        return false;
    }

    private void Fail(TextSpan span, string expected)
        => Fault = (span, span.IsEmpty ? "the end of it" : $"'{TextOf(span)}'", expected);

    private bool Take(char c)
    {
        bool taken = _position < _end && _text[_position] == c;
        _position += taken ? 1 : 0;
        return taken;
    }

    private TextSpan TakeWhile(Func<char, bool> isPart)
    {
        int start = _position;
        while (_position < _end && isPart(_text[_position]))
        {
            _position++;
        }

        return TextSpan.FromBounds(start, _position);
    }

    private void SkipBlanks() => TakeWhile(char.IsWhiteSpace);

    private string TextOf(TextSpan span) => _text.Substring(span.Start, span.Length);
}
