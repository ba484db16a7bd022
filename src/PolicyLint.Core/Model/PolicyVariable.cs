namespace PolicyLint.Model;

/// <summary>
/// One <c>${…}</c> in a text.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
/// </summary>
/// <param name="Start">Offset of the dollar sign in the text, in UTF-16 code units.</param>
/// <param name="Length">Number of code units up to and with the closing brace, or up to where it is missed.</param>
/// <param name="IsClosed">False when there is no <c>}</c> before the next <c>${</c> or the end.</param>
public readonly record struct PolicyVariable(int Start, int Length, bool IsClosed)
{
    /// <summary>What stands between the braces.</summary>
    /// <param name="text">The text that the variable was found in.</param>
    public ReadOnlySpan<char> GetBody(ReadOnlySpan<char> text) => text.Slice(Start + 2, Length - (IsClosed ? 3 : 2));

    /// <summary>True for <c>${*}</c>, <c>${?}</c> and <c>${$}</c>, which stand for the character itself.</summary>
    /// <param name="text">The text that the variable was found in.</param>
    public bool IsLiteral(ReadOnlySpan<char> text) => IsClosed && Length == 4 && text[Start + 2] is '*' or '?' or '$';

    /// <summary>Finds the variables of a text, from left to right.</summary>
    public static Enumerable FindAll(ReadOnlySpan<char> text) => new(text);

    /// <summary>True when the text has a <c>*</c> or <c>?</c> outside of variables: <c>${*}</c> is a character, not a wildcard.</summary>
    public static bool HasWildcardOutside(ReadOnlySpan<char> text)
    {
        int position = 0;
        foreach (PolicyVariable variable in FindAll(text))
        {
            if (text.Slice(position, variable.Start - position).IndexOfAny('*', '?') >= 0)
            {
                return true;
            }

            position = variable.Start + variable.Length;
        }

        return text.Slice(position).IndexOfAny('*', '?') >= 0;
    }

    /// <summary>The variables of a text, for <c>foreach</c>.</summary>
    public ref struct Enumerable
    {
        private readonly ReadOnlySpan<char> _text;
        private int _next;

        internal Enumerable(ReadOnlySpan<char> text)
        {
            _text = text;
            _next = 0;
            Current = default;
        }

        /// <summary>The variable at hand.</summary>
        public PolicyVariable Current { get; private set; }

        /// <summary>For <c>foreach</c>.</summary>
        public readonly Enumerable GetEnumerator() => this;

        /// <summary>Finds the next variable.</summary>
        public bool MoveNext()
        {
            int start = _text.Slice(_next).IndexOf("${".AsSpan());
            if (start < 0)
            {
                return false;
            }

            start += _next;
            ReadOnlySpan<char> body = _text.Slice(start + 2);
            int close = body.IndexOf('}');
            int open = body.IndexOf("${".AsSpan());
            bool closed = close >= 0 && (open < 0 || close < open);
            int end = closed ? start + 3 + close : open >= 0 ? start + 2 + open : _text.Length;
            Current = new PolicyVariable(start, end - start, closed);
            _next = end;
            return true;
        }
    }
}
