namespace PolicyLint.Cli.Files;

/// <summary>Reads files, and says in plain words why it cannot.</summary>
internal static class FileReader
{
    /// <summary>No IAM policy is that large; a hook may hand over a database dump.</summary>
    public const long MaxLength = 64L * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return stream.CanSeek && stream.Length > 0 ? ReadSized(stream) : ReadToEnd(stream);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InputException(Explain(fault, path));
        }
    }

    /// <summary>Reads a stream of unknown length.</summary>
    /// <exception cref="InputException">It is too long.</exception>
    public static byte[] ReadToEnd(Stream stream)
    {
        using var buffer = new MemoryStream();
        byte[] chunk = new byte[64 * 1024];
        int count;
        while ((count = stream.Read(chunk)) > 0)
        {
            if (buffer.Length + count > MaxLength)
            {
                throw new InputTooLargeException();
            }

            buffer.Write(chunk, 0, count);
        }

        return buffer.ToArray();
    }

    /// <summary>Why a path cannot be read, and what to do about it.</summary>
    public static string Explain(Exception fault, string path)
    {
        if (fault is UnauthorizedAccessException)
        {
            return Directory.Exists(path)
                ? "permission denied; allow listing the directory or leave it out"
                : "permission denied; allow reading the file or leave it out";
        }

        if (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return IsLink(path)
                ? "the link points to a file that does not exist; repair or remove the link"
                : "no such file or directory; check the spelling";
        }

        return $"{fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; repair it or leave it out";
    }

    private static byte[] ReadSized(FileStream stream)
    {
        if (stream.Length > MaxLength)
        {
            throw new InputTooLargeException();
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count == bytes.Length ? bytes : bytes[..count];
    }

    private static bool IsLink(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget is not null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
