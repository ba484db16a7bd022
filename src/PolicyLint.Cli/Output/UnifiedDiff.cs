using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace PolicyLint.Cli.Output;

/// <summary>How a changed text is drawn.</summary>
/// <param name="UseColor">Whether it is coloured.</param>
/// <param name="IsForPeople">True on a terminal, which must not obey what stands in a file; false to give the bytes that a patch needs.</param>
internal readonly record struct DiffOptions(bool UseColor, bool IsForPeople);

/// <summary>
/// Writes what is different between two texts as <c>git apply</c> and <c>patch</c> read it. What is different is DiffPlex's to find; its
/// own renderer drops carriage returns and the want of a last line end.
/// </summary>
internal sealed class UnifiedDiff(TextWriter writer, DiffOptions options)
{
    private const int Context = 3;

    private static readonly LineChunker Lines = new();

    private readonly Style _style = new(options.UseColor);

    /// <summary>Writes the differences; nothing when there are none.</summary>
    public void Write(string path, string before, string after)
    {
        DiffResult diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Lines);
        if (diff.DiffBlocks.Count == 0)
        {
            return;
        }

        WriteLine(_style.Strong("--- " + Name("a", path)));
        WriteLine(_style.Strong("+++ " + Name("b", path)));
        for (int first = 0; first < diff.DiffBlocks.Count;)
        {
            int last = first;
            while (last + 1 < diff.DiffBlocks.Count && diff.DiffBlocks[last + 1].DeleteStartA - End(diff.DiffBlocks[last]) <= 2 * Context)
            {
                last++;
            }

            WriteHunk(diff, first, last);
            first = last + 1;
        }
    }

    private void WriteHunk(DiffResult diff, int first, int last)
    {
        DiffBlock begin = diff.DiffBlocks[first];
        DiffBlock end = diff.DiffBlocks[last];
        int before = Math.Min(Context, begin.DeleteStartA);
        int after = Math.Min(Context, diff.PiecesOld.Count - End(end));
        string old = Range(begin.DeleteStartA - before, End(end) + after);
        string @new = Range(begin.InsertStartB - before, end.InsertStartB + end.InsertCountB + after);
        WriteLine(_style.Label($"@@ -{old} +{@new} @@"));
        int done = begin.DeleteStartA - before;
        for (int i = first; i <= last; i++)
        {
            DiffBlock block = diff.DiffBlocks[i];
            Write(' ', diff.PiecesOld, done, block.DeleteStartA);
            Write('-', diff.PiecesOld, block.DeleteStartA, End(block));
            Write('+', diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            done = End(block);
        }

        Write(' ', diff.PiecesOld, done, End(end) + after);
    }

    private void Write(char sign, IReadOnlyList<string> lines, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            string line = lines[i];
            bool isEnded = line.EndsWith('\n');
            string text = sign + (options.IsForPeople ? Printable.Escape(line.TrimEnd('\r', '\n')) : isEnded ? line[..^1] : line);
            WriteLine(sign switch
            {
                '-' => _style.Removed(text),
                '+' => _style.Added(text),
                _ => text,
            });
            if (!isEnded)
            {
                WriteLine("\\ No newline at end of file");
            }
        }
    }

    private static int End(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    /// <summary>First line, from 1, and how many; of no lines, the one before.</summary>
    private static string Range(int start, int end) => (end - start) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{start},0"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{start + 1}"),
        int count => string.Create(CultureInfo.InvariantCulture, $"{start + 1},{count}"),
    };

    /// <summary>A path with git's prefix, and in quotes as git has them if it could be taken for something else.</summary>
    private static string Name(string prefix, string path)
    {
        string name = Path.IsPathRooted(path) ? path : $"{prefix}/{path}";
        if (!name.Any(c => char.IsControl(c) || c is '"' or '\\'))
        {
            return name;
        }

        var quoted = new StringBuilder("\"");
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            quoted.Append(b is >= 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\' ? ((char)b).ToString() : "\\" + Convert.ToString(b, 8).PadLeft(3, '0'));
        }

        return quoted.Append('"').ToString();
    }

    private void WriteLine(string text)
    {
        writer.Write(text);
        writer.Write('\n');
    }

    /// <summary>Lines with their ends: a carriage return belongs to its line, and a last line may have no end.</summary>
    private sealed class LineChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (int start = 0; start < text.Length;)
            {
                int end = text.IndexOf('\n', start);
                end = end < 0 ? text.Length : end + 1;
                lines.Add(text[start..end]);
                start = end;
            }

            return lines;
        }
    }
}
