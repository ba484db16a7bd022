namespace PolicyLint.Cli;

/// <summary>Words for what should never happen.</summary>
internal static class Bug
{
    /// <summary>Says that it is our fault, and what to do.</summary>
    public static string Describe(Exception fault)
        => $"this is a bug in policylint, not in your files ({fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}); "
        + "please report it at https://github.com/policylint/policylint/issues";
}
