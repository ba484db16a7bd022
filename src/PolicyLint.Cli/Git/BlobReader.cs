using System.Diagnostics;
using System.Globalization;
using System.Text;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Git;

/// <summary>Reads the contents of objects, one after the other, from one <c>git cat-file --batch</c>.</summary>
internal sealed class BlobReader(Process process) : IDisposable
{
    private readonly Stream _output = process.StandardOutput.BaseStream;

    /// <summary>Reads an object; null when it is too large to be a policy.</summary>
    /// <exception cref="GitException">It is not there.</exception>
    public byte[]? Read(string blob)
    {
        process.StandardInput.Write(blob + "\n");
        process.StandardInput.Flush();
        // "<object> blob <length>", or "<object> missing".
        string[] header = ReadLine().Split(' ');
        if (header.Length != 3 || !long.TryParse(header[2], NumberStyles.None, CultureInfo.InvariantCulture, out long length))
        {
            throw new GitException($"git has lost what is staged (object {blob})");
        }

        byte[]? content = length <= FileReader.MaxLength ? new byte[length] : null;
        if (content is not null)
        {
            _output.ReadExactly(content);
            _output.ReadByte();
            return content;
        }

        Skip(length + 1);
        return null;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (int next = _output.ReadByte(); next is not ('\n' or -1); next = _output.ReadByte())
        {
            line.Append((char)next);
        }

        return line.ToString();
    }

    private void Skip(long count)
    {
        byte[] chunk = new byte[64 * 1024];
        while (count > 0)
        {
            int read = _output.Read(chunk, 0, (int)Math.Min(count, chunk.Length));
            if (read == 0)
            {
                return;
            }

            count -= read;
        }
    }
}
