using System.Text;

namespace PolicyLint.Cli.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder()
    {
        // The real path: on some systems the temp folder is a link.
        string path = Directory.CreateTempSubdirectory("policylint-").FullName;
        Root = Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
    }

    public string Root { get; }

    public string PathOf(string name) => Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Makes a link; the test is left out where the system does not allow it.</summary>
    public void Link(string name, string target, bool isDirectory = false)
    {
        try
        {
            if (isDirectory)
            {
                Directory.CreateSymbolicLink(PathOf(name), target);
            }
            else
            {
                File.CreateSymbolicLink(PathOf(name), target);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Assert.Ignore($"This system makes no symbolic links here: {fault.Message}");
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
