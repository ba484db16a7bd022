namespace PolicyLint.Cli.Files;

/// <summary>
/// Puts other content in the place of a file's, all of it or nothing: it is written beside the file and takes its name in one step.
/// Whatever fails, the file is as it was and nothing is left beside it.
/// </summary>
internal class FileWriter
{
    private const string Unchanged = "the file is as it was";

    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Replaces a file's content. Of a link, the file that it leads to is replaced. Owner and permissions stay.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What is in it, for all that the caller knows.</param>
    /// <param name="content">What is to be in it.</param>
    /// <exception cref="OutputException">It cannot be written, or there is something else in it.</exception>
    public void Replace(string path, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> content)
    {
        string? temporary = null;
        try
        {
            string target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            CheckWritable(target);
            temporary = Path.Join(Path.GetDirectoryName(target), $".policylint-{Path.GetRandomFileName()}.tmp");
            WriteTemporary(temporary, target, content);
            if (!expected.SequenceEqual(FileReader.Read(target)))
            {
                throw new OutputException($"was changed by somebody else after it was read; {Unchanged}, fix it again");
            }

            Move(temporary, target);
            temporary = null;
        }
        catch (InputException fault)
        {
            throw new OutputException($"cannot be read again: {fault.Message}");
        }
        catch (UnauthorizedAccessException)
        {
            throw new OutputException(
                temporary is null
                    ? $"cannot be written: permission denied; {Unchanged}, allow writing it or leave it out"
                    : $"cannot be written: permission denied in its directory, where the new content is written first; {Unchanged}, allow writing there or leave it out");
        }
        catch (IOException fault)
        {
            // The system names the file that is written first, which is nobody's business and gone.
            string reason = fault.Message.ReplaceLineEndings(" ").Replace($" : '{temporary}'", "", StringComparison.Ordinal).TrimEnd('.');
            throw new OutputException($"cannot be written: {reason}; {Unchanged}, make it possible or leave it out");
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>Opens the file that is written first, which must not be there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The file whose name it will take.</param>
    /// <param name="options">How it is opened.</param>
    protected virtual Stream OpenTemporary(string path, string target, FileStreamOptions options) => new FileStream(path, options);

    /// <summary>Gives the written file the name of the other, which is then gone, in one step.</summary>
    protected virtual void Move(string temporary, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            // Keeps what Windows knows of the file: access control, attributes, time of creation.
            File.Replace(temporary, target, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, target, overwrite: true);
        }
    }

    /// <summary>A file takes another's name also where that one is read-only: who made it so does not want that.</summary>
    private static void CheckWritable(string target)
    {
        bool isReadOnly = OperatingSystem.IsWindows()
            ? new FileInfo(target).IsReadOnly
            : (File.GetUnixFileMode(target) & Writable) == UnixFileMode.None;
        if (isReadOnly)
        {
            throw new OutputException($"is read-only; {Unchanged}, make it writable or leave it out");
        }

        using var _ = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    private void WriteTemporary(string temporary, string target, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            // Until it has the permissions of the other, it is nobody else's to read.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using Stream stream = OpenTemporary(temporary, target, options);
        stream.Write(content);
        if (!OperatingSystem.IsWindows())
        {
            FileOwner.Copy(target, temporary);
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
        }

        if (stream is FileStream file)
        {
            // Otherwise a machine that goes down might keep the new name and lose the content.
            file.Flush(flushToDisk: true);
        }
    }

    private static void Remove(string? temporary)
    {
        try
        {
            if (temporary is not null)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is told; it is why.
        }
    }
}

/// <summary>A file cannot be written.</summary>
internal sealed class OutputException(string reason) : Exception(reason);
