using System.Globalization;

namespace PolicyLint.Sarif;

/// <summary>
/// GitHub's <c>primaryLocationLineHash</c>: a rolling hash over the next 100 characters from a line's start, blanks and
/// tabs left out, with a number for lines that hash the same. GitHub knows an alert again by it, and warns about every
/// value that is not exactly its own.
/// Source: https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
/// </summary>
internal static class LineHashes
{
    private const int WindowLength = 100;
    private const ulong Multiplier = 37;
    private const char ByteOrderMark = '\uFEFF';
    private const char EndOfFile = '\uFFFF';

    /// <summary>The hashes of all lines, the first line's first.</summary>
    /// <param name="text">The text, without byte-order mark.</param>
    /// <param name="hasByteOrderMark">True when the file has one: GitHub's reader takes it for the first character.</param>
    public static IReadOnlyList<string> Compute(string text, bool hasByteOrderMark)
    {
        var window = new Window();
        if (hasByteOrderMark)
        {
            window.Read(ByteOrderMark);
        }

        foreach (char c in text)
        {
            window.Read(c);
        }

        return window.Finish();
    }

    /// <summary>The last 100 characters, and which of them began a line.</summary>
    private sealed class Window
    {
        private static readonly ulong OldestFactor = Power(Multiplier, WindowLength);

        private readonly char[] _characters = new char[WindowLength];
        private readonly bool[] _beginsLine = new bool[WindowLength];
        private readonly List<string> _hashes = [];
        private readonly Dictionary<ulong, int> _occurrences = [];
        private ulong _hash;
        private int _index;
        private bool _atLineStart = true;
        private bool _afterCarriageReturn;

        public void Read(char c)
        {
            bool endsCrLf = _afterCarriageReturn && c == '\n';
            _afterCarriageReturn = c == '\r';
            if (c is ' ' or '\t' || endsCrLf)
            {
                return;
            }

            c = c == '\r' ? '\n' : c;
            Push(c, _atLineStart);
            _atLineStart = c == '\n';
        }

        public List<string> Finish()
        {
            Read(EndOfFile);
            for (int i = 0; i < WindowLength; i++)
            {
                Push('\0', beginsLine: false);
            }

            return _hashes;
        }

        private void Push(char c, bool beginsLine)
        {
            if (_beginsLine[_index])
            {
                // 100 characters later: the hash is over the line's beginning now.
                _occurrences.TryGetValue(_hash, out int before);
                _occurrences[_hash] = before + 1;
                _hashes.Add(string.Format(CultureInfo.InvariantCulture, "{0:x}:{1}", _hash, before + 1));
            }

            _beginsLine[_index] = beginsLine;
            _hash = unchecked((Multiplier * _hash) + c - (OldestFactor * _characters[_index]));
            _characters[_index] = c;
            _index = (_index + 1) % WindowLength;
        }

        private static ulong Power(ulong value, int exponent)
        {
            ulong result = 1;
            for (int i = 0; i < exponent; i++)
            {
                result = unchecked(result * value);
            }

            return result;
        }
    }
}
