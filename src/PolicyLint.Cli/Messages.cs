using System.Text;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli;

/// <summary>What is said on standard error: one line each, named as ours.</summary>
internal sealed class Messages(Stream stream, bool isQuiet, bool isVerbose)
{
    private const string Program = "policylint: ";

    /// <summary>True when findings and errors only are wanted.</summary>
    public bool IsQuiet => isQuiet;

    /// <summary>True when details are wanted.</summary>
    public bool IsVerbose => isVerbose;

    /// <summary>Something could not be done; said in any case.</summary>
    public void Error(string message) => Write("error: ", message);

    /// <summary>Something that is worth knowing; not with <c>--quiet</c>.</summary>
    public void Note(string message)
    {
        if (!isQuiet)
        {
            Write("note: ", message);
        }
    }

    /// <summary>A detail; only with <c>--verbose</c>.</summary>
    public void Detail(string message)
    {
        if (isVerbose)
        {
            Write("", message);
        }
    }

    /// <summary>Lines that are not messages, such as a table.</summary>
    public void Block(string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private void Write(string label, string message) => Block(Program + label + Printable.Escape(message) + "\n");
}
