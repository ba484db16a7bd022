using System.Runtime.InteropServices;

namespace PolicyLint.Cli;

/// <summary>How wide the terminal is.</summary>
internal static class TerminalSize
{
    private const int StandardOutput = 1;
    private const nuint LinuxGetWindowSize = 0x5413;

    /// <summary>The columns of the terminal that shows standard output; null when it does not tell.</summary>
    public static int? ReadWidth()
    {
        try
        {
            return (OperatingSystem.IsLinux() ? ReadLinux() : Console.WindowWidth) is > 0 and int width ? width : null;
        }
        catch (Exception fault) when (fault is IOException or PlatformNotSupportedException or DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Asks the terminal without a word to it: on Unix, <see cref="Console.WindowWidth"/> first writes escape sequences that set
    /// keyboard modes, into whatever records the session too. TIOCGWINSZ, see ioctl_tty(2).
    /// </summary>
    private static int ReadLinux() => GetWindowSize(StandardOutput, LinuxGetWindowSize, out WindowSize size) == 0 ? size.Columns : 0;

#pragma warning disable SYSLIB1054 // Nothing is to be marshalled; LibraryImport would want unsafe code for it.
    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetWindowSize(int descriptor, nuint request, out WindowSize size);
#pragma warning restore SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
